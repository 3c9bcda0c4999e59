import { getPlace } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { type Appointment, getAppointment, lockAppointment } from '../booking/appointment.ts';
import { cancelAppointment, moveAppointment } from '../booking/changing.ts';
import { listFreeTimes } from '../times/free-times.ts';
import { isWithinHours, listOutside, type Unkept } from './outside.ts';

type Works = Pick<House, 'database' | 'agency' | 'clock'>;

/** Why: told to the customer in their own language by whoever tells them. */
export type UnkeptReason = 'place-closed' | 'clerk-away';

/** What became of one: moved, given up because nothing was found, or left alone because somebody had seen to it already. */
export type Rebooked = 'moved' | 'cancelled' | 'left';

export type RebookedCounts = Readonly<Record<Rebooked, number>>;

/** How many are seen to at one press: the page says how many are left, and the button is there again. */
export const mostAtOnce = 100;

/** How far ahead another time is looked for, and how many times are tried while others book too. */
const furthestDays = 14;
const mostTries = 12;

/**
 * Moves what is booked at a place outside its hours to the nearest free time there within two weeks, on the same day where there is one;
 * what no time is found for is cancelled. Each in a transaction of its own: pressed twice, or cut off, it goes on with what is left.
 */
export async function rebookOutside(
  house: Works,
  { placeId, day, clerkId }: { placeId: string; day?: string | undefined; clerkId: string },
): Promise<RebookedCounts> {
  const now = house.clock.now();
  const { first } = await listOutside(house.database, house.agency, { placeId, day, now, most: mostAtOnce });
  const isUnkept = async (transaction: Transaction, { fromAt, toAt }: Appointment) =>
    !(await isWithinHours(transaction, house.agency, { placeId, fromAt, toAt, now }));
  return rebookEach(house, first, { clerkId, reason: 'place-closed', isUnkept });
}

type Rebooking = {
  /** By whom. */
  clerkId: string;
  reason: UnkeptReason;
  /** Whether the appointment still cannot be kept, asked while it is locked. */
  isUnkept: (transaction: Transaction, appointment: Appointment) => Promise<boolean>;
};

/** The same for appointments that somebody listed. */
export async function rebookEach(house: Works, listed: readonly Unkept[], rebooking: Rebooking): Promise<RebookedCounts> {
  const counts = { moved: 0, cancelled: 0, left: 0 };
  for (const one of listed) counts[await rebookOne(house, one, rebooking)] += 1;
  return counts;
}

async function rebookOne(house: Works, listed: Unkept, { clerkId, reason, isUnkept }: Rebooking): Promise<Rebooked> {
  const by = { clerkId, reason, at: house.clock.now() };
  /** Does it only while the appointment is as it was listed: of two who press at once, the second finds it moved. */
  const whileUnkept = (work: (transaction: Transaction) => Promise<Rebooked>) =>
    house.database.transaction().execute(async (transaction) => {
      const locked = await lockAppointment(transaction, listed.id);
      const isSame = locked.fromAt.getTime() === listed.fromAt.getTime() && locked.placeId === listed.placeId;
      if (locked.state !== 'booked' || !isSame || locked.fromAt <= by.at) return 'left';
      return (await isUnkept(transaction, locked)) ? work(transaction) : 'left';
    });
  for (const fromAt of await findNear(house, await getAppointment(house.database, listed.id), by.at)) {
    const tried = await whileUnkept(async (transaction) => {
      await moveAppointment(transaction, house, listed.id, { placeId: listed.placeId, fromAt, share: 'internal' }, by);
      return 'moved';
    }).catch(takenMeanwhile);
    if (tried !== 'taken') return tried;
  }
  return whileUnkept(async (transaction) => {
    await cancelAppointment(transaction, house, listed.id, by);
    return 'cancelled';
  });
}

const passedOver = new Set(['time-taken', 'interpreter-taken', 'time-not-offered', 'not-found']);

function takenMeanwhile(error: unknown): 'taken' {
  if (passedOver.has(refusalOf(error)?.code ?? '')) return 'taken';
  throw error;
}

/**
 * Free times at the same place, the best first: on the same day, then on the next; of a day's times the one nearest to the hour at which
 * the customer had meant to come. None so soon that a customer could not know of it in time.
 */
async function findNear({ database, agency }: Works, appointment: Appointment, now: Date): Promise<Date[]> {
  const { placeId, channel, benefitGroups, language, interpreted, fromAt } = appointment;
  const place = await getPlace(database, placeId, dayOf(now, agency.timeZone));
  const soonest = new Date(now.getTime() + agency.appointments.noticeMinutes * 60_000);
  const dayBegins = new Date(`${addDays(dayOf(fromAt, agency.timeZone), -1)}T12:00:00Z`);
  const wish = { channel, benefitGroups, language, interpreted: interpreted ?? undefined, share: 'internal' as const };
  const [found] = await listFreeTimes(database, agency, wish, {
    places: [{ id: placeId, plan: place.plan }],
    from: soonest > dayBegins ? soonest : dayBegins,
    to: new Date(fromAt.getTime() + furthestDays * 86_400_000),
    now,
  });
  const ownDay = dayOf(fromAt, agency.timeZone);
  const graded = (found?.times ?? [])
    .map(({ at }) => ({ at, day: dayOf(at, agency.timeZone), apart: hoursApart(at, fromAt) }))
    .filter(({ day }) => day >= ownDay);
  return graded
    .toSorted((one, other) => (one.day === other.day ? one.apart - other.apart : one.day < other.day ? -1 : 1))
    .slice(0, mostTries)
    .map(({ at }) => at);
}

const dayLength = 86_400_000;

/** How far the hour of one instant is from that of another, whatever their days. */
function hoursApart(one: Date, other: Date): number {
  const apart = Math.abs(one.getTime() - other.getTime()) % dayLength;
  return Math.min(apart, dayLength - apart);
}
