import Type from 'typebox';
import { validate as isId } from 'uuid';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { MergePage } from './merge-pages.tsx';
import { longestReason, shortestReason } from './merging.ts';
import { undoOpened } from './opening.ts';
import { getMerge } from './queries.ts';

const strict = { additionalProperties: false } as const;
const params = Type.Object({ mergeId: Type.String({ maxLength: 60 }) });
const Done = Type.Object({ done: Type.Optional(Type.Union([Type.Literal('merged'), Type.Literal('undone')])) }, strict);
const Undone = Type.Object({ reason: Type.String({ maxLength: 2 * longestReason }) }, strict);
const right = 'keep-records';

/** One merging, and undoing it. */
export function undoingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/merging/:mergeId',
      right,
      params,
      query: Done,
      answer: async (visit, { params: { mergeId }, query }) => {
        if (!isId(mergeId)) throw new Refusal('not-found');
        return page(MergePage({ visit, merge: await getMerge(house, mergeId, visit.now), done: query.done }));
      },
    }),
    route({
      method: 'POST',
      path: '/merging/:mergeId/undo',
      right,
      params,
      body: Undone,
      answer: async (visit, { params: { mergeId }, body }) => {
        if (!isId(mergeId)) throw new Refusal('not-found');
        const typed = body.reason.replaceAll('\r\n', '\n').trim();
        const isFaulty = typed.length < shortestReason || typed.length > longestReason;
        if (visit.changesLanguage || isFaulty) {
          const shown = { ...visit, address: `/merging/${mergeId}` };
          const merge = await getMerge(house, mergeId, visit.now);
          const isShownFaulty = isFaulty && !visit.changesLanguage;
          return page(MergePage({ visit: shown, merge, done: undefined, typed, isFaulty: isShownFaulty }), isShownFaulty ? 422 : 200);
        }
        await undoOpened(house, visit, mergeId, typed);
        return redirect(`/merging/${mergeId}?done=undone`);
      },
    }),
  ];
}
