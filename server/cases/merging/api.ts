import Type from 'typebox';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { longestReason, shortestReason } from './merging.ts';
import { mergeOpened, undoOpened } from './opening.ts';

const strict = { additionalProperties: false } as const;
const reason = Type.String({ minLength: shortestReason, maxLength: longestReason, description: 'why; the customer can read it' });
const customer = (description: string) => Type.String({ maxLength: 60, description });
const right = 'keep-records';

/** Merging and undoing for machines. */
export function machineRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/merging',
      right,
      body: Type.Object({ kept: customer('id of the record that stays'), merged: customer('id of the record that goes'), reason }, strict),
      summary: 'Merges two records of one person',
      replies: Type.Object({ mergeId: Type.String(), moved: Type.Record(Type.String(), Type.Integer(), { description: 'rows by table' }) }),
      answer: async (visit, { body }) => {
        const { mergeId, counts } = await mergeOpened(house, visit, { ...body, reason: reasonIn(body.reason) });
        return json({ mergeId, moved: counts }, 201);
      },
    }),
    route({
      method: 'POST',
      path: '/api/merging/:mergeId/undo',
      right,
      params: Type.Object({ mergeId: Type.String({ maxLength: 60 }) }),
      body: Type.Object({ reason }, strict),
      summary: 'Undoes a merging of two records, within 30 days',
      replies: Type.Object({ undone: Type.Boolean() }),
      answer: async (visit, { params, body }) => {
        await undoOpened(house, visit, params.mergeId, reasonIn(body.reason));
        return json({ undone: true });
      },
    }),
  ];
}

function reasonIn(text: string): string {
  const cleaned = text.trim();
  if (cleaned.length < shortestReason) throw new Refusal('bad-request', [{ place: '/reason', reason: 'is too short' }]);
  return cleaned;
}
