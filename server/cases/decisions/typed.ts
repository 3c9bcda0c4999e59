import Type, { type TObject } from 'typebox';
import type { Agency } from '#server/agency/loading.ts';
import { type Outcome, outcomes, type Phrase } from '#server/agency/definition.ts';
import { readValue } from '#server/platform/forms/posted-value.ts';

/** What a clerk typed into a decision, by the names of the controls. It is kept as it was typed until the decision is made. */
export type Typed = { readonly [control: string]: string | readonly string[] };

export const actions = ['continue', 'preview', 'later'] as const;
export type Action = (typeof actions)[number];

/** Characters of the clerk's own text. */
export const longestOwnText = 5000;
const shortText = Type.Optional(Type.String({ maxLength: 300 }));

/** The shape of the posted page: the controls that this agency's phrases give it, and no others. */
export function typedShape({ phrases }: Pick<Agency, 'phrases'>): TObject {
  const controls = [
    'outcome',
    'amount',
    ...dayControls('from'),
    ...dayControls('to'),
    ...phrases.flatMap((phrase) => phraseControls(phrase)),
  ];
  return Type.Object(
    {
      ...Object.fromEntries(controls.map((name) => [name, shortText])),
      phrase: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 })),
      // A line end is posted as two characters.
      ownText: Type.Optional(Type.String({ maxLength: 2 * longestOwnText })),
      action: Type.Optional(Type.Union(actions.map((action) => Type.Literal(action)))),
    },
    { additionalProperties: false },
  );
}

export function dayControls(name: string): string[] {
  return [`${name}.day`, `${name}.month`, `${name}.year`];
}

/** The name under which a phrase's own field is typed. */
export function fieldControl(phraseId: string, fieldId: string): string {
  return `field.${phraseId}.${fieldId}`;
}

function phraseControls({ id, fields }: Phrase): string[] {
  return fields.flatMap((field) => {
    const name = fieldControl(id, field.id);
    return field.type === 'day' ? dayControls(name) : [name];
  });
}

export function typedText(typed: Typed, control: string): string {
  const value = Object.hasOwn(typed, control) ? typed[control] : undefined;
  return typeof value === 'string' ? value : '';
}

export function chosenPhrases(typed: Typed): readonly string[] {
  const value = typed['phrase'];
  return value === undefined || typeof value === 'string' ? [] : value;
}

export function typedOutcome(typed: Typed): Outcome | undefined {
  return outcomes.find((outcome) => outcome === typedText(typed, 'outcome'));
}

export function isGrant(outcome: Outcome | undefined): boolean {
  return outcome === 'granted' || outcome === 'granted-in-part';
}

/** Cents, read as in every form: comma or dot. Undefined when nothing readable was typed. */
export function typedMoney(typed: Typed, control: string): number | undefined {
  const { answer } = readValue('money', control, (name) => [typedText(typed, name)]);
  return typeof answer === 'number' ? answer : undefined;
}

export function typedNumber(typed: Typed, control: string): number | undefined {
  const { answer } = readValue('decimal', control, (name) => [typedText(typed, name)]);
  return typeof answer === 'number' ? answer : undefined;
}

/** An ISO day from three fields. Undefined when it is not a day that exists. */
export function typedDay(typed: Typed, control: string): string | undefined {
  const { answer } = readValue('date', control, (name) => [typedText(typed, name)]);
  return typeof answer === 'string' ? answer : undefined;
}

export function isDayTyped(typed: Typed, control: string): boolean {
  return dayControls(control).some((name) => typedText(typed, name).trim() !== '');
}

/** An ISO day as it would be typed into the three fields. */
export function typedFromDay(control: string, day: string): Typed {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${control}.day`]: String(Number(date)), [`${control}.month`]: String(Number(month)), [`${control}.year`]: year };
}
