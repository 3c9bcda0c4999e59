import { v7 as newId } from 'uuid';
import type { Transaction } from '#server/platform/database/connection.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import type { NoticeKind } from './letter.ts';

export type NewNotice = {
  customerId: string;
  /** The application, or for `draft-link` the draft (an application takes its draft's id). */
  applicationId?: string;
  /** The request or message that it tells of, when not the application itself. */
  aboutId?: string;
  kind: NoticeKind;
  language: string;
  at: Date;
};

/**
 * Makes a notice and leaves it to be sent, in the transaction of what it tells of. False when the customer has no
 * e-mail address, or has been told of this very thing already.
 */
export async function addNotice(transaction: Transaction, notice: NewNotice): Promise<boolean> {
  const { customerId, kind, language, at } = notice;
  const customer = await transaction.selectFrom('customer').select('email').where('customer_id', '=', customerId).executeTakeFirst();
  if (!customer?.email) return false;
  const noticeId = newId();
  const added = await transaction
    .insertInto('notice')
    .values({
      customer_id: customerId,
      notice_id: noticeId,
      application_id: notice.applicationId ?? null,
      about_id: notice.aboutId ?? null,
      kind,
      channel: 'email',
      language,
      state: 'waiting',
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  await addToOutbox(transaction, 'notice', { customerId, noticeId }, at);
  return true;
}
