import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { learnWaits } from '#server/line/estimates/learning/learning.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import { dayFromNumber, dayNumberOf, instantOf } from '#server/platform/clock/wall-time.ts';
import { type Office, planDay } from '../../simulator/office.ts';
import { playDay, type Seat } from '../../simulator/play-day.ts';
import { type Measured, nothingMeasured, watchWaits } from './measuring.ts';

/** A large office, a middling and a small one, by how many counters they have. */
const offices: readonly Office[] = [
  { placeId: 'tampere', visitsADay: 297, clerks: [12, 11, 10, 10, 9], hasQuickCounter: true },
  { placeId: 'jyvaskyla', visitsADay: 155, clerks: [7, 6, 5, 5, 5], hasQuickCounter: false },
  { placeId: 'kouvola', visitsADay: 75, clerks: [4, 3, 3, 3, 3], hasQuickCounter: false },
];

/** March 2015, and after it days of a kind that was not learned from. */
const firstDay = '2015-03-02';
const lastDay = '2015-03-31';
const measuredFrom = '2015-03-18';
const sickDays = ['2015-04-01', '2015-04-02', '2015-04-07', '2015-04-08'];

export type MeasuredMonth = { byOffice: Map<string, Measured>; whileSick: Measured };
type Staffed = Office & { seats: Seat[]; served: { count: number; minutes: number } };

/** Plays the offices' month, each night with the routine of the night; asks for estimates on the days that are measured. */
export async function playMonth(house: House, seed: string): Promise<MeasuredMonth> {
  const staffed = await Promise.all(offices.map((office) => staff(house, office)));
  const byOffice = new Map(staffed.map(({ placeId }) => [placeId, nothingMeasured()]));
  for (const day of workdays(firstDay, lastDay)) {
    await Promise.all(
      staffed.map((office) => playOne(house, office, { seed, day, into: day < measuredFrom ? undefined : byOffice.get(office.placeId) })),
    );
    const night = new Date(midnightOf(house, dayFromNumber(dayNumberOf(day) + 1)).getTime() + 30 * 60_000);
    await learnWaits({ ...house, clock: { now: () => night } });
  }
  const whileSick = nothingMeasured();
  for (const day of sickDays)
    await Promise.all(staffed.map((office) => playOne(house, office, { seed, day, into: whileSick, sick: office.clerks[4]! > 8 ? 2 : 1 })));
  return { byOffice, whileSick };
}

async function playOne(
  house: House,
  office: Staffed,
  { seed, day, into, sick = 0 }: { seed: string; day: string; into: Measured | undefined; sick?: number },
) {
  const midnight = midnightOf(house, day);
  const plan = planDay(office, { seed, day, weekday: (dayNumberOf(day) + 3) % 7, sick });
  const { served, seats, placeId } = office;
  const asking = into && watchWaits({ database: house.database, placeId, midnight, day }, served.minutes / served.count, into);
  const counting = { served: (minutes: number) => void ((served.count += 1), (served.minutes += minutes)) };
  await playDay(house.database, { office, plan, seats, midnight, seed }, asking ?? counting);
}

async function staff({ database }: House, office: Office): Promise<Staffed> {
  const seats: Seat[] = [];
  for (let no = 0; no < Math.max(...office.clerks); no += 1) {
    const identity = { name: `Virkailija ${no}`, role: 'clerk', skills: [], languages: ['fi'], seesProtected: false } as const;
    const clerkId = await database.transaction().execute((transaction) => addClerk(transaction, identity, new Date('2015-01-01')));
    const counterId = newId();
    await database
      .insertInto('counter')
      .values({ place_id: office.placeId, counter_id: counterId, name: `Simulated ${no}` })
      .execute();
    seats.push({ clerkId, counterId });
  }
  return { ...office, seats, served: { count: 0, minutes: 0 } };
}

function workdays(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = dayNumberOf(first); day <= dayNumberOf(last); day += 1) if ((day + 3) % 7 < 5) days.push(dayFromNumber(day));
  return days;
}

const midnightOf = ({ agency: { timeZone } }: House, day: string): Date =>
  new Date(instantOf(timeZone, { day: dayNumberOf(day), minute: 0 }, 'first') * 60_000);
