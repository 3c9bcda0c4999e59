import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** How a customer is told that something waits. */
export const waysToTell = ['email', 'text-message', 'letter', 'official-mailbox'] as const;
export type WayToTell = (typeof waysToTell)[number];
/** What is checked by a code, and corrected only with one. */
export type CheckedKind = 'email' | 'phone';

/** How a customer is reached, as the customer's own row says it. `…GivenAt` is null when a provider told it, or nobody chose. */
export type ContactColumns = {
  language: string;
  languageGivenAt: Date | null;
  toldBy: WayToTell;
  toldByGivenAt: Date | null;
  email: string | null;
  emailCheckedAt: Date | null;
  emailGivenAt: Date | null;
  phone: string | null;
  phoneCheckedAt: Date | null;
  phoneGivenAt: Date | null;
};

function selectContact(database: Database | Transaction, customerId: string) {
  return database
    .selectFrom('customer')
    .select([
      'language',
      'language_given_at as languageGivenAt',
      'told_by as toldBy',
      'told_by_given_at as toldByGivenAt',
      'email',
      'email_checked_at as emailCheckedAt',
      'email_given_at as emailGivenAt',
      'phone',
      'phone_checked_at as phoneCheckedAt',
      'phone_given_at as phoneGivenAt',
    ])
    .where('customer_id', '=', customerId);
}

function contactOf(row: (Omit<ContactColumns, 'toldBy'> & { toldBy: string }) | undefined): ContactColumns {
  if (!row) throw new Refusal('not-found');
  // The constraint told_by_is_known keeps to these.
  return { ...row, toldBy: row.toldBy as WayToTell };
}

/** Throws not-found. */
export async function getContactColumns(database: Database | Transaction, customerId: string): Promise<ContactColumns> {
  return contactOf(await selectContact(database, customerId).executeTakeFirst());
}

/** The same, so that nobody else changes it before this transaction ends. Throws not-found. */
export async function lockContactColumns(transaction: Transaction, customerId: string): Promise<ContactColumns> {
  return contactOf(await selectContact(transaction, customerId).forNoKeyUpdate().executeTakeFirst());
}

/** Sets the language to write in. */
export async function setLanguage(transaction: Transaction, customerId: string, language: string, at: Date): Promise<void> {
  await transaction.updateTable('customer').set({ language, language_given_at: at }).where('customer_id', '=', customerId).execute();
}

/**
 * Sets how the customer is told. Constraints refuse an e-mail address or a number that was not checked
 * (`contact-not-checked`), however many change it at once.
 */
export async function setToldBy(transaction: Transaction, customerId: string, toldBy: WayToTell, at: Date): Promise<void> {
  await transaction.updateTable('customer').set({ told_by: toldBy, told_by_given_at: at }).where('customer_id', '=', customerId).execute();
}

type NewAddress = { address: string | null; checkedAt: Date | null; at: Date };

/**
 * Sets the e-mail address or the phone number of a customer whose contact columns are locked. Where the customer had chosen to
 * be told by the old one and the new one is not checked, the choice falls back to what holds for those who never chose.
 */
export async function setReachedAt(
  transaction: Transaction,
  customerId: string,
  kind: CheckedKind,
  { address, checkedAt, at }: NewAddress,
): Promise<void> {
  const { toldBy, toldByGivenAt } = await getContactColumns(transaction, customerId);
  const losesChoice = checkedAt === null && toldByGivenAt !== null && toldBy === (kind === 'email' ? 'email' : 'text-message');
  await transaction
    .updateTable('customer')
    .set({
      ...(kind === 'email'
        ? { email: address, email_checked_at: checkedAt, email_given_at: at }
        : { phone: address, phone_checked_at: checkedAt, phone_given_at: at }),
      ...(losesChoice ? { told_by: 'email', told_by_given_at: null } : {}),
    })
    .where('customer_id', '=', customerId)
    .execute();
}
