import { sql } from 'kysely';
import type { AppointmentChannel } from '#server/agency/policies/appointments.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

export type AppointmentState = 'held' | 'booked' | 'cancelled' | 'expired' | 'arrived' | 'kept' | 'no-show';

/** A time that is promised, or held for whoever is choosing. Nothing here says for whom. */
export type Appointment = {
  id: string;
  channel: AppointmentChannel;
  placeId: string;
  benefitGroups: readonly string[];
  language: string;
  /** The language of the interpreter; null: none. */
  interpreted: string | null;
  fromAt: Date;
  toAt: Date;
  state: AppointmentState;
  share: 'public' | 'internal';
  heldUntil: Date | null;
  bookedAt: Date | null;
  bookedBy: 'customer' | 'other' | 'clerk' | null;
  clerkId: string;
  counterId: string | null;
  interpreterId: string | null;
  contactId: string | null;
};

const appointments = (database: Database | Transaction) =>
  database
    .selectFrom('appointment')
    .select(['appointment_id as id', 'channel', 'place_id as placeId', 'benefit_groups as benefitGroups', 'language'])
    .select(['interpreted_language as interpreted', 'from_at as fromAt', 'to_at as toAt', 'state', 'share', 'hold_ends_at as heldUntil'])
    .select(['booked_at as bookedAt', 'booked_by as bookedBy', 'clerk_id as clerkId', 'counter_id as counterId'])
    .select(['interpreter_id as interpreterId', 'contact_id as contactId']);

/** Refuses `not-found`. */
export async function getAppointment(database: Database | Transaction, appointmentId: string): Promise<Appointment> {
  return orNotFound(await appointments(database).where('appointment_id', '=', appointmentId).executeTakeFirst());
}

/** By the secret in the address of its page. Refuses `not-found`. */
export async function getAppointmentOf(database: Database | Transaction, secretDigest: Buffer): Promise<Appointment> {
  return orNotFound(await appointments(database).where('secret_digest', '=', secretDigest).executeTakeFirst());
}

/** One wish about an appointment after the other. Refuses `not-found`. */
export async function lockAppointment(transaction: Transaction, appointmentId: string): Promise<Appointment> {
  return orNotFound(await appointments(transaction).where('appointment_id', '=', appointmentId).forUpdate().executeTakeFirst());
}

function orNotFound(row: unknown): Appointment {
  if (row === undefined) throw new Refusal('not-found');
  // The table's constraints keep to the words of the type.
  return row as Appointment;
}

export type AppointmentEventKind =
  | 'held'
  | 'booked'
  | 'moved'
  | 'cancelled'
  | 'expired'
  | 'offered'
  | 'arrived'
  | 'kept'
  | 'no-show'
  | 'reassigned'
  | 'told';

export type AppointmentEvent = {
  appointmentIds: readonly string[];
  kind: AppointmentEventKind;
  at: Date;
  clerkId?: string | undefined;
  /** Never anything personal. */
  details?: Readonly<Record<string, string>>;
};

/** Writes down what happened, counts it for the figures and leaves word for whoever booked, in the transaction in which it does. The rows of the appointments are locked by whoever calls. */
export async function recordAppointmentEvent(
  transaction: Transaction,
  { appointmentIds, kind, at, clerkId, details = {} }: AppointmentEvent,
): Promise<void> {
  const ids = [...appointmentIds];
  if (isEnding(kind)) await sql`select count_appointments(${ids}::uuid[], -1)`.execute(transaction);
  const { rows } = await sql<{ appointmentId: string; eventNo: number }>`
    insert into appointment_event (appointment_id, event_no, kind, at, clerk_id, details)
    select a.id, 1 + coalesce((select max(e.event_no) from appointment_event e where e.appointment_id = a.id), 0), ${kind}, ${at}, ${clerkId ?? null},
      ${JSON.stringify(details)}::jsonb
    from unnest(${ids}::uuid[]) as a (id)
    returning appointment_id as "appointmentId", event_no as "eventNo"`.execute(transaction);
  if (isEnding(kind)) await sql`select count_appointments(${ids}::uuid[], 1)`.execute(transaction);
  if (!isOfTime(kind)) return;
  await sql`select count_appointment_event(${ids}::uuid[], ${kind}, ${at}::timestamptz)`.execute(transaction);
  for (const { appointmentId, eventNo } of rows)
    await addToOutbox(transaction, 'appointment-word', { appointmentId, eventNo: String(eventNo) }, at);
}

/** How an appointment ends is counted by the last of these: what was said of it before is taken back. */
const isEnding = (kind: AppointmentEventKind) => kind === 'arrived' || kind === 'kept' || kind === 'no-show';
/** Counted each time it happens, and whoever booked is told of it. */
const isOfTime = (kind: AppointmentEventKind) => kind === 'booked' || kind === 'moved' || kind === 'cancelled';
