import { v7 as newId } from 'uuid';
import {
  type CheckedKind,
  lockContactColumns,
  setLanguage,
  setReachedAt,
  setToldBy,
  type WayToTell,
} from '#server/people/customers/contact-columns.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type Contact, type ContactPart, getContact, type PostalAddress } from './details.ts';
import { tellOfChange } from './sending/notice.ts';

/** Who changes how a customer is reached, and when. */
export type Changer = { customerId: string; clerkId?: string; at: Date };

/** What an auditor reads of a change: the part, never what it was or is. */
export async function recordContactEvent(transaction: Transaction, { customerId, clerkId, at }: Changer, part: ContactPart): Promise<void> {
  await transaction
    .insertInto('contact_event')
    .values({
      customer_id: customerId,
      event_id: newId(),
      kind: `${part}-changed`,
      at,
      actor: clerkId === undefined ? 'customer' : 'clerk',
      clerk_id: clerkId ?? null,
    })
    .execute();
}

/** The details as they are, and nobody else changes them before this transaction ends. Throws not-found. */
export async function lockContact(transaction: Transaction, customerId: string): Promise<Contact> {
  await lockContactColumns(transaction, customerId);
  return getContact(transaction, customerId);
}

/** The language to write in. Nothing when it is the one already and was chosen. */
export async function changeLanguage(transaction: Transaction, by: Changer, language: string): Promise<void> {
  const old = await lockContact(transaction, by.customerId);
  if (old.language === language && old.languageGivenAt !== null) return;
  await setLanguage(transaction, by.customerId, language, by.at);
  await recordContactEvent(transaction, by, 'language');
}

/**
 * How the customer is told.
 * @throws Refusal `contact-needs-address` for letters without a postal address. A constraint refuses what was not checked.
 */
export async function changeToldBy(transaction: Transaction, by: Changer, toldBy: WayToTell): Promise<void> {
  const old = await lockContact(transaction, by.customerId);
  if (old.toldBy === toldBy && old.toldByGivenAt !== null) return;
  if (toldBy === 'letter' && old.address === null) throw new Refusal('contact-needs-address');
  await setToldBy(transaction, by.customerId, toldBy, by.at);
  await recordContactEvent(transaction, by, 'told-by');
}

/** The postal address. The customer is told where they were reached before. Nothing when it is the same. */
export async function changeAddress(transaction: Transaction, by: Changer, address: PostalAddress): Promise<void> {
  const old = await lockContact(transaction, by.customerId);
  const { street, postalCode, city, country } = address;
  if (
    old.address &&
    old.address.street === street &&
    old.address.postalCode === postalCode &&
    old.address.city === city &&
    old.address.country === country
  )
    return;
  const columns = { street, postal_code: postalCode, city, country, given_at: by.at };
  await transaction
    .insertInto('customer_address')
    .values({ customer_id: by.customerId, ...columns })
    .onConflict((conflict) => conflict.constraint('customer_address_pkey').doUpdateSet(columns))
    .execute();
  await recordContactEvent(transaction, by, 'address');
  await tellOfChange(transaction, old, 'address', by.at);
}

/**
 * The e-mail address or the phone number: proved with a code (`isChecked`), or as a clerk wrote it down, or removed (null).
 * The old one is told of it. A check of another address that was under way is over.
 */
export async function changeReachable(
  transaction: Transaction,
  by: Changer,
  kind: CheckedKind,
  { address, isChecked }: { address: string | null; isChecked: boolean },
): Promise<void> {
  const old = await lockContact(transaction, by.customerId);
  await transaction.deleteFrom('contact_check').where('customer_id', '=', by.customerId).where('kind', '=', kind).execute();
  if (old[kind] === address && !isChecked) return;
  await setReachedAt(transaction, by.customerId, kind, { address, checkedAt: isChecked ? by.at : null, at: by.at });
  await recordContactEvent(transaction, by, kind);
  if (old[kind] !== address) await tellOfChange(transaction, old, kind, by.at);
}
