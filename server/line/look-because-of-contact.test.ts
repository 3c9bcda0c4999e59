import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLine, type TestLine } from './testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { markOf, sealedRows } from '#server/people/view-log/sealing/marks.ts';

let line: TestLine;
beforeAll(async () => {
  line = await openTestLine();
});
afterAll(() => line.close());

/** A look that a clerk had at the customer because of a visit in Tampere. */
async function lookBecauseOfVisit(customerId: string, clerkId: string): Promise<string> {
  const contactId = await line.arrive();
  const look = { customer_id: customerId, view_id: contactId, at: line.clock.now(), clerk_id: clerkId, clerk_role: 'clerk' };
  await line.database
    .insertInto('view_log')
    .values({ ...look, what: 'customer', reason: 'contact', contact_id: contactId })
    .execute();
  return contactId;
}

test('a customer reads that they were looked at because they visited, and where; the seal holds to which visit it was', async () => {
  const customer = await signInCustomer(line, { n: 1 });
  const contactId = await lookBecauseOfVisit(customer.id, (await signInStaff(line)).id);
  expect((await customer.get('/who-looked')).body).toMatch(/Asioit luonamme: [^<]*Tamper/);
  const key = Buffer.alloc(32, 1);
  const row = await sealedRows(line.database).executeTakeFirstOrThrow();
  expect(row.contactId).toBe(contactId);
  expect(markOf(key, row)).not.toEqual(markOf(key, { ...row, contactId: null }));
});

test('a look because of a contact names the contact', async () => {
  const customer = await signInCustomer(line, { n: 2 });
  const clerk = await signInStaff(line);
  const look = { customer_id: customer.id, view_id: customer.id, at: line.clock.now(), clerk_id: clerk.id, clerk_role: 'clerk' };
  await expect(
    line.database
      .insertInto('view_log')
      .values({ ...look, what: 'customer', reason: 'contact' })
      .execute(),
  ).rejects.toMatchObject({ constraint: 'view_by_contact_names_contact' });
});
