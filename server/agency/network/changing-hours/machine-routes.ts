import Type from 'typebox';
import type { House } from '#server/house.ts';
import { HoursPlan, planFaults } from '#server/agency/hours-plan.ts';
import { dayOf, isDay } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { getPlaceName } from '../places/queries.ts';
import { compareDays } from './changed-days.ts';
import { findBrokenBookings } from './promises/booked.ts';
import { beforeDay, brokenPromises, listPromises } from './promises/broken.ts';
import { changeHours, listVersions, listVersionsFrom } from './queries.ts';

const strict = { additionalProperties: false } as const;
const right = 'manage-network';
const params = Type.Object({ placeId: Type.String({ maxLength: 60 }) });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a day, today or later, from which the hours hold' });
const Instant = Type.String({ format: 'date-time' });
const Opening = Type.Object({ from: Instant, to: Instant, kind: Type.String(), ticketsTo: Instant });
const ChangedDay = Type.Object({ day: Type.String(), before: Type.Array(Opening), after: Type.Array(Opening) });
const Broken = Type.Object({ id: Type.String(), at: Instant, channel: Type.String(), benefitGroup: Type.String() });
const BrokenAppointments = Type.Object({
  count: Type.Integer(),
  first: Type.Array(
    Type.Object({ id: Type.String(), at: Instant, channel: Type.String(), benefitGroup: Type.String(), language: Type.String() }),
    { description: 'at most 100, in order of time' },
  ),
});
const Version = Type.Object({
  version: Type.Integer(),
  from: Type.String({ description: 'the day from which it holds' }),
  plan: HoursPlan,
  decidedAt: Instant,
  clerk: Type.Union([Type.String(), Type.Null()]),
  reason: Type.Union([Type.String(), Type.Null()]),
});
const mostVersions = 50;

/** The hours of a place as they were decided, what a change of them would do, and the change. */
export function machineRoutes(house: House): Route[] {
  const { database, agency } = house;
  return [
    route({
      method: 'GET',
      path: '/api/network/:placeId/hours',
      right,
      params,
      summary: 'The hours of a place as they were decided, the newest first (at most 50)',
      replies: Type.Object({ versions: Type.Array(Version) }),
      answer: async (_visit, { params: { placeId } }) => {
        await getPlaceName(database, placeId);
        return json({ versions: await listVersions(database, placeId, { most: mostVersions }) });
      },
    }),
    route({
      method: 'POST',
      path: '/api/network/:placeId/hours/preview',
      right,
      params,
      body: Type.Object({ from: Day, plan: HoursPlan }, strict),
      summary:
        'The days of the coming year that other hours would change, and the promised times and booked appointments they would break; nothing is saved',
      replies: Type.Object({
        changedDays: Type.Array(ChangedDay),
        brokenPromises: Type.Array(Broken),
        brokenAppointments: BrokenAppointments,
      }),
      answer: async (visit, { params: { placeId }, body }) => {
        await getPlaceName(database, placeId);
        refuseFaults(body, dayOf(visit.now, agency.timeZone));
        const { weeks, later } = compareDays(await listVersionsFrom(database, placeId, body.from), body, agency);
        const changed = [...weeks.filter(({ isChanged }) => isChanged), ...later];
        const promises = await listPromises(database, placeId, beforeDay(body.from));
        return json({
          changedDays: changed.map(({ day, before, after }) => ({ day, before, after })),
          brokenPromises: brokenPromises(promises, changed, agency.timeZone),
          brokenAppointments: await findBrokenBookings(database, { placeId, days: changed, now: visit.now }),
        });
      },
    }),
    changeForMachines(house),
  ];
}

function changeForMachines({ database, agency }: House): Route {
  return route({
    method: 'POST',
    path: '/api/network/:placeId/hours',
    right,
    params,
    body: Type.Object(
      {
        from: Day,
        plan: HoursPlan,
        reason: Type.String({ minLength: 3, maxLength: 500, pattern: '\\S.*\\S.*\\S' }),
        seen: Type.Integer({ minimum: 1, description: 'the latest version that was read; refused when there is a newer one' }),
      },
      strict,
    ),
    summary: 'Decides hours from a day on, as a new version',
    replies: Type.Object({ version: Type.Integer() }),
    answer: async (visit, { params: { placeId }, body }) => {
      refuseFaults(body, dayOf(visit.now, agency.timeZone));
      const change = { ...body, placeId, clerkId: visit.person.id, at: visit.now };
      return json({ version: await changeHours(database, change) });
    },
  });
}

function refuseFaults({ from, plan }: { from: string; plan: HoursPlan }, today: string): void {
  const faults = planFaults(plan).map(({ place, reason }) => ({ place: `/plan${place}`, reason }));
  if (!isDay(from)) faults.push({ place: '/from', reason: 'there is no such day' });
  else if (from < today) faults.push({ place: '/from', reason: 'is past: hours that have been cannot be changed' });
  if (faults.length > 0) throw new Refusal('bad-request', faults);
}
