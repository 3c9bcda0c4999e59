import type { Agency } from '#server/agency/loading.ts';
import type { SkillChanges, Skills } from '#server/people/clerks/skills.ts';
import { lineChannelNames, lineChannels } from '#server/platform/channels/line-channels.ts';
import type { Language } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { HomePlace } from './queries.ts';
import { factNames, texts } from './texts.ts';

/** What the words are taken from; a place that is not among them is shown by its id. */
export type Named = { agency: Agency; places: readonly HomePlace[]; language: Language };

/** What is shown of somebody's skills, in this order. */
export const shownFacts = ['homePlaceId', 'benefitGroups', 'languages', 'channels', 'isQuick'] as const satisfies readonly (keyof Skills)[];

/** A fact as people read it; a name that nobody knows any more is shown by its id. */
export function inWords(fact: keyof Skills, value: unknown, { agency, places, language }: Named): string {
  const t = texts(language);
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (fact === 'homePlaceId')
    return typeof value === 'string' ? (places.find(({ id }) => id === value)?.name[language] ?? value) : t.noHome;
  if (!Array.isArray(value) || value.length === 0) return t.nothing;
  return value.map((tag) => tagName(fact, String(tag), agency, language)).join(', ');
}

const changedFacts: readonly (keyof Skills)[] = ['isOwn', ...shownFacts];

/** What differs from what stood before, one line for each fact. */
export function changesInWords(changes: SkillChanges, named: Named): string[] {
  return changedFacts.flatMap((fact) => {
    const change = changes[fact];
    if (!change) return [];
    const [before, after] = change;
    const words = texts(named.language).wasThen(inWords(fact, before, named), inWords(fact, after, named));
    return [`${factNames(named.language)[fact]}: ${words}`];
  });
}

function tagName(fact: keyof Skills, tag: string, { groups }: Agency, language: Language): string {
  if (fact === 'languages') return languageName(tag, language);
  if (fact === 'benefitGroups') return groups.find(({ id }) => id === tag)?.name[language] ?? tag;
  const channel = lineChannels.find((one) => one === tag);
  return channel ? lineChannelNames(language)[channel] : tag;
}
