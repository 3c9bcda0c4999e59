import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import { isLanguage } from '#server/platform/language/language.ts';
import { contactColumns, contactOf } from './queries.ts';
import { listWays, type NoticeKind, type Way } from './ways.ts';

export type NewNotice = {
  customerId: string;
  /** The application, or for `draft-link` the draft (an application takes its draft's id). */
  applicationId?: string;
  /** The request, message or file that it tells of, when not the application itself. */
  aboutId?: string;
  kind: NoticeKind;
  /** The language in which the very thing is written that it tells of, when it has one of its own. */
  language?: string;
  at: Date;
};

/** Where word of this kind would reach a customer now. `address` is null in the official mailbox; undefined: nowhere. */
export async function findWhere(
  database: Database,
  customerId: string,
  kind: NoticeKind,
): Promise<{ way: Way; address: string | null } | undefined> {
  const customer = await database
    .selectFrom('customer as c')
    .select(contactColumns)
    .where('c.customer_id', '=', customerId)
    .executeTakeFirst();
  if (!customer) return undefined;
  const { email, phone } = customer;
  const [way] = listWays(kind, contactOf(customer));
  return way && { way, address: way === 'email' ? email : way === 'text-message' ? phone : null };
}

/**
 * Makes a notice and leaves it to be sent, in the transaction of what it tells of. It goes by the way that the customer
 * chose, or the next best (`listWays`). False when there is no way to tell this customer of it, or they have been told of
 * this very thing already.
 */
export async function addNotice(transaction: Transaction, notice: NewNotice): Promise<boolean> {
  const { customerId, kind, at } = notice;
  const customer = await transaction
    .selectFrom('customer as c')
    .select([...contactColumns, 'c.language'])
    .where('c.customer_id', '=', customerId)
    .executeTakeFirst();
  if (!customer) return false;
  const contact = contactOf(customer);
  const [way] = listWays(kind, contact);
  if (way === undefined) return false;
  const noticeId = newId();
  const added = await transaction
    .insertInto('notice')
    .values({
      customer_id: customerId,
      notice_id: noticeId,
      application_id: notice.applicationId ?? null,
      about_id: notice.aboutId ?? null,
      kind,
      channel: way,
      wished: contact.toldBy,
      language: await chooseLanguage(transaction, notice, customer.language),
      state: 'waiting',
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  await addToOutbox(transaction, 'notice', { customerId, noticeId }, at);
  return true;
}

/**
 * A notice is in the language of what it tells of; of something without a language, in the application's, and outside of
 * applications in the customer's own. One that the program does not speak gives way to the next that it does.
 */
async function chooseLanguage(transaction: Transaction, notice: NewNotice, ofCustomer: string): Promise<string> {
  if (notice.language !== undefined && isLanguage(notice.language)) return notice.language;
  const application =
    notice.applicationId === undefined
      ? undefined
      : await transaction
          .selectFrom('application')
          .select('language')
          .where('customer_id', '=', notice.customerId)
          .where('application_id', '=', notice.applicationId)
          .executeTakeFirst();
  const wanted = [notice.language, application?.language, ofCustomer].filter((language) => language !== undefined);
  return wanted.find(isLanguage) ?? wanted[0] ?? ofCustomer;
}
