import Type from 'typebox';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, page, redirect, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import { makeKey } from './keys.ts';
import { listLogins } from '../logins.ts';
import { NewKeyPage, SignInsPage } from './pages.tsx';
import { ownPage } from '../return-to.ts';
import { endOtherSessions, endSession, listSessions, personKey, renewSession } from '../sessions.ts';

const Nothing = Type.Object({}, { additionalProperties: false });
const SessionId = Type.Object({ sessionId: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
const Label = Type.Object({ label: Type.String({ maxLength: 1000 }) }, { additionalProperties: false });
const Instant = Type.String({ format: 'date-time' });
const SignIns = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.Union([Type.Literal('browser'), Type.Literal('key')]),
      label: Type.String(),
      startedAt: Instant,
      seenAt: Instant,
      endsAt: Instant,
      isThis: Type.Boolean(),
    }),
  ),
  logins: Type.Array(
    Type.Object({ at: Instant, method: Type.String(), result: Type.Union([Type.Literal('succeeded'), Type.Literal('refused')]) }),
  ),
});

const right = 'own-sign-ins';

/** A person's own sign-ins: pages, and the same for machines. */
export function ownRoutes(house: House): Route[] {
  return [...ownPages(house), ...ownInterface(house)];
}

function ownPages(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/sign-ins',
      right,
      answer: async (visit) => page(<SignInsPage visit={visit} {...await readSignIns(house, visit)} />),
    }),
    route({
      method: 'POST',
      path: '/sign-ins/:sessionId/end',
      right,
      params: SessionId,
      body: Nothing,
      async answer(visit, { params }) {
        await endOwn(house, visit, params.sessionId);
        return redirect('/sign-ins');
      },
    }),
    route({
      method: 'POST',
      path: '/sign-ins/end-others',
      right,
      body: Nothing,
      async answer(visit) {
        await endOthers(house, visit);
        return redirect('/sign-ins');
      },
    }),
    route({
      method: 'POST',
      path: '/sign-ins/keys',
      right,
      body: Label,
      async answer(visit, { body }) {
        const made = await makeKey(house, visit, body.label);
        if (made) return page(<NewKeyPage visit={visit} label={made.label} token={made.key} />);
        return page(<SignInsPage visit={visit} {...await readSignIns(house, visit)} refusedLabel={body.label.slice(0, 200)} />, 422);
      },
    }),
    route({
      method: 'POST',
      path: '/sign-ins/renew',
      right,
      body: Type.Object({ returnTo: Type.Optional(Type.String({ maxLength: 4000 })) }, { additionalProperties: false }),
      async answer(visit, { body }) {
        await renew(house, visit);
        return redirect(ownPage(body.returnTo));
      },
    }),
  ];
}

function ownInterface(house: House): Route[] {
  return [
    ...endingInterface(house),
    route({
      method: 'GET',
      path: '/api/sign-ins',
      right,
      summary: 'Your own browsers and keys that are signed in, and your latest ten logins',
      replies: SignIns,
      async answer(visit) {
        const { sessions, logins } = await readSignIns(house, visit);
        return json({ sessions: sessions.map((line) => ({ ...line, isThis: line.id === visit.session?.id })), logins });
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-ins/keys',
      right,
      body: Label,
      summary: 'Makes a key for a machine of yours; only a signed-in browser may ask for one, and it is shown this once',
      replies: Type.Object({ key: Type.String(), label: Type.String(), expiresAt: Instant }),
      async answer(visit, { body }) {
        const made = await makeKey(house, visit, body.label);
        if (!made) throw new Refusal('bad-request', [{ place: '/label', reason: 'must have 1 to 60 characters' }]);
        return json(made, 201);
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-ins/renew',
      right,
      body: Nothing,
      summary: 'Lets the idle time of this sign-in begin anew; `time` is its end as a time of day for people to read',
      replies: Type.Object({ endsAt: Instant, seconds: Type.Integer(), time: Type.String() }),
      async answer(visit) {
        const endsAt = await renew(house, visit);
        const time = formatTime(endsAt, visit.language, visit.frame.timeZone);
        return json({ endsAt, seconds: Math.round((endsAt.getTime() - visit.now.getTime()) / 1000), time });
      },
    }),
  ];
}

function endingInterface(house: House): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/sign-ins/:sessionId/end',
      right,
      params: SessionId,
      body: Nothing,
      summary: 'Ends one of your own sign-ins or keys',
      replies: Nothing,
      async answer(visit, { params }) {
        await endOwn(house, visit, params.sessionId);
        return json({});
      },
    }),
    route({
      method: 'POST',
      path: '/api/sign-ins/end-others',
      right,
      body: Nothing,
      summary: 'Ends all your other sign-ins and keys',
      replies: Type.Object({ ended: Type.Integer() }),
      answer: async (visit) => json({ ended: await endOthers(house, visit) }),
    }),
  ];
}

async function readSignIns(house: House, visit: SignedVisit) {
  const key = personKey(visit.person);
  const [sessions, logins] = await Promise.all([listSessions(house.database, key, visit.now), listLogins(house.database, key)]);
  return { sessions, logins };
}

/** A miss is a miss, whether the sign-in is another's or has ended: neither is told. */
async function endOwn(house: House, visit: SignedVisit, sessionId: string): Promise<void> {
  if (!(await endSession(house.database, personKey(visit.person), sessionId, visit.now))) throw new Refusal('not-found');
}

async function endOthers(house: House, visit: SignedVisit): Promise<number> {
  if (!visit.session) throw new Refusal('sign-in-needed');
  return endOtherSessions(house.database, personKey(visit.person), visit.session.id, visit.now);
}

/** Returns when the session ends now. */
async function renew(house: House, visit: SignedVisit): Promise<Date> {
  if (!visit.session) throw new Refusal('sign-in-needed');
  return (await renewSession(house, visit.session, visit.now)).idleExpiresAt;
}
