import Type, { type Static } from 'typebox';
import { outcomes } from '#server/agency/definition.ts';
import type { House } from '#server/house.ts';
import type { Case } from '#server/cases/desk/case-queries.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import { isDay } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { readContent } from './content.ts';
import { approveDecision, handDecisionIn, returnDecision, saveDecision, subjectOf } from './deciding.ts';
import { longestReturnReason } from './pages.tsx';
import { contentOf, type Decision, findDecision, getSentDecision } from './queries.ts';
import { Reviewed, reviewedMark } from './reviewed.ts';
import { fieldControl, longestOwnText, type Typed, typedFromDay } from './typed.ts';

const strict = { additionalProperties: false } as const;
const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const Outcome = Type.Union(outcomes.map((outcome) => Type.Literal(outcome)));
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T, description = '') =>
  Type.Union([shape, Type.Null()], description === '' ? {} : { description });

const Written = Type.Object(
  {
    outcome: Outcome,
    amountCents: Type.Optional(Type.Integer({ minimum: 1, maximum: 9_999_999_999 })),
    periodFromOn: Type.Optional(day),
    periodToOn: Type.Optional(day),
    phrases: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Type.String({ maxLength: 60 }),
            fields: Type.Optional(
              Type.Record(Type.String(), Type.String({ maxLength: 300 }), {
                description: 'as a clerk would type them; days as 2015-03-02',
              }),
            ),
          },
          strict,
        ),
        { maxItems: 50 },
      ),
    ),
    ownText: Type.Optional(Type.String({ maxLength: longestOwnText })),
  },
  strict,
);

const DecisionReply = Type.Object({
  applicationId: Type.String(),
  status: Type.String(),
  outcome: nullable(Outcome),
  amountCents: nullable(Type.Integer()),
  periodFromOn: nullable(day),
  periodToOn: nullable(day),
  phrases: Type.Array(Type.String()),
  reasons: Type.String(),
  language: Type.String(),
  sentAt: nullable(Type.String()),
  deemedServedOn: nullable(day),
});

/** A decision on a case, with what hand-in and approval ask for. */
const CaseDecisionReply = Type.Intersect([
  DecisionReply,
  Type.Object({
    reviewed: nullable(Type.String(), 'the mark of what the decision says now; null while it is not whole'),
  }),
]);

/** Decisions for machines: the same actions as on the pages. */
export function machineRoutes(house: House): Route[] {
  const { database, agency } = house;
  return [
    route({
      method: 'GET',
      path: '/api/applications/:applicationId/decision',
      right: 'own-matters',
      params,
      summary: 'The decision on one of your applications',
      replies: DecisionReply,
      answer: async (visit, input) => {
        const { applicationId, decision } = await getSentDecision(database, visit.person, input.params.applicationId);
        return json(told(applicationId, decision));
      },
    }),
    route({
      method: 'GET',
      path: '/api/cases/:applicationId/decision',
      right: 'handle-cases',
      params,
      replies: CaseDecisionReply,
      summary: 'The decision on a case as it stands; what it says is there once it has been handed in',
      answer: (visit, input) =>
        viewCase(house, visit, { ...input.params, what: 'decision' }, async (transaction, one) => {
          const decision = await findDecision(transaction, one);
          if (!decision) throw new Refusal('not-found');
          return json({ ...told(one.applicationId, decision), reviewed: markOf(agency, one, decision, visit.now) });
        }),
    }),
    saveRoute(house),
    ...endRoutes(house),
  ];
}

/** The mark of what a decision says: as it was handed in, or as it would be now. */
function markOf(agency: House['agency'], one: Case, decision: Decision, now: Date): string | null {
  const content = decision.status === 'draft' ? readContent(decision.typed, subjectOf(agency, one, now)).content : contentOf(decision);
  return content ? reviewedMark(content) : null;
}

