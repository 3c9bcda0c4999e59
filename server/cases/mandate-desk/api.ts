import Type from 'typebox';
import type { House } from '#server/house.ts';
import { listMandatesOf, type NamedMandate } from '#server/people/mandates/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import { isRefusal } from '#server/platform/forms/fault.ts';
import { readJsonAnswers } from '#server/platform/forms/schema.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { endAtDesk } from './ending.ts';
import { mandateForm } from './form.ts';
import { type Contact, contacts, findReason, viewMandates } from './opening.ts';
import { recordFilled } from './recording.ts';

const ofCustomer = Type.Object({ customerId: Type.String({ maxLength: 60 }) });
const ofMandate = Type.Object({ customerId: Type.String({ maxLength: 60 }), mandateId: Type.String({ maxLength: 60 }) });
const because = Type.Optional(Type.Union(contacts.map((contact) => Type.Literal(contact))));
const Because = Type.Object({ because }, { additionalProperties: false });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const day = Type.String({ format: 'date' });
const words = Type.Array(Type.String());

const Recorded = Type.Object({
  id: Type.String(),
  agent: Type.String({ description: 'the name of the one who may act' }),
  basis: Type.String(),
  benefits: Type.Array(Type.String(), { description: 'empty: all of them' }),
  channels: words,
  actions: words,
  validFromOn: day,
  validToOn: nullable(day),
  endedAt: nullable(Type.String({ format: 'date-time' })),
  endedBy: nullable(Type.String()),
});
const Mandates = Type.Object({ mandates: Type.Array(Recorded) });

const right = 'key-paper';

/** The mandates of a customer at the desk, for machines. */
export function machineRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/customers/:customerId/mandates',
      right,
      params: ofCustomer,
      query: Because,
      summary: 'Who may act for a customer, now and before; name the contact where you have no case of theirs',
      replies: Mandates,
      answer: async (visit, { params, query }) => json(await listed(house, visit, params.customerId, query.because)),
    }),
    route({
      method: 'POST',
      path: '/api/customers/:customerId/mandates',
      right,
      params: ofCustomer,
      query: Because,
      body: Type.Object(
        {
          answers: Type.Record(Type.String(), Type.Unknown(), {
            description:
              'basis, agentCode, agentGivenNames, agentFamilyName, isForAll, benefits, actions, validFrom, validTo, checked: as on the page',
          }),
        },
        { additionalProperties: false },
      ),
      summary: 'Record a power of attorney, an oral authorisation for today, or a guardian',
      replies: Mandates,
      answer: async (visit, { params, query, body }) => {
        const { form } = mandateForm(house.agency);
        const answers = readJsonAnswers(form, body.answers);
        if (isRefusal(answers)) throw new Refusal('bad-request', [{ place: answers.name, reason: answers.refused }]);
        const faults = checkAnswers(form, answers, { today: dayOf(visit.now, house.agency.timeZone) });
        refuseFaults(faults.map(({ path, code }) => ({ place: path, reason: code })));
        const problems = await recordFilled(house, visit, { customerId: params.customerId, contact: query.because }, answers);
        refuseFaults(problems.map(({ field, code }) => ({ place: field, reason: code })));
        return json(await listed(house, visit, params.customerId, query.because), 201);
      },
    }),
    route({
      method: 'POST',
      path: '/api/customers/:customerId/mandates/:mandateId/end',
      right,
      params: ofMandate,
      query: Because,
      body: Type.Object({}, { additionalProperties: false }),
      summary: 'Record that a mandate has ended',
      replies: Mandates,
      answer: async (visit, { params, query }) => {
        await endAtDesk(house, visit, params, query.because);
        return json(await listed(house, visit, params.customerId, query.because));
      },
    }),
  ];
}

function refuseFaults(faults: readonly { place: string; reason: string }[]): void {
  if (faults.length > 0) throw new Refusal('bad-request', faults);
}

async function listed(house: House, visit: SignedVisit<Staff>, customerId: string, contact: Contact | undefined) {
  const reason = await findReason(house, visit, customerId, contact);
  if (!reason) throw new Refusal('not-found');
  const mandates = await viewMandates(house, visit, { customerId, reason }, (transaction) => listMandatesOf(transaction, customerId));
  return { mandates: mandates.map(replyOf) };
}

function replyOf({ mandateId, agentName, basis, benefits, channels, actions, validFromOn, validToOn, endedAt, endedBy }: NamedMandate) {
  return {
    ...{ id: mandateId, agent: agentName, basis, benefits, channels, actions, validFromOn, validToOn },
    ...{ endedAt: endedAt?.toISOString() ?? null, endedBy },
  };
}
