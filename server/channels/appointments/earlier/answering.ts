import type { House } from '#server/house.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { lockAppointment, recordAppointmentEvent } from '../booking/appointment.ts';
import { freedAt } from '../booking/changing.ts';
import { stopAsking } from './wishes.ts';

/** An earlier time that is kept for somebody until `endsAt`. */
export type Offer = { id: string; placeId: string; fromAt: Date; toAt: Date; endsAt: Date };

const offers = (database: Database | Transaction) =>
  database
    .selectFrom('appointment_offer')
    .select(['offer_id as id', 'place_id as placeId', 'from_at as fromAt', 'to_at as toAt', 'ends_at as endsAt'])
    .select(['clerk_id as clerkId', 'counter_id as counterId', 'interpreter_id as interpreterId', 'instead_of_at as insteadOf'])
    .select('booking_ids as bookingIds');

/** The offer that somebody can accept now, if there is one. */
export async function findOpenOffer(database: Database, appointmentId: string, now: Date): Promise<Offer | undefined> {
  return offers(database)
    .where('appointment_id', '=', appointmentId)
    .where('state', '=', 'open')
    .where('ends_at', '>', now)
    .executeTakeFirst();
}

/** Locks the appointment, then its offer. Refuses `offer-over` unless the offer is open and about the time that the appointment has. */
async function lockOffer(transaction: Transaction, { appointmentId, offerId, at }: { appointmentId: string; offerId: string; at: Date }) {
  const appointment = await lockAppointment(transaction, appointmentId);
  const offer = await offers(transaction)
    .where('offer_id', '=', offerId)
    .where('appointment_id', '=', appointmentId)
    .where('state', '=', 'open')
    .where('ends_at', '>', at)
    .forUpdate()
    .executeTakeFirst();
  if (!offer || appointment.state !== 'booked' || appointment.fromAt.getTime() !== offer.insteadOf.getTime())
    throw new Refusal('offer-over');
  return { appointment, offer };
}

const close = (transaction: Transaction, offerId: string, state: 'accepted' | 'declined' | 'over', at: Date) =>
  transaction.updateTable('appointment_offer').set({ state, closed_at: at }).where('offer_id', '=', offerId).execute();

/**
 * Moves the appointment to the time that was offered and gives the old one back a while later; whoever got an earlier time waits no
 * more. Refuses `offer-over` when it is not open any more, or the appointment was moved or given up meanwhile.
 */
export async function acceptOffer(
  transaction: Transaction,
  { agency }: Pick<House, 'agency'>,
  asked: { appointmentId: string; offerId: string; at: Date },
): Promise<void> {
  const { appointmentId, offerId, at } = asked;
  const { appointment, offer } = await lockOffer(transaction, asked);
  await transaction
    .updateTable('booked_time')
    .set({ free_at: freedAt(agency.appointments, { at }) })
    .where('appointment_id', '=', appointmentId)
    .where('free_at', 'is', null)
    .execute();
  const kept = await transaction
    .updateTable('booked_time')
    .set({ free_at: null })
    .where('booking_id', 'in', offer.bookingIds)
    .where('free_at', '>', at)
    .returning('booking_id')
    .execute();
  if (kept.length < offer.bookingIds.length) throw new Refusal('offer-over');
  await close(transaction, offerId, 'accepted', at);
  await transaction
    .updateTable('appointment')
    .set({
      place_id: offer.placeId,
      from_at: offer.fromAt,
      to_at: offer.toAt,
      clerk_id: offer.clerkId,
      counter_id: offer.counterId,
      interpreter_id: offer.interpreterId,
    })
    .where('appointment_id', '=', appointmentId)
    .execute();
  await stopAsking(transaction, appointmentId);
  const details = {
    from: appointment.fromAt.toISOString(),
    to: offer.fromAt.toISOString(),
    fromPlace: appointment.placeId,
    toPlace: offer.placeId,
  };
  await recordAppointmentEvent(transaction, { appointmentIds: [appointmentId], kind: 'moved', at, details });
}

/** Leaves the time to whoever is next. Refuses `offer-over` when the offer is not open any more. */
export async function declineOffer(
  transaction: Transaction,
  { agency }: Pick<House, 'agency'>,
  asked: { appointmentId: string; offerId: string; at: Date },
): Promise<void> {
  const { offer } = await lockOffer(transaction, asked);
  await close(transaction, asked.offerId, 'declined', asked.at);
  await transaction
    .updateTable('booked_time')
    .set({ free_at: freedAt(agency.appointments, { at: asked.at }) })
    .where('booking_id', 'in', offer.bookingIds)
    .execute();
}

/** Ends the offers that nobody answered in time, and those of appointments that were moved or given up. Returns how many. */
export async function closeOffers({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<number> {
  const at = clock.now();
  const closed = await database
    .updateTable('appointment_offer')
    .set({ state: 'over', closed_at: at })
    .where('offer_id', 'in', (row) =>
      row
        .selectFrom('appointment_offer as o')
        .innerJoin('appointment as a', 'a.appointment_id', 'o.appointment_id')
        .select('o.offer_id')
        .where('o.state', '=', 'open')
        .where((is) => is.or([is('o.ends_at', '<=', at), is('a.state', '<>', 'booked'), is('a.from_at', '<>', is.ref('o.instead_of_at'))]))
        .orderBy('o.ends_at')
        .limit(500)
        .forUpdate('o')
        .skipLocked(),
    )
    .returning('offer_id')
    .execute();
  return closed.length;
}
