import Type from 'typebox';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { addNote, type Case, listNotes, listTimeline, longestNote } from './case-queries.ts';
import { handCaseOn, releaseCase, takeCase } from './holding.ts';
import { viewCase } from './opening.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const nothing = Type.Object({}, { additionalProperties: false });
const instant = Type.String({ format: 'date-time' });
const nullableText = Type.Union([Type.String(), Type.Null()]);

const CaseReply = Type.Object({
  applicationId: Type.String(),
  customerId: Type.String(),
  customerName: Type.String(),
  reference: Type.String(),
  benefit: Type.String(),
  formVersion: Type.String(),
  language: Type.String(),
  channel: Type.String(),
  stage: Type.String(),
  receivedAt: instant,
  dueOn: Type.String({ format: 'date' }),
  holder: nullableText,
  answers: Type.Record(Type.String(), Type.Unknown()),
  notes: Type.Array(Type.Object({ text: Type.String(), writtenAt: instant, clerk: Type.String() })),
  events: Type.Array(Type.Object({ kind: Type.String(), at: instant, actor: Type.String(), clerk: nullableText })),
});
const Holding = Type.Object({ applicationId: Type.String(), holder: nullableText });

/** Cases for machines: the same actions as on the case page. */
export function machineRoutes(house: House): Route[] {
  return [...caseRoutes(house), ...holdingRoutes(house)];
}

function caseRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/cases/:applicationId',
      right: 'handle-cases',
      params,
      summary: 'A case with its answers, notes and events',
      replies: CaseReply,
      answer: (visit, input) =>
        viewCase(house, visit, { applicationId: input.params.applicationId, what: 'case' }, async (transaction, one) => {
          const notes = await listNotes(transaction, one);
          const events = await listTimeline(transaction, one.customerId, one.applicationId);
          return json({
            ...caseOf(one),
            notes: notes.map(({ text, writtenAt, clerkName }) => ({ text, writtenAt: writtenAt.toISOString(), clerk: clerkName })),
            events: events.map(({ kind, at, actor, clerkName }) => ({ kind, at: at.toISOString(), actor, clerk: clerkName })),
          });
        }),
    }),
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/notes',
      right: 'handle-cases',
      params,
      summary: 'Writes a note on a case',
      replies: Type.Object({ applicationId: Type.String() }),
      body: Type.Object({ text: Type.String({ minLength: 1, maxLength: longestNote }) }, { additionalProperties: false }),
      answer: (visit, input) =>
        viewCase(house, visit, { applicationId: input.params.applicationId, what: 'case' }, async (transaction, one) => {
          const text = input.body.text.trim();
          if (text === '') throw new Refusal('bad-request', [{ place: '/text', reason: 'is empty' }]);
          await addNote(transaction, one, visit.person.id, text, visit.now);
          return json({ applicationId: one.applicationId }, 201);
        }),
    }),
  ];
}

function holdingRoutes(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/take',
      right: 'handle-cases',
      params,
      body: nothing,
      summary: 'Takes a case for you',
      replies: Holding,
      answer: (visit, input) =>
        change(house, visit, input.params.applicationId, (transaction, one) => takeCase(transaction, one, visit.person.id, visit.now)),
    }),
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/release',
      right: 'handle-cases',
      params,
      body: nothing,
      summary: 'Gives a case back to the queue',
      replies: Holding,
      answer: (visit, input) =>
        change(house, visit, input.params.applicationId, (transaction, one) => releaseCase(transaction, one, visit.person.id, visit.now)),
    }),
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/hand-on',
      right: 'handle-cases',
      params,
      replies: Holding,
      summary: 'Hands a case on to another clerk who has the skill and language for it',
      body: Type.Object({ to: Type.String({ maxLength: 36 }) }, { additionalProperties: false }),
      answer: (visit, input) =>
        change(house, visit, input.params.applicationId, (transaction, one) =>
          handCaseOn(transaction, one, visit.person.id, input.body.to, visit.now),
        ),
    }),
  ];
}

type Change = (transaction: Transaction, one: Case) => Promise<void>;

/** Makes a change to who has a case in hand, and tells who has it now. */
function change(house: House, visit: SignedVisit<Staff>, applicationId: string, make: Change) {
  return viewCase(house, visit, { applicationId, what: 'case' }, async (transaction, one) => {
    await make(transaction, one);
    const holder = await transaction
      .selectFrom('case_holder')
      .select('clerk_id')
      .where('customer_id', '=', one.customerId)
      .where('application_id', '=', one.applicationId)
      .executeTakeFirst();
    return json({ applicationId: one.applicationId, holder: holder?.clerk_id ?? null });
  });
}

function caseOf({
  applicationId,
  customerId,
  customerName,
  reference,
  benefit,
  formVersion,
  language,
  intakeChannel,
  stage,
  receivedAt,
  dueOn,
  holder,
  answers,
}: Case) {
  return {
    applicationId,
    customerId,
    customerName,
    reference,
    benefit,
    formVersion,
    language,
    channel: intakeChannel,
    stage,
    receivedAt: receivedAt.toISOString(),
    dueOn,
    holder: holder?.id ?? null,
    answers,
  };
}
