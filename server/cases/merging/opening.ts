import { validate as isId } from 'uuid';
import type { House } from '#server/house.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { type Merged, mergeCustomers, undoMerge } from './merging.ts';
import { getMerge } from './queries.ts';

export type Plan = { kept: string; merged: string; reason: string };

/** Merges two records that this member of staff may open; that they did, and why, is in the log of both. Ids are UUIDs. */
export async function mergeOpened(house: House, visit: SignedVisit<Staff>, { kept, merged, reason }: Plan): Promise<Merged> {
  if (!isId(kept) || !isId(merged)) throw new Refusal('not-found');
  if (kept === merged) throw new Refusal('same-record');
  await openBoth(house, visit, [kept, merged], reason);
  return mergeCustomers(house, { keptId: kept, mergedId: merged, clerkId: visit.person.id, reason, at: visit.now });
}

/** Undoes a merging of records that this member of staff may open; the log of both says so. */
export async function undoOpened(house: House, visit: SignedVisit<Staff>, mergeId: string, reason: string): Promise<void> {
  if (!isId(mergeId)) throw new Refusal('not-found');
  const { keptId, mergedId } = await getMerge(house, mergeId, visit.now);
  await openBoth(house, visit, [keptId, mergedId], reason);
  await undoMerge(house, { mergeId, clerkId: visit.person.id, reason, at: visit.now });
}

async function openBoth(house: House, visit: SignedVisit<Staff>, records: readonly string[], text: string): Promise<void> {
  for (const customerId of records)
    await viewCustomer(house, visit, { customerId, what: 'merging', reason: { kind: 'entered', text } }, async () => undefined);
}
