import Type from 'typebox';
import type { Batch } from '#server/cases/letters/queries.ts';
import type { House } from '#server/house.ts';
import { idShape, keysetOf, keysetShape, readKeyset } from '#server/platform/database/keyset.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { makeBatch, readBatchState, readOverview, settleBatch } from './stand.ts';

const strict = { additionalProperties: false } as const;
const ofBatch = Type.Object({ batchId: Type.String({ maxLength: 60 }) });
const nullable = Type.Union([Type.String(), Type.Null()]);

const BatchReply = Type.Object({
  batchId: Type.String(),
  batchNo: Type.Integer(),
  state: Type.String({ description: 'making, made, posted or undone' }),
  isProtected: Type.Boolean(),
  letterCount: Type.Integer(),
  madeAt: Type.String(),
  postedAt: nullable,
});

const OverviewReply = Type.Object({
  waiting: Type.Array(
    Type.Object({
      kind: Type.String(),
      language: Type.String(),
      isProtected: Type.Boolean(),
      hasAddress: Type.Boolean({ description: 'without an address a letter stays in the queue' }),
      count: Type.Integer(),
      oldestAt: Type.String(),
    }),
  ),
  batches: Type.Array(BatchReply),
  before: nullable,
});

function batchReply({ batchId, batchNo, state, isProtected, letterCount, madeAt, postedAt }: Batch): Type.Static<typeof BatchReply> {
  return { batchId, batchNo, state, isProtected, letterCount, madeAt: madeAt.toISOString(), postedAt: postedAt?.toISOString() ?? null };
}

/** The queue of letters for the machines of those who print. The PDF itself is at `/letters/batches/…/letters.pdf`. */
export function machineRoutes(house: House): Route[] {
  return [listRoute(house), makeRoute(house), stateRoute(house), settlingRoute(house, 'posted'), settlingRoute(house, 'undo')];
}

function listRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/api/letters',
    right: 'print-letters',
    query: Type.Object({ before: Type.Optional(keysetShape) }, strict),
    summary: 'How many letters wait to be posted, by kind and language, and the print batches, the newest first',
    replies: OverviewReply,
    answer: async (visit, { query }) => {
      const { waiting, batches, last } = await readOverview(
        house,
        visit,
        query.before === undefined ? undefined : readKeyset(query.before),
      );
      return json({
        waiting: waiting.map((one) => ({ ...one, oldestAt: one.oldestAt.toISOString() })),
        batches: batches.map(batchReply),
        before: last ? keysetOf(last.madeAt, last.batchId) : null,
      });
    },
  });
}

function makeRoute(house: House): Route {
  const id = { ...idShape, description: 'made by you (a UUID): sending it again makes no second batch' };
  return route({
    method: 'POST',
    path: '/api/letters/batches',
    right: 'print-letters',
    body: Type.Object({ batchId: Type.String(id), isProtected: Type.Optional(Type.Boolean()) }, strict),
    summary: 'Takes the letters that have waited longest into a print batch; its PDF is ready when the state is `made`',
    replies: BatchReply,
    answer: async (visit, { body }) => {
      await makeBatch(house, visit, { batchId: body.batchId, isProtected: body.isProtected ?? false });
      return json(batchReply((await readBatchState(house, body.batchId)).batch), 201);
    },
  });
}

function stateRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/api/letters/batches/:batchId',
    right: 'print-letters',
    params: ofBatch,
    summary: 'A print batch, and the numbers of its cover list whose letters are no longer needed',
    replies: Type.Object({ batch: BatchReply, cancelledPlaces: Type.Array(Type.Integer()) }),
    answer: async (_visit, { params }) => {
      const { batch, cancelledPlaces } = await readBatchState(house, params.batchId);
      return json({ batch: batchReply(batch), cancelledPlaces });
    },
  });
}

function settlingRoute(house: House, action: 'posted' | 'undo'): Route {
  return route({
    method: 'POST',
    path: `/api/letters/batches/:batchId/${action}`,
    right: 'print-letters',
    params: ofBatch,
    body: Type.Object({}, strict),
    summary:
      action === 'posted'
        ? 'Says that the letters of a print batch are in the post'
        : 'Undoes a print batch that was not posted: its letters wait again',
    replies: BatchReply,
    answer: async (visit, { params }) => {
      await settleBatch(house, visit, params.batchId, action);
      return json(batchReply((await readBatchState(house, params.batchId)).batch));
    },
  });
}
