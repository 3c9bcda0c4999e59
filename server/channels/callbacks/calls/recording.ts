import { sql } from 'kysely';
import type { Agency } from '#server/agency/loading.ts';
import { endContact, moveContact } from '#server/line/moving.ts';
import { type Held, serveContact } from '#server/line/serving.ts';
import { undoSeconds } from '#server/line/undoing.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { nextHours } from '../windows/hours.ts';
import type { AttemptResult } from '../requests/reading.ts';

/**
 * Says what came of a call that a clerk tried. `reached`: serving begins. Nobody answered, or busy: back in line after a pause within the hours for
 * calling, and whoever was not reached is written to; after the last try, or when the next would come too late, the request is over. A wrong
 * number ends it too. Refuses `contact-moved-on` and `contact-held-by-another`, and `callback-over` beyond the limit of tries.
 */
export async function recordAttempt(transaction: Transaction, agency: Agency, held: Held, result: AttemptResult): Promise<void> {
  const { contactId, clerkId, at } = held;
  const request = await transaction
    .updateTable('callback_request')
    .set((is) => ({ attempts: is('attempts', '+', 1) }))
    .where('contact_id', '=', contactId)
    .returning(['attempts', 'most_attempts as mostAttempts', 'expires_at as expiresAt'])
    .executeTakeFirst();
  if (!request) throw new Refusal('not-found');
  await transaction
    .insertInto('callback_attempt')
    .values({
      contact_id: contactId,
      attempt_no: sql`(select coalesce(max(a.attempt_no), 0) + 1 from callback_attempt a where a.contact_id = ${contactId})`,
      ...{ at, clerk_id: clerkId, result },
    })
    .execute();
  if (result === 'reached') return serveContact(transaction, held);
  const next = nextHours(agency, new Date(at.getTime() + agency.callbacks.pauseMinutes * 60_000));
  const isOver = result === 'wrong-number' || request.attempts >= request.mostAttempts || next.from >= request.expiresAt;
  const which = { contactId, from: ['called'] as const, heldBy: clerkId };
  if (isOver) await endContact(transaction, which, 'no-show', { clerkId, at });
  else
    await moveContact(
      transaction,
      which,
      { kind: 'waiting', cause: 'back-in-line', promised_at: next.from, may_be_early: false, until_at: next.to },
      { clerkId, at },
    );
  // Nobody is written to at a number that is not theirs.
  if (result !== 'wrong-number')
    await addWord(transaction, contactId, isOver ? { kind: 'expired' } : { kind: 'not-reached', nextAt: next.from }, at);
}

type Word = { kind: 'expired' } | { kind: 'not-reached'; nextAt: Date };

/** Leaves word for whoever was not reached, due when what was pressed can no longer be taken back. */
export async function addWord(transaction: Transaction, contactId: string, word: Word, at: Date): Promise<void> {
  await transaction
    .insertInto('callback_word')
    .values({
      contact_id: contactId,
      word_no: sql`(select coalesce(max(w.word_no), 0) + 1 from callback_word w where w.contact_id = ${contactId})`,
      kind: word.kind,
      due_at: new Date(at.getTime() + undoSeconds * 1000),
      next_at: word.kind === 'not-reached' ? word.nextAt : null,
      state: 'waiting',
    })
    .execute();
}

/**
 * After a clerk took back what they did last: when the contact is again one that they call, the try that they had recorded goes, with the word
 * of it. Does nothing for a contact that is no callback.
 */
export async function takeBackAttempt(transaction: Transaction, { contactId, clerkId, at }: Held): Promise<void> {
  const { rows } = await sql<{ attempt_no: number }>`
    update callback_attempt a set undone_at = ${at} from contact_period p
    where a.contact_id = ${contactId} and a.clerk_id = ${clerkId} and a.undone_at is null
      and a.at >= ${at}::timestamptz - make_interval(secs => ${undoSeconds})
      and p.contact_id = a.contact_id and p.to_at is null and p.kind = 'called' and p.cause = 'undo' and p.clerk_id = ${clerkId}
      and a.attempt_no = (select max(l.attempt_no) from callback_attempt l where l.contact_id = a.contact_id and l.undone_at is null)
    returning a.attempt_no`.execute(transaction);
  if (rows.length === 0) return;
  await transaction
    .updateTable('callback_request')
    .set((is) => ({ attempts: is('attempts', '-', 1) }))
    .where('contact_id', '=', contactId)
    .execute();
  await transaction
    .updateTable('callback_word')
    .set({ state: 'dropped' })
    .where('contact_id', '=', contactId)
    .where('state', '=', 'waiting')
    .execute();
}

/**
 * Lets nobody call before the promised time or outside the hours for calling, whoever chose to. Refuses `callback-not-due`; a contact that is no
 * callback passes.
 */
export async function refuseUnlessDue(transaction: Transaction, agency: Agency, contactId: string, at: Date): Promise<void> {
  const period = await transaction
    .selectFrom('contact_period')
    .select(['channel', 'kind', 'promised_at as promisedAt'])
    .where('contact_id', '=', contactId)
    .where('to_at', 'is', null)
    .executeTakeFirst();
  if (period?.channel !== 'callback') return;
  const isEarly = period.kind === 'waiting' && period.promisedAt !== null && period.promisedAt > at;
  if (isEarly || nextHours(agency, at).from > at) throw new Refusal('callback-not-due');
}
