import Type from 'typebox';
import type { House } from '#server/house.ts';
import { getIdentityCode } from '#server/people/customers/queries.ts';
import { isInForce, isOver } from '#server/people/mandates/mandate-rules.ts';
import { listMandatesFor } from '#server/people/mandates/queries.ts';
import type { MandateRegister } from '#server/people/mandates/register/client.ts';
import { keepPrincipals } from '#server/people/mandates/register/keeping.ts';
import { openRegister } from '#server/people/mandates/register/open-register.ts';
import { endActing } from '#server/people/sign-in/acting.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer, Session } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { readQuery, singleValue } from '#server/platform/http/posted-form.ts';
import { beginToAct } from './beginning.ts';
import { addInquiry, takeInquiry } from './inquiries.ts';
import { ActingPage } from './pages.tsx';

const nothing = Type.Object({}, { additionalProperties: false });
const Chosen = Type.Object({ mandate: Type.String({ maxLength: 60 }) }, { additionalProperties: false });
const Shown = Type.Object(
  { register: Type.Optional(Type.Union([Type.Literal('kept'), Type.Literal('none')])) },
  { additionalProperties: false },
);

const right = 'act-for-others';
type CustomerVisit = SignedVisit<Customer>;

/** Choosing for whom to act, and stopping. */
export function routes(house: House): Route[] {
  const register = openRegister(house);
  const all = [...choosingRoutes(house, register), ...registerRoutes(house, register)];
  // Whoever is signed in may read their own mandates, which lie with those whom they act for.
  return all.map((one) => ({ ...one, runsAsSystem: 'finds for whom somebody may act' }));
}

function choosingRoutes(house: House, register: MandateRegister | undefined): Route[] {
  return [
    route({
      method: 'GET',
      path: '/acting',
      right,
      query: Shown,
      answer: async (visit, { query }) => {
        const day = dayOf(visit.now, house.agency.timeZone);
        const mandates = await listMandatesFor(house.database, ownId(visit));
        const usable = mandates.filter((one) => isInForce(one, { day, channel: 'online' }));
        const elsewhere = mandates.filter((one) => !usable.includes(one) && !isOver(one, day) && one.validFromOn <= day);
        const hasRegister = register !== undefined;
        return page(<ActingPage visit={visit} agency={house.agency} {...{ usable, elsewhere, hasRegister }} register={query.register} />);
      },
    }),
    route({
      method: 'POST',
      path: '/acting/begin',
      right,
      body: Chosen,
      answer: async (visit, { body }) => {
        await beginToAct(house, register, { session: sessionOf(visit), agentId: ownId(visit), mandateId: body.mandate, now: visit.now });
        return redirect('/matters');
      },
    }),
    route({
      method: 'POST',
      path: '/acting/end',
      right,
      body: nothing,
      answer: async (visit) => {
        await endActing(house.database, sessionOf(visit).id);
        return redirect('/matters');
      },
    }),
  ];
}

function registerRoutes(house: House, register: MandateRegister | undefined): Route[] {
  return [
    route({
      method: 'POST',
      path: '/acting/register',
      right,
      body: nothing,
      answer: async (visit) => {
        const session = sessionOf(visit);
        if (!register || session.kind !== 'browser') throw new Refusal('not-allowed');
        const code = await getIdentityCode(house.database, house.secrets, ownId(visit));
        const begun = await register.begin(code, visit.language, visit.now);
        await addInquiry(house.database, session.id, begun.session, visit.now);
        return redirect(begun.address);
      },
    }),
    // The answer's parts are the register's, not ours.
    route({ method: 'GET', path: '/acting/register/answer', right, answer: (visit) => answerRegister(house, register, visit) }),
  ];
}

/** The register sent the browser back: only one that was sent there counts, and once. A choice that was called off brings nothing. */
async function answerRegister(house: House, register: MandateRegister | undefined, visit: CustomerVisit): Promise<Reply> {
  const inquiry = await takeInquiry(house.database, sessionOf(visit).id, visit.now);
  const code = singleValue(readQuery(visit.address), 'code');
  if (!register || inquiry === undefined || code === undefined) return redirect('/acting?register=none');
  const chosen = await register.readChosen(inquiry, code, visit.now);
  const kept = await keepPrincipals(house, ownId(visit), chosen, visit.now);
  return redirect(`/acting?register=${kept > 0 ? 'kept' : 'none'}`);
}

/** Who signed in, whomever they act for. */
function ownId({ person }: CustomerVisit): string {
  return person.agent?.id ?? person.id;
}

function sessionOf({ session }: CustomerVisit): Session {
  if (!session) throw new Refusal('sign-in-needed');
  return session;
}
