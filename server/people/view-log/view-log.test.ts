import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { type SignedIn, signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let one: TestCase;
let customer: SignedIn;
let clerk: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  customer = await signInCustomer(opened, { n: 1 });
  one = await addCase(opened, { n: 1 });
  clerk = await signInStaff(opened);
  for (let count = 0; count < 3; count += 1) await clerk.get(`/cases/${one.applicationId}`);
});
afterAll(() => opened.close());

describe('who looked', () => {
  test('a customer reads when, at what and why, and no name of staff', async () => {
    const page = await customer.get('/who-looked?language=en');
    expect(page.body).toContain('Handling your application: General housing allowance');
    expect(page.body).toContain('An application and its handling');
    expect(page.body).not.toContain(clerk.name);
  });

  test('a machine of the customer reads the same', async () => {
    const { views } = (await customer.api('GET', '/api/who-looked')).json<{ views: { what: string; role: string }[] }>();
    expect(views).toHaveLength(3);
    expect(views[0]).toMatchObject({ what: 'case', role: 'clerk' });
  });

  test('an inspector reads who looked at whom', async () => {
    const auditor = await signInStaff(opened, { role: 'auditor' });
    const page = await auditor.get('/views');
    expect(page.body).toContain(clerk.name);
    expect(page.body).toContain(one.customerId);
    expect((await auditor.get('/views?alarms=yes&language=en')).body).toContain('There are no entries');
  });

  test('a look that is refused opens nothing and is not written as one', async () => {
    const unskilled = await signInStaff(opened, { n: 2, skills: ['student'] });
    expect((await unskilled.get(`/cases/${one.applicationId}`)).statusCode).toBe(404);
    const rows = await opened.database.selectFrom('view_log').select('view_id').where('clerk_id', '=', unskilled.id).execute();
    expect(rows).toEqual([]);
  });
});
