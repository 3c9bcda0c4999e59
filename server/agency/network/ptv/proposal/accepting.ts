import { sql } from 'kysely';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { addPlaceWithHours } from '../../administration/adding/queries.ts';
import { changeSomeFacts } from '../../administration/queries.ts';
import { decideHours } from '../../changing-hours/queries.ts';
import { lockPlace } from '../../places/locking.ts';
import type { Change, Proposal } from './proposal.ts';
import { getOpenImport } from './queries.ts';
import { type Shown, workOut } from './shown.ts';

export type Acceptance = {
  importId: string;
  /** What was shown to whoever accepts, by its digest. */
  digest: string;
  /** Places that are not in the import and are to be closed. */
  closed: readonly string[];
  clerkId: string;
  at: Date;
  /** Why the hours change, for their history. */
  reason: string;
};

/**
 * Makes the changes of an import, all or none: or gives what they would be by now, when that is not what was shown.
 * @throws Refusal `not-found`; `import-over` when it was accepted already or has expired
 */
export async function acceptImport(
  { database, agency }: Pick<House, 'database' | 'agency'>,
  acceptance: Acceptance,
): Promise<{ done: Proposal } | { other: Shown }> {
  return database.transaction().execute(async (transaction) => {
    // One import at a time is accepted: what another adds is seen.
    await sql`lock table ptv_channel in share row exclusive mode`.execute(transaction);
    const { read } = await lockedImport(transaction, acceptance);
    const first = await workOut(transaction, { agency }, read, acceptance.at);
    for (const id of touchedBy(first.proposal, acceptance.closed)) await lockPlace(transaction, id);
    // Worked out again behind the locks: nobody changes the places of it any more.
    const shown = await workOut(transaction, { agency }, read, acceptance.at);
    if (shown.digest !== acceptance.digest) return { other: shown };
    const today = dayOf(acceptance.at, agency.timeZone);
    for (const change of shown.proposal.changes) await makeChange(transaction, acceptance, shown.proposal, change, today);
    await closePlaces(transaction, acceptance, shown.proposal, today);
    await transaction
      .updateTable('network_import')
      .set({ accepted_at: acceptance.at, accepted_by: acceptance.clerkId, records: '[]', organizations: '[]', faults: '[]' })
      .where('import_id', '=', acceptance.importId)
      .execute();
    return { done: shown.proposal };
  });
}

async function lockedImport(transaction: Transaction, { importId, at }: Acceptance) {
  await transaction.selectFrom('network_import').select('import_id').where('import_id', '=', importId).forUpdate().execute();
  return getOpenImport(transaction, importId, at);
}

/** In one order for everybody, so that nobody waits for one who waits for them. */
function touchedBy({ changes, missing }: Proposal, closed: readonly string[]): string[] {
  const changed = changes.flatMap((change) => (change.kind === 'changed' ? [change.place.id] : []));
  return [...new Set([...changed, ...missing.map(({ id }) => id).filter((id) => closed.includes(id))])].toSorted();
}

async function makeChange(
  transaction: Transaction,
  acceptance: Acceptance,
  { from }: Proposal,
  change: Change,
  today: string,
): Promise<void> {
  const { clerkId, at, reason } = acceptance;
  if (change.kind === 'added') {
    const { placeKind: kind, facts, plan } = change;
    await addPlaceWithHours(transaction, { id: change.id, clerkId, at }, { kind, validFrom: today, facts }, plan);
  } else if (change.kind === 'changed') {
    const { place, fields, plan } = change;
    await changeSomeFacts(transaction, { placeId: place.id, clerkId, at }, fields);
    if (plan) await decideHours(transaction, { placeId: place.id, seen: place.hoursVersion, from, plan, reason, clerkId, at });
  }
  await keepRecord(transaction, acceptance, change);
}

/** A place has one channel: one that it is known by from now on stands instead of another. */
async function keepRecord(transaction: Transaction, { importId, at }: Acceptance, change: Change): Promise<void> {
  const placeId = change.kind === 'added' ? change.id : change.kind === 'changed' ? change.place.id : change.placeId;
  const row = { place_id: placeId, record: JSON.stringify(change.record), import_id: importId, taken_at: at };
  await transaction
    .insertInto('ptv_channel')
    .values({ channel_id: change.channelId, ...row })
    .onConflict((conflict) => conflict.column('channel_id').doUpdateSet(row))
    .execute();
}

/** A place that is closed serves today still; its channel is forgotten, so that it can come back. */
async function closePlaces(
  transaction: Transaction,
  { closed, clerkId, at }: Acceptance,
  { missing }: Proposal,
  today: string,
): Promise<void> {
  const closing = missing.filter(({ id }) => closed.includes(id));
  for (const { id, validFrom } of closing)
    await changeSomeFacts(transaction, { placeId: id, clerkId, at }, { validTo: validFrom > today ? validFrom : today });
  if (closing.length === 0) return;
  await transaction
    .deleteFrom('ptv_channel')
    .where(
      'place_id',
      'in',
      closing.map(({ id }) => id),
    )
    .execute();
}
