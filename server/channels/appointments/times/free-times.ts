import { lengthOf, type AppointmentsFile } from '#server/agency/policies/appointments.ts';
import type { Agency } from '#server/agency/loading.ts';
import { listOpenings, type Timetable } from '#server/agency/network/hours/open-hours.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { type FreeTime, type Interval, reckonTimes, type Shape } from './reckoning.ts';
import { type Asked, readStretches, type Stretch } from './rows.ts';

/** A place whose times are asked for: its id and hours. */
export type TimedPlace = { id: string; plan: Timetable };

export type Wish = Omit<Asked, 'placeIds'> & {
  /** `public`: with notice, horizon, and without what the agency keeps for itself. */
  share: 'public' | 'internal';
};

export type FreeTimes = { placeId: string; times: readonly { at: Date; free: number }[] };

export type Books = Pick<Agency, 'appointments' | 'timeZone' | 'holidays'>;

const minute = 60_000;
const minutesAt = (instant: Date) => Math.ceil(instant.getTime() / minute);

/** What one appointment takes of a clerk's time. */
export function shapeOf(
  policy: AppointmentsFile,
  { channel, benefitGroups, interpreted }: Pick<Wish, 'channel' | 'benefitGroups' | 'interpreted'>,
): Shape {
  const length = lengthOf(policy, channel, { groups: benefitGroups, isInterpreted: interpreted !== undefined });
  return { length, before: policy.bufferBeforeMinutes, after: policy.bufferAfterMinutes, step: policy.stepMinutes };
}

/** Between which instants somebody may book, at this moment. */
export function bookableFrom({ noticeMinutes, horizonDays }: AppointmentsFile, share: Wish['share'], now: Date): { from: Date; to: Date } {
  const notice = share === 'public' ? noticeMinutes : 0;
  return { from: new Date(now.getTime() + notice * minute), to: new Date(now.getTime() + horizonDays * 1440 * minute) };
}

/**
 * The times that can be booked at some places between two instants, in order of time for each place; places without any are
 * left out. Two reads of the database, however many places and clerks.
 */
export async function listFreeTimes(
  database: Database | Transaction,
  agency: Books,
  wish: Wish,
  { places, from, to, now }: { places: readonly TimedPlace[]; from: Date; to: Date; now: Date },
): Promise<FreeTimes[]> {
  const bounds = bookableFrom(agency.appointments, wish.share, now);
  const [begin, end] = [from > bounds.from ? from : bounds.from, to < bounds.to ? to : bounds.to];
  if (begin >= end) return [];
  const stretches = await readStretches(database, { ...wish, placeIds: places.map(({ id }) => id) }, begin, end);
  const byPlace = Map.groupBy(stretches, ({ placeId }) => placeId);
  const anywhere = byPlace.get(null) ?? [];
  const days = [dayOf(begin, agency.timeZone), dayOf(end, agency.timeZone)] as const;
  return places.flatMap(({ id, plan }) => {
    const own = byPlace.get(id);
    // Nobody is at work there: its hours need not be reckoned.
    if (own === undefined) return [];
    const openings = openingsOf(plan, agency, days);
    const times = timesAt([...own, ...anywhere], agency.appointments, wish, { openings, from: minutesAt(begin), to: minutesAt(end) });
    return times.length === 0 ? [] : [{ placeId: id, times: times.map(({ at, free }) => ({ at: new Date(at * minute), free })) }];
  });
}

/** When somebody is served there who has an appointment; hours that meet are one stretch. */
export function openingsOf(plan: Timetable, agency: Books, [fromDay, toDay]: readonly [string, string]): Interval[] {
  const served = listOpenings(plan, agency, fromDay, toDay)
    .filter(({ kind }) => kind !== 'self-service')
    .map(({ from, to }) => ({ from: from.getTime() / minute, to: to.getTime() / minute }))
    .sort((a, b) => a.from - b.from);
  const merged: Interval[] = [];
  for (const opening of served) {
    const last = merged.at(-1);
    if (last && opening.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, opening.to) };
    else merged.push(opening);
  }
  return merged;
}

function timesAt(
  stretches: readonly Stretch[],
  policy: AppointmentsFile,
  wish: Wish,
  range: Interval & { openings: Interval[] },
): FreeTime[] {
  const needs: Stretch['kind'][] = [];
  if (stretches.some(({ kind }) => kind === 'counter')) needs.push('counter');
  if (wish.interpreted !== undefined) needs.push('interpreter');
  const keptShare = wish.share === 'public' ? policy.keptShare : 0;
  return reckonTimes(stretches, shapeOf(policy, wish), { ...range, keptShare, needs });
}

/** How far ahead the first look goes, and each after it: most places have a time within days. */
const looksDays = [4, 10, 30, 400] as const;

/** The first time that can be booked at each of many places; places without any are left out. */
export async function findFirstFree(
  database: Database | Transaction,
  agency: Books,
  wish: Wish,
  { places, now, after = now }: { places: readonly TimedPlace[]; now: Date; after?: Date },
): Promise<Map<string, Date>> {
  const found = new Map<string, Date>();
  let from = after;
  for (const days of looksDays) {
    const to = new Date(after.getTime() + days * 1440 * minute);
    const left = places.filter(({ id }) => !found.has(id));
    if (left.length === 0) break;
    for (const { placeId, times } of await listFreeTimes(database, agency, wish, { places: left, from, to, now }))
      if (times[0]) found.set(placeId, times[0].at);
    from = to;
    if (from >= bookableFrom(agency.appointments, wish.share, now).to) break;
  }
  return found;
}
