import Type from 'typebox';
import type { Agency } from '#server/agency/loading.ts';
import { Line, Paragraphs } from '#server/agency/definition.ts';
import { type PlaceKind, placeTasks } from '#server/agency/places-file.ts';
import { readDay } from '#server/platform/clock/period.ts';
import { isDay } from '#server/platform/clock/clock.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { languages, type Text } from '#server/platform/language/language.ts';
import { asTypedDay, textOf } from '../changing-hours/plan-form.ts';

const orNothing = <S extends Parameters<typeof Type.Union>[0][number]>(shape: S) => Type.Union([shape, Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'the last day of the place' });

/** What an administrator can change of a place, its hours and counters aside. Null: it has none. */
export const PlaceFacts = Type.Object(
  {
    name: Line,
    operator: orNothing(Line),
    municipality: orNothing(Type.String({ maxLength: 60 })),
    street: orNothing(Type.String({ minLength: 1, maxLength: 120 })),
    postalCode: orNothing(Type.String({ pattern: '^\\d{5}$' })),
    city: orNothing(Line),
    latitude: orNothing(Type.Number({ minimum: -90, maximum: 90 })),
    longitude: orNothing(Type.Number({ minimum: -180, maximum: 180 })),
    phone: orNothing(Type.String({ pattern: '^\\+?[0-9 ]{3,20}$' })),
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { minItems: 1, uniqueItems: true, maxItems: 30 }),
    tasks: Type.Array(Type.Enum([...placeTasks]), { uniqueItems: true }),
    groups: Type.Array(Type.String({ maxLength: 60 }), { uniqueItems: true, maxItems: 100, description: 'benefit groups; empty: all' }),
    accessibility: orNothing(Paragraphs),
    validTo: orNothing(Day),
  },
  { additionalProperties: false },
);
export type PlaceFacts = Type.Static<typeof PlaceFacts>;

export type FactsFaultCode = 'words' | 'missing' | 'postal-code' | 'degrees' | 'phone' | 'languages' | 'day' | 'unknown' | 'before-start';
export type FactsFault = { field: string; code: FactsFaultCode };

/** What the facts of a place must say together, whether a person or a machine writes them. */
export function factsFaults(
  facts: PlaceFacts,
  { kind, validFrom }: { kind: PlaceKind; validFrom: string },
  agency: Agency,
  municipalities: ReadonlySet<string>,
): FactsFault[] {
  const faults: FactsFault[] = [];
  const need = (field: 'operator' | 'municipality' | 'street' | 'postalCode' | 'latitude' | 'longitude' | 'phone', isNeeded: boolean) => {
    if (isNeeded && facts[field] === null) faults.push({ field, code: 'missing' });
  };
  const isVisited = kind === 'office' || kind === 'joint-service-point';
  for (const field of ['municipality', 'street', 'postalCode', 'latitude', 'longitude'] as const) need(field, isVisited);
  need('operator', kind === 'joint-service-point');
  need('phone', kind === 'phone-line');
  if (facts.municipality !== null && !municipalities.has(facts.municipality)) faults.push({ field: 'municipality', code: 'unknown' });
  if (facts.groups.some((group) => !agency.groups.some(({ id }) => id === group))) faults.push({ field: 'groups', code: 'unknown' });
  if (facts.validTo !== null && !isDay(facts.validTo)) faults.push({ field: 'validTo', code: 'day' });
  else if (facts.validTo !== null && facts.validTo < validFrom) faults.push({ field: 'validTo', code: 'before-start' });
  return faults;
}

/** The facts as the fields of a form. */
export function fieldsOfFacts(facts: PlaceFacts): PostedForm {
  const fields = new Map<string, readonly string[]>();
  for (const field of ['name', 'operator', 'city', 'accessibility'] as const)
    for (const language of languages) fields.set(`${field}.${language}`, [facts[field]?.[language] ?? '']);
  for (const field of ['municipality', 'street', 'postalCode', 'phone'] as const) fields.set(field, [facts[field] ?? '']);
  for (const field of ['latitude', 'longitude'] as const) fields.set(field, [facts[field] === null ? '' : String(facts[field])]);
  for (const field of ['languages', 'tasks', 'groups'] as const) fields.set(field, facts[field]);
  return fields.set('validTo', [facts.validTo === null ? '' : asTypedDay(facts.validTo)]);
}

/** The facts that were typed, and what cannot be read of them. */
export function readFacts(form: PostedForm): { facts: PlaceFacts; faults: FactsFault[] } {
  const faults: FactsFault[] = [];
  const matching = (field: string, pattern: RegExp, code: FactsFaultCode) => {
    const text = textOf(form, field);
    if (text !== '' && !pattern.test(text)) faults.push({ field, code });
    return text === '' ? null : text;
  };
  const degrees = (field: 'latitude' | 'longitude', most: number) => {
    const text = textOf(form, field).replace(',', '.');
    const isRead = /^-?\d{1,3}(\.\d{1,8})?$/.test(text) && Math.abs(Number(text)) <= most;
    if (text !== '' && !isRead) faults.push({ field, code: 'degrees' });
    return text === '' ? null : Number(text);
  };
  const chosen = (field: string) => [...new Set(form.get(field))];
  const spoken = chosen('languages').filter((tag) => /^[a-z]{2,3}$/.test(tag));
  if (spoken.length === 0) faults.push({ field: 'languages', code: 'languages' });
  const validTo = textOf(form, 'validTo') === '' ? null : (readDay(textOf(form, 'validTo'), '') ?? '');
  const facts: PlaceFacts = {
    name: readWords(form, 'name', 200, faults) ?? { fi: '', sv: '', en: '' },
    operator: readWords(form, 'operator', 200, faults),
    municipality: matching('municipality', /^[a-z0-9-]{1,60}$/, 'unknown'),
    street: textOf(form, 'street').slice(0, 120) || null,
    postalCode: matching('postalCode', /^\d{5}$/, 'postal-code'),
    city: readWords(form, 'city', 200, faults),
    latitude: degrees('latitude', 90),
    longitude: degrees('longitude', 180),
    phone: matching('phone', /^\+?[0-9 ]{3,20}$/, 'phone'),
    languages: spoken.slice(0, 30),
    tasks: placeTasks.filter((task) => chosen('tasks').includes(task)),
    groups: chosen('groups').slice(0, 100),
    accessibility: readWords(form, 'accessibility', 8000, faults),
    validTo,
  };
  return { facts, faults };
}

/** Words in every language or in none; a name always. */
function readWords(form: PostedForm, field: string, longest: number, faults: FactsFault[]): Text | null {
  const read = Object.fromEntries(
    languages.map((language) => [language, textOf(form, `${field}.${language}`).replaceAll('\r\n', '\n').slice(0, longest)]),
  );
  const missing = languages.filter((language) => read[language] === '');
  if (field !== 'name' && missing.length === languages.length) return null;
  for (const language of missing) faults.push({ field: `${field}.${language}`, code: 'words' });
  // Each language was just read.
  return read as Text;
}
