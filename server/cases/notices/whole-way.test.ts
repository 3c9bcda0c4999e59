import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { finishOnPage, keyAll, registerOnPage } from '#server/cases/paper/testing.ts';
import { remindOfRequests } from '#server/cases/requests/deadlines.ts';
import { ask } from '#server/cases/requests/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { openWaysOut } from './delivery.ts';
import { deliverAll, openTestWays, type TestWays } from './testing.ts';

let opened: TestHouse;
let outside: TestWays;
beforeAll(async () => {
  outside = await openTestWays();
  const { mail, gateway, mailbox } = outside;
  opened = await openTestHouse({ settings: { smtpUrl: mail.url, textMessageGateway: gateway.gateway, officialMailbox: mailbox.account } });
});
afterAll(() => Promise.all([opened.close(), outside.close()]));

/** Everything goes by the ways out that the settings name. */
const deliver = () => deliverAll(opened, openWaysOut(opened.house.settings));
const clerk = () => signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });

test('who applied on paper and has no address but their own is told of everything by letter', async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  let kaisa = await clerk();
  const applicationId = await registerOnPage(opened, kaisa, { n: 3 });
  await keyAll(opened, kaisa, applicationId);
  expect((await finishOnPage(kaisa, applicationId)).statusCode).toBe(303);
  const { customer_id: customerId } = await opened.database
    .selectFrom('application')
    .select('customer_id')
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow();
  // A number that stood on the form, and that nobody has checked.
  await opened.database.updateTable('customer').set({ email: null, phone: '040 123 4567' }).where('customer_id', '=', customerId).execute();
  await deliver();
  await ask(kaisa, { applicationId }, { explanation: 'Kuka maksaa vuokran?' });
  opened.clock.set('2015-03-11T08:00:00Z');
  kaisa = await clerk();
  await remindOfRequests(opened.house);
  await deliver();
  const message = { id: newId(), subject: 'Vuokra', text: 'Vastaattehan pyyntöön.' };
  expect((await kaisa.api('POST', `/api/cases/${applicationId}/messages`, message)).statusCode).toBe(201);
  await deliver();
  const letters = await opened.database
    .selectFrom('letter')
    .select(['kind', 'state', 'language'])
    .where('customer_id', '=', customerId)
    .orderBy('made_at')
    .orderBy('letter_id')
    .execute();
  expect(letters).toEqual(['receipt', 'request', 'reminder', 'message'].map((kind) => ({ kind, state: 'waiting', language: 'fi' })));
  expect([outside.mail.letters, outside.gateway.messages, outside.mailbox.messages]).toEqual([[], [], []]);
});

test('who wants text messages gets them by the gateway that the settings name, from the application on', async () => {
  outside.clear();
  const oskar = await signInCustomer(opened, { n: 4 });
  await opened.database
    .updateTable('customer')
    .set({ told_by: 'text-message', phone: '040 765 4321', phone_checked_at: opened.clock.now() })
    .where('customer_id', '=', oskar.id)
    .execute();
  await sendApplication(oskar, { id: newId() });
  await deliver();
  expect(outside.gateway.messages).toMatchObject([{ to: '+358407654321', text: expect.stringMatching(/^Kela: Olemme saaneet asiasi\. /) }]);
});