function saveRoute(house: House): Route {
  const { agency } = house;
  return route({
    method: 'POST',
    path: '/api/cases/:applicationId/decision',
    right: 'handle-cases',
    params,
    body: Written,
    replies: Type.Object({ status: Type.String() }),
    summary: 'Writes the decision on a case that you have in hand; nothing is made yet',
    answer: (visit, input) =>
      viewCase(house, visit, { ...input.params, what: 'decision' }, async (transaction, one) => {
        const typed = typedOf(input.body, (phraseId) => agency.phrases.find(({ id }) => id === phraseId)?.fields ?? []);
        await saveDecision({ transaction, agency }, one, typed, { clerkId: visit.person.id, at: visit.now });
        return json({ status: 'draft' });
      }),
  });
}

function endRoutes(house: House): Route[] {
  const { agency } = house;
  const Status = Type.Object({ status: Type.Union([Type.Literal('draft'), Type.Literal('proposed'), Type.Literal('made')]) });
  return [
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/decision/hand-in',
      right: 'handle-cases',
      params,
      body: Reviewed,
      replies: Status,
      summary: 'Makes the written decision, or proposes it where a second clerk must approve',
      answer: (visit, input) =>
        viewCase(house, visit, { ...input.params, what: 'decision' }, async (transaction, one) => {
          return json({
            status: await handDecisionIn({ transaction, agency }, one, {
              clerkId: visit.person.id,
              at: visit.now,
              reviewed: input.body.reviewed,
            }),
          });
        }),
    }),
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/decision/approve',
      right: 'handle-cases',
      params,
      body: Reviewed,
      replies: Status,
      summary: 'Approves another clerk’s decision and makes it',
      answer: (visit, input) =>
        viewCase(house, visit, { ...input.params, what: 'decision' }, async (transaction, one) => {
          await approveDecision({ transaction, agency }, one, { clerkId: visit.person.id, at: visit.now, reviewed: input.body.reviewed });
          return json({ status: 'made' });
        }),
    }),
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/decision/return',
      right: 'handle-cases',
      params,
      replies: Status,
      summary: 'Returns another clerk’s decision to be corrected',
      body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: longestReturnReason, pattern: '\\S' }) }, strict),
      answer: (visit, input) =>
        viewCase(house, visit, { ...input.params, what: 'decision' }, async (transaction, one) => {
          await returnDecision({ transaction, agency }, one, input.body.reason.trim(), { clerkId: visit.person.id, at: visit.now });
          return json({ status: 'draft' });
        }),
    }),
  ];
}

/** A decision from a machine, as a clerk would have typed it: both are then read and checked in one way. */
function typedOf(written: Static<typeof Written>, fieldsOf: (phraseId: string) => readonly { id: string; type: string }[]): Typed {
  const { outcome, amountCents, periodFromOn, periodToOn, phrases = [], ownText = '' } = written;
  const fields = phrases.flatMap((phrase) =>
    fieldsOf(phrase.id).map(({ id, type }): Typed => {
      const value = Object.entries(phrase.fields ?? {}).find(([name]) => name === id)?.[1] ?? '';
      const control = fieldControl(phrase.id, id);
      return type === 'day' && value !== '' ? typedDayOf(control, value) : { [control]: value };
    }),
  );
  const parts: Typed[] = [
    { outcome, phrase: phrases.map(({ id }) => id), ownText },
    amountCents === undefined ? {} : { amount: `${Math.trunc(amountCents / 100)},${String(amountCents % 100).padStart(2, '0')}` },
    periodFromOn === undefined ? {} : typedDayOf('from', periodFromOn),
    periodToOn === undefined ? {} : typedDayOf('to', periodToOn),
    ...fields,
  ];
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

function typedDayOf(control: string, text: string): Typed {
  if (!isDay(text)) throw new Refusal('bad-request', [{ place: `/${control}`, reason: 'no such day' }]);
  return typedFromDay(control, text);
}

function told(
  applicationId: string,
  { status, outcome, amountCents, periodFromOn, periodToOn, phrases, reasons, language, sentAt, deemedServedOn }: Decision,
) {
  return {
    applicationId,
    status,
    outcome,
    amountCents,
    periodFromOn,
    periodToOn,
    phrases,
    reasons,
    language,
    sentAt: sentAt?.toISOString() ?? null,
    deemedServedOn,
  };
}
