import { openTestMailServer, type TestMailServer } from '#server/platform/mail/testing.ts';
import { openMail } from '#server/platform/mail/mail.ts';
import { openOfficialMailbox } from '#server/platform/official-mailbox/official-mailbox.ts';
import { openTestMailbox, type TestMailbox } from '#server/platform/official-mailbox/testing.ts';
import { openTestGateway, type TestGateway } from '#server/platform/text-messages/testing.ts';
import { openTextMessages } from '#server/platform/text-messages/text-messages.ts';
import type { TestHouse } from '#server/platform/testing/test-house.ts';
import type { WaysOut } from './delivery.ts';
import { noticeHandlers } from './handlers.ts';

/** A mail server, a gateway for text messages and an official mailbox inside the test, and the ways out that lead to them. */
export type TestWays = {
  mail: TestMailServer;
  gateway: TestGateway;
  mailbox: TestMailbox;
  out: WaysOut;
  clear(): void;
  close(): Promise<void>;
};

export async function openTestWays(): Promise<TestWays> {
  const [mail, gateway, mailbox] = await Promise.all([openTestMailServer(), openTestGateway(), openTestMailbox()]);
  return {
    ...{ mail, gateway, mailbox },
    out: {
      mail: openMail({ smtpUrl: mail.url, mailFrom: 'no-reply@luukku.example' }, 1),
      textMessages: openTextMessages({ textMessageGateway: { ...gateway.gateway, seconds: 1 } }),
      mailbox: openOfficialMailbox({ officialMailbox: mailbox.account }, 1),
    },
    clear: () => {
      mail.manner = gateway.manner = mailbox.manner = 'takes';
      mail.letters.length = gateway.messages.length = mailbox.messages.length = 0;
      mailbox.holders.clear();
    },
    close: async () => {
      await Promise.all([mail.close(), gateway.close(), mailbox.close()]);
    },
  };
}

export const firstTry = { attempt: 1, isLast: false };
export const lastTry = { attempt: 12, isLast: true };

/** Does what waits in the outbox for notices, and what follows from that, as the runner of jobs would: what fails stays to be tried again. */
export async function deliverAll({ house, database }: TestHouse, out: WaysOut, attempt = firstTry): Promise<void> {
  const handlers = noticeHandlers(house, out);
  const topics = ['application-received', 'notice'] as const;
  for (;;) {
    const taken = await database.deleteFrom('outbox').where('topic', 'in', topics).returning(['topic', 'payload', 'at']).execute();
    if (taken.length === 0) return;
    for (const { topic, payload, at } of taken) {
      const handler = topic === 'notice' ? handlers.notice : handlers['application-received'];
      // addToOutbox and submit_application wrote these payloads: ids by name.
      await handler(payload as Record<string, string>, attempt).catch(async (error: unknown) => {
        const again = { topic, payload: JSON.stringify(payload), at };
        await database.insertInto('outbox').values(again).execute();
        throw error;
      });
    }
  }
}
