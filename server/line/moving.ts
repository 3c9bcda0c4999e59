import { type Insertable, sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { ContactPeriod } from '#database/schema.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Outcome, PeriodKind } from './contact-words.ts';
import { tellLines } from './line-word.ts';

/** Whose contact, in which states it may be; `heldBy`: only when this clerk has it. */
export type Which = { contactId: string; from: readonly PeriodKind[]; heldBy?: string | undefined };
/** Who does it, and when. */
export type By = { clerkId: string | null; at: Date };

/** What a period passes on to the next. */
const columns = [
  'contact_id',
  'period_no',
  'kind',
  'from_at',
  'channel',
  'place_id',
  'benefit_group',
  'language',
  'is_quick',
  'since_at',
  'promised_at',
  'may_be_early',
  'priority',
  'priority_reason',
  'for_counter_id',
  'clerk_id',
  'work_no',
  'counter_id',
  'rule',
  'call_no',
  'is_present',
  'until_at',
] as const;
export type PeriodRow = Awaited<ReturnType<typeof closePeriod>>;
type Changes = Partial<Omit<Insertable<ContactPeriod>, 'contact_id' | 'period_no' | 'from_at' | 'to_at' | 'begun_by' | 'waits_at'>>;
export type Next = Changes & { kind: PeriodKind; cause: string };

/**
 * Ends the state that a contact is in. The row's lock lets one of many at once do so; the others are refused
 * `contact-moved-on`, or `contact-held-by-another` when another clerk has it.
 */
export async function closePeriod(transaction: Transaction, { contactId, from, heldBy }: Which, at: Date) {
  let query = transaction
    .updateTable('contact_period')
    .set({ to_at: sql`greatest(${at}::timestamptz, from_at)` })
    .where('contact_id', '=', contactId)
    .where('to_at', 'is', null)
    .where('kind', 'in', from);
  if (heldBy !== undefined) query = query.where('clerk_id', '=', heldBy);
  const closed = await query.returning([...columns, 'to_at']).executeTakeFirst();
  if (closed) return closed;
  const state = await findState(transaction, contactId);
  if (!state) throw new Refusal('not-found');
  throw new Refusal(
    heldBy !== undefined && state.clerkId !== null && state.clerkId !== heldBy ? 'contact-held-by-another' : 'contact-moved-on',
  );
}

/** The state that a contact is in now; `kind` null when it has ended, undefined when there is no such contact. */
export async function findState(
  database: Database | Transaction,
  contactId: string,
): Promise<{ kind: PeriodKind | null; clerkId: string | null } | undefined> {
  const row = await database
    .selectFrom('contact as c')
    .leftJoin('contact_period as p', (join) => join.onRef('p.contact_id', '=', 'c.contact_id').on('p.to_at', 'is', null))
    .select(['p.kind', 'p.clerk_id as clerkId'])
    .where('c.contact_id', '=', contactId)
    .executeTakeFirst();
  // The constraint period_kind_is_known keeps to the kinds.
  return row && { kind: row.kind as PeriodKind | null, clerkId: row.clerkId };
}

/** Begins the state after another: what is not changed stays as it was. */
export async function beginPeriod(transaction: Transaction, before: PeriodRow, next: Next, { clerkId, at }: By): Promise<void> {
  const { to_at: endedAt, ...kept } = before;
  const nobody = next.kind === 'waiting' && { clerk_id: null, work_no: null, counter_id: null, rule: null };
  await transaction
    .insertInto('contact_period')
    .values({ ...kept, ...nobody, ...next, period_no: before.period_no + 1, from_at: endedAt ?? at, begun_by: clerkId })
    .execute();
}

/** Moves a contact from one state to the next, in one transaction, and tells the pages that show it. */
export async function moveContact(transaction: Transaction, which: Which, next: Next, by: By): Promise<void> {
  const before = await closePeriod(transaction, which, by.at);
  await beginPeriod(transaction, before, next, by);
  await tellLines(transaction, [before.place_id, next.place_id === undefined ? before.place_id : next.place_id], by.at);
}

/** Ends a contact with its outcome. */
export async function endContact(transaction: Transaction, which: Which, outcome: Outcome, by: By): Promise<PeriodRow> {
  const last = await closePeriod(transaction, which, by.at);
  await transaction
    .updateTable('contact')
    .set({ outcome, ended_at: last.to_at, ended_by: by.clerkId })
    .where('contact_id', '=', which.contactId)
    .where('outcome', 'is', null)
    .execute();
  await countContact(transaction, which.contactId, 1);
  await tellLines(transaction, [last.place_id], by.at);
  return last;
}

/** Counts a contact that has just ended in the figures (1), or takes it out of them before it is opened again (-1). */
export async function countContact(transaction: Transaction, contactId: string, sign: 1 | -1): Promise<void> {
  await sql`select count_contacts(array[${contactId}::uuid], ${sign}::integer)`.execute(transaction);
}

/** The newest period of a contact, open or not. */
export async function getLastPeriod(transaction: Transaction, contactId: string, before = 2_147_483_647) {
  const last = await transaction
    .selectFrom('contact_period')
    .select([...columns, 'to_at'])
    .where('contact_id', '=', contactId)
    .where('period_no', '<', before)
    .orderBy('period_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) throw new Refusal('not-found');
  return last;
}
