import Type from 'typebox';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { House } from '#server/house.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { countOpenLateInformation } from '#server/cases/requests/late/queries.ts';
import { newsOfClerk } from '#server/cases/instructions/news.tsx';
import { takeNextCase } from '../desk/holding.ts';
import { countChoices, QueueQuery, type QueueFilter, readPlace, writePlace } from './queue.ts';
import { listQueue, listQueueCells, type QueueRow } from './queue-queries.ts';
import { WorkPage } from './work-page.tsx';

const nothing = Type.Object({}, { additionalProperties: false });
type Query = Type.Static<typeof QueueQuery>;

/** The work queue, and the next task out of it. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/work',
      right: 'handle-cases',
      query: QueueQuery,
      answer: async (visit, { query }) =>
        page(
          WorkPage({
            visit,
            agency: house.agency,
            ...(await readQueue(house, visit.person, query, visit.now)),
            foundNoNext: query.next === 'none',
            news: await newsOfClerk(house, visit),
          }),
        ),
    }),
    route({
      method: 'POST',
      path: '/work/next',
      right: 'handle-cases',
      body: nothing,
      answer: async (visit) => {
        const next = await takeNextCase(house.database, visit.person, visit.now);
        return redirect(next ? `/cases/${next.applicationId}` : '/work?next=none');
      },
    }),
    ...machineRoutes(house),
  ];
}

const QueueReply = Type.Object({
  cases: Type.Array(
    Type.Object({
      applicationId: Type.String(),
      reference: Type.String(),
      benefit: Type.String(),
      language: Type.String(),
      stage: Type.String(),
      receivedAt: Type.String(),
      dueOn: Type.String(),
      holder: Type.Union([Type.String(), Type.Null()]),
      waitsForApproval: Type.Boolean(),
      waitsUntil: Type.Union([Type.String(), Type.Null()]),
      request: Type.Union([Type.String({ description: 'arrived, late or passed: what became of the latest request' }), Type.Null()]),
      hasNewMessage: Type.Boolean(),
    }),
  ),
  counts: Type.Object({
    all: Type.Integer(),
    mine: Type.Integer(),
    free: Type.Integer(),
    'to-approve': Type.Integer(),
    overdue: Type.Integer(),
    waiting: Type.Integer(),
  }),
  after: Type.Union([Type.String({ description: 'give it back as `after` for the following cases' }), Type.Null()]),
});

function machineRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/work',
      right: 'handle-cases',
      summary: 'The open cases that you have the skill and language for, most urgent first, with counts for each choice',
      query: QueueQuery,
      replies: QueueReply,
      answer: async (visit, { query }) => {
        const { rows, hasMore, counts } = await readQueue(house, visit.person, query, visit.now);
        const last = rows.at(-1);
        return json({ cases: rows.map(caseOf), counts: counts.show, after: hasMore && last ? writePlace(last) : null });
      },
    }),
    route({
      method: 'POST',
      path: '/api/work/next',
      right: 'handle-cases',
      summary: 'Takes the most urgent case for you: one already in hand, else a free one. Null when there is none',
      body: nothing,
      replies: Type.Object({ applicationId: Type.Union([Type.String(), Type.Null()]) }),
      answer: async (visit) => {
        const next = await takeNextCase(house.database, visit.person, visit.now);
        return json({ applicationId: next?.applicationId ?? null });
      },
    }),
  ];
}

async function readQueue(house: House, clerk: Staff, query: Query, now: Date) {
  const today = dayOf(now, house.agency.timeZone);
  const filter: QueueFilter = { show: query.show ?? 'all', benefit: query.benefit, stage: query.stage, caseLanguage: query.caseLanguage };
  const after = query.after === undefined ? undefined : readPlace(query.after);
  const [cells, { rows, hasMore }, lateCount] = await Promise.all([
    listQueueCells(house.database, clerk, today),
    listQueue(house.database, clerk, filter, today, after),
    house.agency.requests.lateInformation === 'reopen-task' ? countOpenLateInformation(house.database, clerk) : 0,
  ]);
  return { filter, counts: countChoices(cells, filter), rows, hasMore, isContinued: after !== undefined, today, lateCount };
}

function caseOf(row: QueueRow) {
  const { applicationId, reference, benefit, language, stage, receivedAt, dueOn, holderId, isProposed } = row;
  const { waitsUntil, request, hasNewMessage } = row;
  return {
    applicationId,
    reference,
    benefit,
    language,
    stage,
    receivedAt: receivedAt.toISOString(),
    dueOn,
    holder: holderId,
    waitsForApproval: isProposed,
    waitsUntil,
    request,
    hasNewMessage,
  };
}
