import Type from 'typebox';
import { getPlaceName, type PlaceName } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { addDays, dayOf, isDay } from '#server/platform/clock/clock.ts';
import { readPeriod } from '#server/platform/clock/period.ts';
import { dayNumberOf, instantOf } from '#server/platform/clock/wall-time.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { AwayPage } from './away-page.tsx';
import { ClosedPage } from './closed-page.tsx';
import { listBookedClerks, listOfClerk, listOutside } from './outside.ts';
import { type Away, isAtWork, reassignAppointments, rebookOfClerk } from './reassigning.ts';
import { mostAtOnce, rebookOutside, type RebookedCounts } from './rebooking.ts';

const strict = { additionalProperties: false } as const;
const right = 'oversee-line';
const params = Type.Object({ placeId: Type.String({ maxLength: 60, pattern: '^[a-z0-9-]+$' }) });
const TypedDay = Type.Optional(Type.String({ maxLength: 12 }));
const Count = Type.Optional(Type.String({ pattern: '^\\d{1,4}$' }));
const done = { moved: Count, cancelled: Count, reassigned: Count };
const awayFields = { clerk: Type.Optional(idShape), from: TypedDay, to: TypedDay };
const path = '/appointments/closed/:placeId';

type Visit = SignedVisit<Staff>;

/** What was booked and cannot be kept: a place is closed, or a clerk is away. It is moved, and those whose time it is are told. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path,
      right,
      params,
      query: Type.Object({ day: TypedDay, ...done }, strict),
      answer: (visit, { params: { placeId }, query: { day, ...counts } }) => showClosed(house, visit, placeId, dayIn(day), counts),
    }),
    route({
      method: 'POST',
      path: `${path}/rebook`,
      right,
      params,
      body: Type.Object({ day: TypedDay }, strict),
      answer: async (visit, { params: { placeId }, body }) => {
        await getPlaceName(house.database, placeId);
        const day = dayIn(body.day);
        const counts = await rebookOutside(house, { placeId, day, clerkId: visit.person.id });
        return redirect(`/appointments/closed/${placeId}?${asQuery({ day, ...countsOf(counts) })}`);
      },
    }),
    ...awayRoutes(house),
    ...machineRoutes(house),
  ];
}

/** Undefined: any day. */
function dayIn(typed: string | undefined): string | undefined {
  if (typed === undefined || typed === '') return undefined;
  if (!isDay(typed)) throw new Refusal('bad-request', [{ place: '/day', reason: 'is no day' }]);
  return typed;
}

const countsOf = ({ moved, cancelled }: RebookedCounts) => ({ moved: String(moved), cancelled: String(cancelled) });

