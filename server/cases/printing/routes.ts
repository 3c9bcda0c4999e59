import Type from 'typebox';
import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { idShape, keysetShape, readKeyset } from '#server/platform/database/keyset.ts';
import { page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { machineRoutes } from './api.ts';
import { BatchPage } from './batch-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { givingRoutes } from './single/routes.ts';
import { givePrint, makeBatch, readBatchState, readOverview, settleBatch } from './stand.ts';

const strict = { additionalProperties: false } as const;
const ofBatch = Type.Object({ batchId: Type.String({ maxLength: 60 }) });

/** The letters that go out by post: what waits, the batches they are printed in, and each letter for itself. */
export function routes(house: House): Route[] {
  return [overviewRoute(house), makeRoute(house), ...batchRoutes(house), ...givingRoutes(house), ...machineRoutes(house)];
}

function overviewRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/letters',
    right: 'print-letters',
    query: Type.Object({ before: Type.Optional(keysetShape) }, strict),
    answer: async (visit, { query }) => {
      const before = query.before === undefined ? undefined : readKeyset(query.before);
      const overview = await readOverview(house, visit, before);
      return page(OverviewPage({ visit, overview, newBatchId: newId(), isFirstPage: before === undefined }));
    },
  });
}

function makeRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/letters/batches',
    right: 'print-letters',
    body: Type.Object({ batchId: idShape, of: Type.Union([Type.Literal('ordinary'), Type.Literal('protected')]) }, strict),
    answer: async (visit, { body }) => {
      await makeBatch(house, visit, { batchId: body.batchId, isProtected: body.of === 'protected' });
      return redirect(`/letters/batches/${body.batchId}`);
    },
  });
}

function batchRoutes(house: House): Route[] {
  const settling = (action: 'posted' | 'undo') =>
    route({
      method: 'POST',
      path: `/letters/batches/:batchId/${action}`,
      right: 'print-letters',
      params: ofBatch,
      body: Type.Object({}, strict),
      answer: async (visit, { params }) => {
        await settleBatch(house, visit, params.batchId, action);
        return redirect(`/letters/batches/${params.batchId}`);
      },
    });
  return [
    route({
      method: 'GET',
      path: '/letters/batches/:batchId',
      right: 'print-letters',
      params: ofBatch,
      answer: async (visit, { params }) => page(BatchPage({ visit, ...(await readBatchState(house, params.batchId)) })),
    }),
    route({
      method: 'GET',
      path: '/letters/batches/:batchId/letters.pdf',
      right: 'print-letters',
      params: ofBatch,
      answer: (visit, { params }) => givePrint(house, visit, params.batchId),
    }),
    settling('posted'),
    settling('undo'),
  ];
}
