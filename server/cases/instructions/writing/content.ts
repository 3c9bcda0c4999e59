import Type from 'typebox';
import type { Agency } from '#server/agency/loading.ts';
import { findGroup } from '#server/agency/lookups.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type Language, languages } from '#server/platform/language/language.ts';
import { type Kind, kinds, type Texts } from '../queries.ts';

export const longestTitle = 200;
export const longestText = 20_000;

/** What is being written, with what is not finished in it. */
export type Content = { kind: Kind; benefitGroups: string[]; isSmall: boolean; texts: Texts };

const title = Type.String({ maxLength: longestTitle });
// A line end is posted as two characters.
const text = Type.String({ maxLength: 2 * longestText });
const strict = { additionalProperties: false } as const;
const groups = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100, uniqueItems: true });

/** The posted form: a title and a text in each language. */
export const WritingForm = Type.Object(
  {
    saveNo: Type.Integer({ minimum: 0 }),
    kind: Type.Enum([...kinds]),
    benefitGroups: Type.Optional(groups),
    isSmall: Type.Optional(Type.Literal('yes')),
    action: Type.Optional(Type.Enum(['save', 'preview', 'discard'])),
    ...({ 'title-fi': Type.Optional(title), 'title-sv': Type.Optional(title), 'title-en': Type.Optional(title) } satisfies Record<
      `title-${Language}`,
      unknown
    >),
    ...({ 'text-fi': Type.Optional(text), 'text-sv': Type.Optional(text), 'text-en': Type.Optional(text) } satisfies Record<
      `text-${Language}`,
      unknown
    >),
  },
  strict,
);

const WrittenText = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: longestTitle }),
    text: Type.String({ minLength: 1, maxLength: longestText }),
  },
  strict,
);
/** What machines send: at least one language. */
export const ContentBody = Type.Object(
  {
    kind: Type.Enum([...kinds]),
    benefitGroups: groups,
    texts: Type.Object(
      { fi: Type.Optional(WrittenText), sv: Type.Optional(WrittenText), en: Type.Optional(WrittenText) } satisfies Record<
        Language,
        unknown
      >,
      strict,
    ),
  },
  strict,
);

/** What was typed, with line ends as they are kept. Languages in which nothing was typed are left out. */
export function readForm(agency: Agency, form: Type.Static<typeof WritingForm>): Content {
  const texts: Texts = {};
  for (const language of agency.languages) {
    const written = { title: (form[`title-${language}`] ?? '').trim(), text: (form[`text-${language}`] ?? '').replaceAll('\r\n', '\n') };
    if (written.title !== '' || written.text.trim() !== '') texts[language] = written;
  }
  const { kind, benefitGroups = [], isSmall } = form;
  return { kind, benefitGroups: knownGroups(agency, benefitGroups), isSmall: isSmall === 'yes', texts };
}

/** Refuses `bad-request` for a group that the agency does not have. */
export function knownGroups(agency: Agency, groupIds: readonly string[]): string[] {
  if (!groupIds.every((id) => findGroup(agency, id))) throw new Refusal('bad-request', [{ place: '/benefitGroups', reason: 'is unknown' }]);
  return [...groupIds];
}

export type ContentFault = { field: `title-${Language}` | `text-${Language}`; kind: 'title' | 'text' | 'nothing' };

/** Why it cannot be published yet. */
export function listFaults(agency: Agency, { texts }: Content): ContentFault[] {
  const first = agency.languages[0] ?? languages[0];
  if (Object.keys(texts).length === 0) return [{ field: `title-${first}`, kind: 'nothing' }];
  return agency.languages.flatMap((language) => {
    const written = texts[language];
    if (!written) return [];
    const faults: ContentFault[] = [];
    if (written.title === '') faults.push({ field: `title-${language}`, kind: 'title' });
    if (written.text.trim() === '') faults.push({ field: `text-${language}`, kind: 'text' });
    return faults;
  });
}