function asQuery(fields: Readonly<Record<string, string | undefined>>): URLSearchParams {
  return new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

type Counts = { moved?: string | undefined; cancelled?: string | undefined };

async function showClosed(house: House, visit: Visit, placeId: string, day: string | undefined, counts: Counts): Promise<Reply> {
  const { database, agency } = house;
  const place = await getPlaceName(database, placeId);
  const [outside, clerks] = await Promise.all([
    listOutside(database, agency, { placeId, day, now: visit.now, most: mostAtOnce }),
    listBookedClerks(database, placeId, visit.now),
  ]);
  return page(ClosedPage({ visit, agency, place, day, outside, clerks, counts, period: periodFrom(house, visit) }));
}

const periodFrom = ({ agency }: House, { now }: Visit) => {
  const today = dayOf(now, agency.timeZone);
  return { from: today, to: today };
};

type AwayQuery = { clerk?: string | undefined; from?: string | undefined; to?: string | undefined };

/** The stretch of days that was asked for, from midnight to midnight; undefined with no clerk. */
function awayOf(house: House, visit: Visit, { clerk, ...typed }: AwayQuery): Away | undefined {
  const read = readPeriod(typed, periodFrom(house, visit));
  if (clerk === undefined || 'fault' in read) return undefined;
  const midnight = (day: string) => new Date(instantOf(house.agency.timeZone, { day: dayNumberOf(day), minute: 0 }, 'first') * 60_000);
  const { from, to } = read.period;
  return { clerkId: clerk, from: midnight(from), to: midnight(addDays(to, 1)), byClerkId: visit.person.id };
}

function awayRoutes(house: House): Route[] {
  const { database, agency } = house;
  const act = async (visit: Visit, placeId: string, asked: AwayQuery, work: (away: Away) => Promise<Record<string, string>>) => {
    await getPlaceName(database, placeId);
    const away = awayOf(house, visit, asked);
    if (away === undefined) throw new Refusal('bad-request', [{ place: '/clerk', reason: 'a clerk and two days' }]);
    // What is given away would be booked anew while the roster has the clerk at work: the page says so, in place of the buttons.
    const counts = (await isAtWork(database, away)) ? {} : await work(away);
    return redirect(`/appointments/closed/${placeId}/away?${asQuery({ ...asked, ...counts })}`);
  };
  const show = async (visit: Visit, place: PlaceName, asked: AwayQuery, counts: Counts & { reassigned?: string | undefined }) => {
    const read = readPeriod({ from: asked.from, to: asked.to }, periodFrom(house, visit));
    const fault = 'fault' in read ? { kind: read.fault, typed: { from: asked.from, to: asked.to } } : undefined;
    const period = 'period' in read ? read.period : periodFrom(house, visit);
    const away = awayOf(house, visit, asked);
    const clerks = await listBookedClerks(database, place.id, visit.now);
    const list = away && (await listOfClerk(database, { ...away, now: visit.now, most: mostAtOnce }));
    const atWork = away !== undefined && (await isAtWork(database, away));
    const props = { visit, agency, place, clerks, clerkId: asked.clerk, period, fault, list, atWork, counts };
    return page(AwayPage(props), fault ? 422 : 200);
  };
  return [
    route({
      method: 'GET',
      path: `${path}/away`,
      right,
      params,
      query: Type.Object({ ...awayFields, ...done }, strict),
      answer: async (visit, { params: { placeId }, query: { clerk, from, to, ...counts } }) =>
        show(visit, await getPlaceName(database, placeId), { clerk, from, to }, counts),
    }),
    route({
      method: 'POST',
      path: `${path}/away/reassign`,
      right,
      params,
      body: Type.Object(awayFields, strict),
      answer: (visit, { params: { placeId }, body }) =>
        act(visit, placeId, body, async (away) => ({ reassigned: String((await reassignAppointments(house, away)).reassigned) })),
    }),
    route({
      method: 'POST',
      path: `${path}/away/rebook`,
      right,
      params,
      body: Type.Object(awayFields, strict),
      answer: (visit, { params: { placeId }, body }) =>
        act(visit, placeId, body, async (away) => countsOf(await rebookOfClerk(house, away))),
    }),
  ];
}

function machineRoutes(house: House): Route[] {
  const day = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'one day; without it, every day ahead' }));
  const Listed = Type.Object({
    id: Type.String(),
    placeId: Type.String(),
    clerkId: Type.String(),
    fromAt: Type.String({ format: 'date-time' }),
    channel: Type.String(),
    benefitGroup: Type.String(),
    language: Type.String(),
  });
  return [
    route({
      method: 'GET',
      path: '/api/appointments/closed/:placeId',
      right,
      params,
      query: Type.Object({ day }, strict),
      summary: 'The appointments booked at a place outside the hours that hold: how many, and the first 100',
      replies: Type.Object({ count: Type.Integer(), first: Type.Array(Listed) }),
      answer: async (visit, { params: { placeId }, query }) =>
        json(await listOutside(house.database, house.agency, { placeId, day: dayIn(query.day), now: visit.now, most: mostAtOnce })),
    }),
    route({
      method: 'POST',
      path: '/api/appointments/closed/:placeId/rebook',
      right,
      params,
      body: Type.Object({ day }, strict),
      summary: 'Moves the first 100 of them to the nearest free times there within two weeks, and cancels those without any',
      replies: Type.Object({ moved: Type.Integer(), cancelled: Type.Integer(), left: Type.Integer() }),
      answer: async (visit, { params: { placeId }, body }) =>
        json(await rebookOutside(house, { placeId, day: dayIn(body.day), clerkId: visit.person.id })),
    }),
  ];
}
