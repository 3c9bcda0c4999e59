import type { House } from '#server/house.ts';
import type { Attempt, Handlers } from '#server/platform/jobs/jobs.ts';
import type { Payload } from '#server/platform/jobs/outbox.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type Mail, MailFailed, openMail } from '#server/platform/mail/mail.ts';
import { writeLetter } from './letter.ts';
import { addNotice } from './notice.ts';
import { findWaitingNotice, recordAttempt } from './queries.ts';

/** What the jobs of notices do. Without a mail server notices are kept. */
export function noticeHandlers(house: House, mail = openMail(house.settings)): Pick<Handlers, 'application-received' | 'notice'> {
  return {
    'application-received': (payload) => giveReceipt(house, payload),
    notice: (payload, attempt) => deliver(house, mail, payload, attempt),
  };
}

/** Tells the customer that an application arrived. The receipt itself is on its page from the first moment (Act 13/2003 §12). */
async function giveReceipt({ database, clock }: House, payload: Payload): Promise<void> {
  const customerId = idOf(payload, 'customerId');
  const applicationId = idOf(payload, 'applicationId');
  await database.transaction().execute(async (transaction) => {
    const application = await transaction
      .selectFrom('application')
      .select('language')
      .where('customer_id', '=', customerId)
      .where('application_id', '=', applicationId)
      .executeTakeFirst();
    if (!application) return;
    await addNotice(transaction, { customerId, applicationId, kind: 'receipt', language: application.language, at: clock.now() });
  });
}

async function deliver(house: House, mail: Mail | undefined, payload: Payload, { isLast }: Attempt): Promise<void> {
  const { database, clock } = house;
  const key = { customerId: idOf(payload, 'customerId'), noticeId: idOf(payload, 'noticeId') };
  const notice = await findWaitingNotice(database, key);
  if (!notice) return;
  if (!mail) return recordAttempt(database, key, { at: clock.now(), result: 'kept', isFinal: true });
  if (!notice.email) return recordAttempt(database, key, { at: clock.now(), result: 'failed', problem: 'no-address', isFinal: true });
  const { subject, text } = writeLetter(notice, { ...house.agency, publicUrl: house.settings.publicUrl });
  try {
    await mail.send({ to: notice.email, subject, text });
  } catch (error) {
    if (!(error instanceof MailFailed)) throw error;
    const isFinal = error.isPermanent || isLast;
    await recordAttempt(database, key, { at: clock.now(), result: 'failed', problem: error.code, isFinal });
    if (error.isPermanent) return;
    throw error;
  }
  await recordAttempt(database, key, { at: clock.now(), result: 'sent', isFinal: true });
}

function idOf(payload: Payload, name: string): string {
  const id = payload[name];
  if (id === undefined) throw new Refusal('bad-request', [{ place: name, reason: 'missing from the payload' }]);
  return id;
}
