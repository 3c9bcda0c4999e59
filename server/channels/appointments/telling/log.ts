import type { House } from '#server/house.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { readKeyset } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

export const messageStates = ['failed', 'kept', 'sending', 'due', 'sent', 'passed', 'dropped'] as const;
export type MessageState = (typeof messageStates)[number];

/** A word of an appointment as the log has it; never where it went. */
export type LoggedMessage = {
  id: string;
  appointmentId: string;
  kind: 'booked' | 'moved' | 'cancelled' | 'reminder';
  about: string;
  channel: 'email' | 'text-message' | 'notice';
  state: MessageState;
  tries: number;
  problem: string | null;
  madeAt: Date;
  triedAt: Date | null;
};

const messages = (database: Database | Transaction) =>
  database
    .selectFrom('appointment_message')
    .select(['message_id as id', 'appointment_id as appointmentId', 'kind', 'about', 'channel', 'state', 'tries', 'problem'])
    .select(['made_at as madeAt', 'tried_at as triedAt']);

/** Of one appointment, newest first; an appointment has a handful. */
export async function listMessagesOf(database: Database, appointmentId: string): Promise<LoggedMessage[]> {
  const rows = await messages(database).where('appointment_id', '=', appointmentId).orderBy('made_at', 'desc').limit(200).execute();
  // The table's constraints keep to the words of the type.
  return rows as LoggedMessage[];
}

/** Of all appointments, newest first; `toLookInto`: only what failed, was kept, or nobody knows whether it went out. */
export async function listMessages(
  database: Database,
  { toLookInto, before, most }: { toLookInto: boolean; before: string | undefined; most: number },
): Promise<LoggedMessage[]> {
  let query = messages(database).orderBy('made_at', 'desc').orderBy('message_id', 'desc').limit(most);
  if (toLookInto) query = query.where('state', 'in', ['failed', 'kept', 'sending']);
  if (before !== undefined) {
    const { at, id } = readKeyset(before);
    query = query.where((is) => is(is.refTuple('made_at', 'message_id'), '<', is.tuple(at, id)));
  }
  const rows = await query.execute();
  // The table's constraints keep to the words of the type.
  return rows as LoggedMessage[];
}

/** So long nobody but its own job has to do with a message that is being sent. */
const sendingMinutes = 10;

/** Whether somebody may have it sent once more. */
export function mayTryAgain({ state, triedAt }: Pick<LoggedMessage, 'state' | 'triedAt'>, now: Date): boolean {
  if (state === 'sending') return triedAt !== null && now.getTime() - triedAt.getTime() > sendingMinutes * 60_000;
  return state === 'failed' || state === 'kept';
}

/** Has a message sent once more. Refuses `not-found`, and `notice-not-failed` when it is on its way or was sent. */
export async function tryAgain({ database }: Pick<House, 'database'>, messageId: string, at: Date): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('appointment_message')
      .select(['state', 'tried_at as triedAt'])
      .where('message_id', '=', messageId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    // The table's constraint keeps to the states.
    if (!mayTryAgain({ state: row.state as MessageState, triedAt: row.triedAt }, at)) throw new Refusal('notice-not-failed');
    await transaction.updateTable('appointment_message').set({ state: 'due' }).where('message_id', '=', messageId).execute();
    await addToOutbox(transaction, 'appointment-word', { messageId }, at);
  });
}
