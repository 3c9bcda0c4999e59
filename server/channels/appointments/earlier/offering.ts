import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { lengthOf } from '#server/agency/policies/appointments.ts';
import type { House } from '#server/house.ts';
import { startOfDay } from '#server/platform/clock/wall-time.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { recordAppointmentEvent } from '../booking/appointment.ts';
import { type Taken, takeTime } from '../booking/holding.ts';
import { closeOffers } from './answering.ts';
import { type Fit, fitsFinder, type Waiting, wishOf } from './matching.ts';

type Offering = Pick<House, 'database' | 'agency' | 'clock'>;

const minute = 60_000;
const pageSize = 200;
/** In one go; the routine comes again in seconds. */
const mostOffers = 50;
/** Whoever lets so many offers pass is asked no more that day. */
const mostPassedADay = 2;
/** A time is kept so long after its offer has ended, so that the next in order is asked before anybody sees it. */
const passedOnMinutes = 5;

/**
 * Offers what came free to those who wait for an earlier time, in the order in which they asked. Any number of nodes may do so at
 * once: offers are made one after the other. Returns how many were made.
 */
export async function offerEarlierTimes(house: Offering): Promise<number> {
  const now = house.clock.now();
  await closeOffers(house);
  const findFits = fitsFinder(house, now);
  let made = 0;
  let after: { askedAt: Date; id: string } | undefined;
  for (;;) {
    const page = await listWaiting(house.database, startOfDay(now, house.agency.timeZone), now, after);
    for (const waiting of page) {
      if (await offerFirst(house, waiting, await findFits(waiting), now)) made += 1;
      if (made >= mostOffers) return made;
    }
    const last = page.at(-1);
    if (page.length < pageSize || !last) return made;
    after = last;
  }
}

/** Who waits, in the order of asking: without those who have an offer, or let enough pass today. */
async function listWaiting(database: Database, today: Date, now: Date, after: { askedAt: Date; id: string } | undefined) {
  const { rows } = await sql<Waiting & { askedAt: Date }>`
    select a.appointment_id as id, a.channel, a.benefit_groups as "benefitGroups", a.language, a.interpreted_language as interpreted,
      a.from_at as "fromAt", w.place_ids as "placeIds", w.earliest_at as "notBefore", w.asked_at as "askedAt"
    from earlier_wish w join appointment a on a.appointment_id = w.appointment_id
    where a.state = 'booked' and a.from_at > ${now} and w.earliest_at < a.from_at
      and (${after?.askedAt ?? null}::timestamptz is null or (w.asked_at, w.appointment_id) > (${after?.askedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      and not exists (select from appointment_offer o where o.appointment_id = w.appointment_id and o.state = 'open')
      and (select count(*) from appointment_offer o where o.appointment_id = w.appointment_id and o.state in ('declined', 'over')
        and o.closed_at >= ${today}) < ${mostPassedADay}
    order by w.asked_at, w.appointment_id limit ${pageSize}`.execute(database);
  return rows;
}

/** The first of the times that can still be had; each in a transaction of its own, since a lost race ends one. */
async function offerFirst(house: Offering, waiting: Waiting, fits: readonly Fit[], now: Date): Promise<boolean> {
  for (const fit of fits) {
    const outcome = await house.database
      .transaction()
      .execute((transaction) => offer(transaction, house, waiting, fit, now))
      .catch((error: unknown) => {
        const code = refusalOf(error)?.code;
        if (code === 'time-taken' || code === 'interpreter-taken' || code === 'time-not-offered') return 'taken' as const;
        throw error;
      });
    if (outcome === 'made') return true;
  }
  return false;
}

async function offer(transaction: Transaction, { agency }: Offering, waiting: Waiting, fit: Fit, now: Date) {
  // One offer after the other, on whichever node: else two could each see that the other is not asked yet.
  await sql`select pg_advisory_xact_lock(hashtext('offer-earlier-times'))`.execute(transaction);
  if (!(await stillWaits(transaction, waiting, fit))) return 'passed over' as const;
  // Shorter when the time is near: then half of what is left.
  const lasts = Math.min(agency.appointments.offerMinutes * minute, (fit.fromAt.getTime() - now.getTime()) / 2);
  const endsAt = new Date(now.getTime() + lasts);
  const freeAt = new Date(endsAt.getTime() + passedOnMinutes * minute);
  const taken = await take(transaction, agency, { waiting, fit, freeAt, now });
  const bookings = await transaction
    .selectFrom('booked_time')
    .select('booking_id as id')
    .where('appointment_id', '=', waiting.id)
    .where('free_at', '=', freeAt)
    .execute();
  await transaction
    .insertInto('appointment_offer')
    .values({
      offer_id: newId(),
      appointment_id: waiting.id,
      place_id: fit.placeId,
      from_at: fit.fromAt,
      to_at: taken.toAt,
      clerk_id: taken.clerkId,
      counter_id: taken.counterId,
      interpreter_id: taken.interpreterId,
      booking_ids: bookings.map(({ id }) => id),
      instead_of_at: waiting.fromAt,
      offered_at: now,
      ends_at: endsAt,
      state: 'open',
    })
    .execute();
  const details = { from: fit.fromAt.toISOString(), place: fit.placeId, until: endsAt.toISOString() };
  await recordAppointmentEvent(transaction, { appointmentIds: [waiting.id], kind: 'offered', at: now, details });
  return 'made' as const;
}

/** Locks the appointment: whether it is still as it was, waits, has no offer, and was not offered this very time before. */
async function stillWaits(transaction: Transaction, { id, fromAt }: Waiting, fit: Fit): Promise<boolean> {
  const { rows } = await sql`
    select from appointment a join earlier_wish w on w.appointment_id = a.appointment_id
    where a.appointment_id = ${id} and a.state = 'booked' and a.from_at = ${fromAt}
      and not exists (select from appointment_offer o where o.appointment_id = ${id}
        and (o.state = 'open' or (o.place_id = ${fit.placeId} and o.from_at = ${fit.fromAt})))
    for update of a`.execute(transaction);
  return rows.length > 0;
}

type Taking = { waiting: Waiting; fit: Fit; freeAt: Date; now: Date };

async function take(transaction: Transaction, agency: House['agency'], { waiting, fit, freeAt, now }: Taking): Promise<Taken> {
  const { placeId, fromAt, givenBack } = fit;
  if (!givenBack)
    return takeTime(transaction, { agency }, { ...wishOf(waiting), placeId, fromAt }, { appointmentId: waiting.id, freeAt, at: now });
  const { channel, benefitGroups, interpreted } = waiting;
  const { bufferBeforeMinutes, bufferAfterMinutes } = agency.appointments;
  const length = lengthOf(agency.appointments, channel, { groups: benefitGroups, isInterpreted: interpreted !== null });
  const toAt = new Date(fromAt.getTime() + length * minute);
  const from = new Date(fromAt.getTime() - bufferBeforeMinutes * minute);
  const to = new Date(toAt.getTime() + bufferAfterMinutes * minute);
  const { rows } = await sql<Omit<Taken, 'toAt'>>`
    select v_clerk_id as "clerkId", v_counter_id as "counterId", v_interpreter_id as "interpreterId"
    from hand_time_over(${givenBack.appointmentId}, ${givenBack.from}, ${givenBack.to}, ${givenBack.kinds}::text[], ${waiting.id}, ${from}, ${to},
      ${freeAt}, ${now})`.execute(transaction);
  const [taken] = rows;
  if (!taken) throw new Error('what was handed over is not told');
  return { ...taken, toAt };
}
