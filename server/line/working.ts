import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { getSkills } from '#server/people/clerks/skills.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { LineChannel } from './contact-words.ts';
import { tellLines } from './line-word.ts';
import { type By, endContact, moveContact } from './moving.ts';

/** What somebody serves, and where. */
export type Work = {
  placeId: string;
  /** Null: at no counter, as on the phone. */
  counterId: string | null;
  otherPlaceIds: readonly string[];
  channels: readonly LineChannel[];
  benefitGroups: readonly string[];
  languages: readonly string[];
  isQuick: boolean;
};
export type OwnWork = Work & { no: number; isOnBreak: boolean; since: Date };

/** What a clerk works in now; undefined when they are not at the line. */
export async function findWork(database: Database | Transaction, clerkId: string): Promise<OwnWork | undefined> {
  const row = await database
    .selectFrom('clerk_period')
    .select(['period_no as no', 'kind', 'from_at as since', 'place_id as placeId', 'counter_id as counterId'])
    .select(['other_place_ids as otherPlaceIds', 'channels', 'benefit_groups as benefitGroups', 'languages', 'is_quick as isQuick'])
    .where('clerk_id', '=', clerkId)
    .where('to_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { kind, channels, ...work } = row;
  // Channels are written by beginWork alone.
  return { ...work, channels: channels as LineChannel[], isOnBreak: kind === 'on-break' };
}

/**
 * A clerk sits down at a counter, or changes to another or to other work: by the ways that their skills allow, and at a quick counter
 * when that is all they serve. Refuses `counter-taken` when somebody works at it, `clerk-serves-another` while they have called or serve
 * somebody, and `channel-not-served` when none of the ways is theirs.
 */
export async function beginWork(transaction: Transaction, clerkId: string, work: Work, at: Date): Promise<void> {
  const before = await closeWork(transaction, clerkId, at);
  await refuseWhileServing(transaction, clerkId, ['called', 'serving', 'wrapping-up']);
  const skills = await getSkills(transaction, clerkId);
  const channels = work.channels.filter((channel) => skills.channels.includes(channel));
  if (channels.length === 0) throw new Refusal('channel-not-served');
  await openWork(transaction, clerkId, 'at-work', { ...work, channels, isQuick: work.isQuick || skills.isQuick }, at);
  await tellLines(transaction, before ? [before, work.placeId] : [work.placeId], at);
}

/** Refuses `not-at-work`, and `clerk-serves-another` while somebody is called or served. */
export async function takeBreak(transaction: Transaction, clerkId: string, at: Date): Promise<void> {
  await change(transaction, clerkId, 'on-break', at);
}

export async function endBreak(transaction: Transaction, clerkId: string, at: Date): Promise<void> {
  await change(transaction, clerkId, 'at-work', at);
}

/** Closes the counter. Refuses `contacts-still-open` while the clerk has anybody, also one on hold. */
export async function endWork(transaction: Transaction, clerkId: string, at: Date): Promise<void> {
  const placeId = await closeWork(transaction, clerkId, at);
  if (placeId === undefined) return;
  if (await hasOpenContact(transaction, clerkId, ['called', 'serving', 'on-hold', 'wrapping-up'])) throw new Refusal('contacts-still-open');
  await tellLines(transaction, [placeId], at);
}

/**
 * Closes the counter of a clerk who went without closing it: by whoever oversees the line. Whoever they had called, served or on
 * hold goes back in line, at the place that arrival gave; whoever had left already was served. Refuses `not-found` when
 * the clerk does not work at the place.
 */
export async function closeCounterOf(
  transaction: Transaction,
  { clerkId, placeId }: { clerkId: string; placeId: string },
  by: By,
): Promise<{ backInLine: number; counterId: string | null }> {
  const work = await findWork(transaction, clerkId);
  const closed = await closeWork(transaction, clerkId, by.at);
  if (!work || closed !== placeId) throw new Refusal('not-found');
  const held = await transaction
    .selectFrom('contact_period')
    .select(['contact_id as contactId', 'kind'])
    .where('clerk_id', '=', clerkId)
    .where('to_at', 'is', null)
    .execute();
  const back = held.filter(({ kind }) => kind !== 'wrapping-up');
  for (const { contactId } of back)
    await moveContact(
      transaction,
      { contactId, from: ['called', 'serving', 'on-hold'], heldBy: clerkId },
      { kind: 'waiting', cause: 'back-in-line' },
      by,
    );
  for (const { contactId, kind } of held)
    if (kind === 'wrapping-up') await endContact(transaction, { contactId, from: ['wrapping-up'], heldBy: clerkId }, 'served', by);
  await tellLines(transaction, [placeId], by.at);
  return { backInLine: back.length, counterId: work.counterId };
}

async function change(transaction: Transaction, clerkId: string, kind: 'at-work' | 'on-break', at: Date): Promise<void> {
  const work = await findWork(transaction, clerkId);
  const placeId = await closeWork(transaction, clerkId, at);
  if (!work || placeId === undefined) throw new Refusal('not-at-work');
  await refuseWhileServing(transaction, clerkId, ['called', 'serving', 'wrapping-up']);
  await openWork(transaction, clerkId, kind, work, at);
  await tellLines(transaction, [placeId], at);
}

/** Ends what a clerk works in, locking it first: a call that comes at the same moment waits, and finds the clerk gone. */
async function closeWork(transaction: Transaction, clerkId: string, at: Date): Promise<string | undefined> {
  const closed = await transaction
    .updateTable('clerk_period')
    .set({ to_at: sql`greatest(${at}::timestamptz, from_at)` })
    .where('clerk_id', '=', clerkId)
    .where('to_at', 'is', null)
    .returning('place_id')
    .executeTakeFirst();
  return closed?.place_id;
}

async function openWork(transaction: Transaction, clerkId: string, kind: 'at-work' | 'on-break', work: Work, at: Date): Promise<void> {
  await transaction
    .insertInto('clerk_period')
    .values({
      clerk_id: clerkId,
      period_no: sql`(select coalesce(max(w.period_no), 0) + 1 from clerk_period w where w.clerk_id = ${clerkId})`,
      kind,
      place_id: work.placeId,
      counter_id: work.counterId,
      other_place_ids: work.otherPlaceIds.filter((id) => id !== work.placeId),
      channels: [...work.channels],
      benefit_groups: [...work.benefitGroups],
      languages: [...work.languages],
      is_quick: work.isQuick,
      from_at: at,
    })
    .execute();
}

async function hasOpenContact(transaction: Transaction, clerkId: string, kinds: readonly string[]): Promise<boolean> {
  const open = await transaction
    .selectFrom('contact_period')
    .select('contact_id')
    .where('clerk_id', '=', clerkId)
    .where('to_at', 'is', null)
    .where('kind', 'in', kinds)
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}

async function refuseWhileServing(transaction: Transaction, clerkId: string, kinds: readonly string[]): Promise<void> {
  if (await hasOpenContact(transaction, clerkId, kinds)) throw new Refusal('clerk-serves-another');
}
