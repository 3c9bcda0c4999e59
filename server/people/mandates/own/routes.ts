import Type from 'typebox';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { listMandateUses, type Mandate } from '../queries.ts';
import { allowAgain, endOwnMandate } from './ending.ts';
import { EndMandatePage, MandatesPage } from './pages.tsx';
import { getOwnMandate, readOwnMandates } from './reading.ts';

const params = Type.Object({ mandateId: Type.String({ maxLength: 60 }) });
const nothing = Type.Object({}, { additionalProperties: false });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const day = Type.String({ format: 'date' });
const texts = Type.Array(Type.String());

const MandateReply = Type.Object({
  id: Type.String(),
  /** The other person. */
  name: Type.String(),
  basis: Type.String(),
  benefits: Type.Array(Type.String(), { description: 'empty: all of them' }),
  channels: texts,
  actions: texts,
  validFromOn: day,
  validToOn: nullable(day),
  endedAt: nullable(Type.String({ format: 'date-time' })),
  endedBy: nullable(Type.String()),
});

const right = 'own-person';

/** A person's own mandates: who may act for them, for whom they may act, and the end of either. */
export function ownRoutes(house: House): Route[] {
  return [...pageRoutes(house), ...machineRoutes(house)];
}

function pageRoutes(house: House): Route[] {
  const { agency } = house;
  return [
    route({
      method: 'GET',
      path: '/mandates',
      right,
      answer: async (visit) => {
        const { mine, others } = await readOwnMandates(house, visit.person.id);
        return page(MandatesPage({ visit, agency, mine, others, uses: await listMandateUses(house.database, visit.person.id) }));
      },
    }),
    route({
      method: 'GET',
      path: '/mandates/:mandateId/end',
      right,
      params,
      answer: async (visit, input) => {
        const own = getOwnMandate(await readOwnMandates(house, visit.person.id), input.params.mandateId);
        return page(EndMandatePage({ visit, agency, ...own }));
      },
    }),
    route({
      method: 'POST',
      path: '/mandates/:mandateId/end',
      right,
      params,
      body: nothing,
      answer: async (visit, input) => {
        await endOwnMandate(house, getOwnMandate(await readOwnMandates(house, visit.person.id), input.params.mandateId), visit.now);
        return redirect('/mandates');
      },
    }),
    route({
      method: 'POST',
      path: '/mandates/:mandateId/allow',
      right,
      params,
      body: nothing,
      answer: async (visit, input) => {
        const { mandate, isAgent } = getOwnMandate(await readOwnMandates(house, visit.person.id), input.params.mandateId);
        if (isAgent) throw new Refusal('not-allowed');
        await allowAgain(house, mandate, visit.now);
        return redirect('/mandates');
      },
    }),
  ];
}

function machineRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/mandates',
      right,
      summary: 'Who may act for you, and for whom you may act, now and before',
      replies: Type.Object({ agents: Type.Array(MandateReply), principals: Type.Array(MandateReply) }),
      answer: async (visit) => {
        const { mine, others } = await readOwnMandates(house, visit.person.id);
        return json({
          agents: mine.map((one) => replyOf(one, one.agentName)),
          principals: others.map((one) => replyOf(one, one.principalName)),
        });
      },
    }),
    route({
      method: 'POST',
      path: '/api/mandates/:mandateId/end',
      right,
      params,
      body: nothing,
      summary: 'End a mandate by which somebody may act for you, or give up one of your own',
      replies: MandateReply,
      answer: async (visit, input) => {
        await endOwnMandate(house, getOwnMandate(await readOwnMandates(house, visit.person.id), input.params.mandateId), visit.now);
        const { mandate, otherName } = getOwnMandate(await readOwnMandates(house, visit.person.id), input.params.mandateId);
        return json(replyOf(mandate, otherName));
      },
    }),
  ];
}

function replyOf({ mandateId, basis, benefits, channels, actions, validFromOn, validToOn, endedAt, endedBy }: Mandate, name: string) {
  return {
    ...{ id: mandateId, name, basis, benefits, channels, actions, validFromOn, validToOn },
    ...{ endedAt: endedAt?.toISOString() ?? null, endedBy },
  };
}
