import { createHash } from 'node:crypto';
import {
  type CheckedKind,
  type ContactColumns,
  getContactColumns,
  type WayToTell,
  waysToTell,
} from '#server/people/customers/contact-columns.ts';
import type { House } from '#server/house.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** What of the contact details is corrected by itself. */
export const contactParts = ['language', 'told-by', 'email', 'phone', 'address'] as const;
export type ContactPart = (typeof contactParts)[number];

export type PostalAddress = { street: string; postalCode: string; city: string; country: string };

/** A check that is under way: a code was sent to the new address, and the old one holds until it is given in. */
export type PendingCheck = { kind: CheckedKind; address: string; sentAt: Date; expiresAt: Date; triesLeft: number; hasFailed: boolean };

export type Contact = ContactColumns & {
  customerId: string;
  /** `country` by ISO 3166-1 alpha-2. */
  address: (PostalAddress & { givenAt: Date }) | null;
};

/** The ways of being told that the agency offers to choose from. */
export function waysOffered({ settings }: Pick<House, 'settings'>): readonly WayToTell[] {
  return waysToTell.filter((way) => way !== 'official-mailbox' || settings.officialMailbox !== undefined);
}

/** All that is known of how to reach a customer. Throws not-found. */
export async function getContact(database: Database | Transaction, customerId: string): Promise<Contact> {
  const columns = await getContactColumns(database, customerId);
  const address = await database
    .selectFrom('customer_address')
    .select(['street', 'postal_code as postalCode', 'city', 'country', 'given_at as givenAt'])
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return { customerId, ...columns, address: address ?? null };
}

/** The checks of a customer that may still be answered. */
export async function listPendingChecks(database: Database, customerId: string, now: Date): Promise<PendingCheck[]> {
  const rows = await database
    .selectFrom('contact_check as c')
    .innerJoin('contact_notice as n', (join) => join.onRef('n.customer_id', '=', 'c.customer_id').onRef('n.notice_id', '=', 'c.notice_id'))
    .select([
      'c.kind',
      'c.address',
      'c.sent_at as sentAt',
      'c.expires_at as expiresAt',
      'c.tries_left as triesLeft',
      (is) => is('n.state', '=', 'failed').as('hasFailed'),
    ])
    .where('c.customer_id', '=', customerId)
    .where('c.expires_at', '>', now)
    .where('c.tries_left', '>', 0)
    .execute();
  // The constraint contact_check_kind_is_known keeps to these.
  return rows.map((row) => ({ ...row, kind: row.kind as CheckedKind, hasFailed: Boolean(row.hasFailed) }));
}

/** A mark of the details as they stand: another one says that they have been changed since. */
export function versionOf(contact: Contact): string {
  const { language, toldBy, email, emailCheckedAt, phone, phoneCheckedAt, address } = contact;
  const whole = JSON.stringify([language, toldBy, email, emailCheckedAt, phone, phoneCheckedAt, address]);
  return createHash('sha256').update(whole).digest('base64url');
}
