import type { House } from '#server/house.ts';
import { findKeptCustomer } from '#server/people/customers/queries.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Handlers } from '#server/platform/jobs/jobs.ts';
import type { Payload } from '#server/platform/jobs/outbox.ts';
import { deliver, openWaysOut, type WaysOut } from './delivery.ts';
import { addNotice } from './notice.ts';

/** What the jobs of notices do. They run as the system: a notice crosses the walls to the customer's address. */
export function noticeHandlers(
  house: House,
  out: WaysOut = openWaysOut(house.settings),
): Pick<Handlers, 'application-received' | 'file-problem' | 'notice'> {
  return {
    'application-received': (payload) => giveReceipt(house, payload),
    'file-problem': (payload) => tellOfFile(house, payload),
    notice: async (payload, { isLast }) =>
      deliver(house, out, { customerId: await keptIdOf(house.database, payload), noticeId: idOf(payload, 'noticeId') }, isLast),
  };
}

/** Tells the customer that an application arrived. The receipt itself is on its page from the first moment (Act 13/2003 §12). */
async function giveReceipt({ database, clock }: House, payload: Payload): Promise<void> {
  const key = { customerId: await keptIdOf(database, payload), applicationId: idOf(payload, 'applicationId') };
  await database.transaction().execute(async (transaction) => {
    const application = await transaction
      .selectFrom('application')
      .select('application_id')
      .where('customer_id', '=', key.customerId)
      .where('application_id', '=', key.applicationId)
      .executeTakeFirst();
    if (application) await addNotice(transaction, { ...key, kind: 'receipt', at: clock.now() });
  });
}

/** Tells the customer that a file which they sent must come again. */
async function tellOfFile({ database, clock }: House, payload: Payload): Promise<void> {
  const customerId = await keptIdOf(database, payload);
  const { applicationId } = payload;
  const about = { customerId, aboutId: idOf(payload, 'attachmentId'), ...(applicationId !== undefined && { applicationId }) };
  await database.transaction().execute(async (transaction) => {
    await addNotice(transaction, { ...about, kind: 'file-problem', at: clock.now() });
  });
}

/** Whose it is by now: the record may have been merged into another since the job was made. */
async function keptIdOf(database: Database, payload: Payload): Promise<string> {
  const id = idOf(payload, 'customerId');
  return (await findKeptCustomer(database, id)) ?? id;
}

function idOf(payload: Payload, name: string): string {
  const id = payload[name];
  if (id === undefined) throw new Refusal('bad-request', [{ place: name, reason: 'missing from the payload' }]);
  return id;
}
