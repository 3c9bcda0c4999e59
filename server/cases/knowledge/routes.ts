import Type from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, page, redirect, route, type Route, type Visit } from '#server/platform/http/route.ts';
import { currentEdition } from './editions.ts';
import { PassagePage, type Result, SearchPage } from './pages.tsx';
import { findPassage, listPassages, passageKinds } from './passages.ts';
import { longestQuery, searchKnowledge, wordsIn } from './searching.ts';

const right = 'read-instructions';
const Words = Type.Object({ words: Type.String({ maxLength: longestQuery }) }, { additionalProperties: false });

const FoundReply = Type.Object({
  results: Type.Array(
    Type.Object({
      kind: Type.Enum(['news', 'instruction', ...passageKinds]),
      title: Type.String(),
      address: Type.String({ description: 'the page that shows it' }),
      benefits: Type.Array(Type.String()),
      excerpt: Type.Array(Type.Object({ text: Type.String(), isFound: Type.Boolean() })),
      hasAllWords: Type.Boolean(),
    }),
  ),
});

/** The search over instructions, news, standard texts and the help of forms. Never over people. */
export function routes(house: House): Route[] {
  const { agency } = house;
  return [
    route({
      method: 'GET',
      path: '/knowledge',
      right,
      answer: async (visit) => page(SearchPage({ visit, agency, typed: '', results: undefined })),
    }),
    route({
      method: 'POST',
      path: '/knowledge',
      right,
      body: Words,
      answer: async (visit, { body: { words: typed } }) => {
        const shown = { ...visit, address: '/knowledge' };
        if (isAboutPerson(typed))
          return page(SearchPage({ visit: shown, agency, typed: '', results: undefined, isAboutPerson: true }), 422);
        if (typed.trim() === '') return redirect('/knowledge');
        return page(SearchPage({ visit: shown, agency, typed, results: await search(house, visit, typed) }));
      },
    }),
    route({
      method: 'GET',
      path: '/knowledge/:passage',
      right,
      params: Type.Object({ passage: Type.String({ pattern: '^[\\w.-]{1,300}$' }) }),
      answer: async (visit, { params }) => {
        const passage = findPassage(agency, dayOf(visit.now, agency.timeZone), params.passage);
        if (!passage) throw new Refusal('not-found');
        return page(PassagePage({ visit, agency, passage }));
      },
    }),
    route({
      method: 'POST',
      path: '/api/knowledge',
      right,
      body: Words,
      summary: 'Searches work instructions, news, standard texts and the help of forms in your language, best first. Never people',
      replies: FoundReply,
      answer: async (visit, { body: { words: typed } }) => {
        if (isAboutPerson(typed)) throw new Refusal('bad-request', [{ place: '/words', reason: 'holds an identity code' }]);
        const results = await search(house, visit, typed);
        return json({
          results: results.map(({ kind, title, address, benefits, excerpt, hasAllWords }) => ({
            kind,
            title,
            address,
            benefits,
            excerpt,
            hasAllWords,
          })),
        });
      },
    }),
  ];
}

/** Something in the shape of a personal identity code, right or not. */
function isAboutPerson(typed: string): boolean {
  return /(?<!\w)\d{6}\s?[-+a-yA-Y]?\s?\d{3}[\da-yA-Y](?!\w)/.test(typed);
}

async function search(house: House, { language, now }: Visit, typed: string): Promise<Result[]> {
  const { agency, database } = house;
  const edition = await currentEdition(house, now);
  const found = await searchKnowledge(database, { edition, language }, wordsIn(typed));
  const passages = new Map(listPassages(agency, dayOf(now, agency.timeZone)).map((passage) => [passage.id, passage]));
  return found.flatMap((one): Result[] => {
    if (one.source !== 'passage') return [{ ...one, kind: one.source, address: `/instructions/${one.id}`, benefits: [] }];
    const passage = passages.get(one.id);
    if (!passage) return [];
    const { kind, benefits } = passage;
    // What a benefit is stands on its own page; the rest has no page but ours.
    const address = kind === 'benefit' ? `/benefits/${benefits[0]}` : `/knowledge/${one.id}`;
    return [{ ...one, kind, address, benefits }];
  });
}
