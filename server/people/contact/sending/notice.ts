import { v7 as newId } from 'uuid';
import type { CheckedKind } from '#server/people/customers/contact-columns.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { toInternationalPhone } from '#server/platform/formats/contact-details.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';

export const contactNoticeKinds = ['code', 'email-changed', 'phone-changed', 'address-changed'] as const;
export type ContactNoticeKind = (typeof contactNoticeKinds)[number];
export type ContactNoticeChannel = 'email' | 'text-message';

/** How long a code is good. */
export const codeMinutes = 15;
const codeDigits = 6;

export type NewContactNotice = {
  customerId: string;
  kind: ContactNoticeKind;
  channel: ContactNoticeChannel;
  /** Where it goes: for a code the new address, else one where the customer was reached before. */
  address: string;
  language: string;
  at: Date;
};

/** Makes word about contact details and leaves it to be sent, in the transaction of what it tells of. Returns its id. */
export async function addContactNotice(transaction: Transaction, notice: NewContactNotice): Promise<string> {
  const { customerId, kind, channel, address, language, at } = notice;
  const noticeId = newId();
  await transaction
    .insertInto('contact_notice')
    .values({ customer_id: customerId, notice_id: noticeId, kind, channel, address, language, state: 'waiting', created_at: at })
    .execute();
  await addToOutbox(transaction, 'contact-notice', { customerId, noticeId }, at);
  return noticeId;
}

/** The six digits of a notice. Nobody can work them out without the secret key, and they are kept nowhere. */
export function codeOf(secrets: Secrets, noticeId: string): string {
  const bytes = Buffer.from(secrets.sign('contact-check', noticeId), 'base64url');
  return String(bytes.readUIntBE(0, 6) % 10 ** codeDigits).padStart(codeDigits, '0');
}

type Reached = { customerId: string; language: string; email: string | null; phone: string | null };

/**
 * Tells a customer that their contact details were changed, where they were reached before the change (`old`): at what was
 * replaced, else in the other way. Nothing when they were not reached at all.
 */
export async function tellOfChange(transaction: Transaction, old: Reached, part: CheckedKind | 'address', at: Date): Promise<void> {
  const phone = old.phone === null ? undefined : toInternationalPhone(old.phone);
  const byMail = old.email === null ? undefined : ({ channel: 'email', address: old.email } as const);
  const byPhone = phone === undefined ? undefined : ({ channel: 'text-message', address: phone } as const);
  const to = part === 'phone' ? (byPhone ?? byMail) : (byMail ?? byPhone);
  if (!to) return;
  await addContactNotice(transaction, { customerId: old.customerId, kind: `${part}-changed`, ...to, language: old.language, at });
}
