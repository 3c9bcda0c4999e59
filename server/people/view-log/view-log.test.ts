import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { type SignedIn, signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { sealViews, verifySeals, walkSeals } from './sealing.ts';

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

const seal = () => sealViews(opened.house, opened.clock.now());
const verify = () => verifySeals(opened.house, opened.clock.now());

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

describe('the seals', () => {
  test('fit as long as nobody touches the log, however many nodes seal at once', async () => {
    await Promise.all(Array.from({ length: 8 }, seal));
    await clerk.get(`/cases/${one.applicationId}`);
    await seal();
    expect(await verify()).toMatchObject({ seals: 2, views: 4, newestSealNo: 2, faults: [] });
  });

  test.each([
    ['a reason that was changed', `update view_log set reason_text = 'something else' where seal_no = 1`, 1],
    ['a look that was deleted', `delete from view_log where view_id = (select view_id from view_log where seal_no = 1 limit 1)`, 1],
    ['a look that was put into an old batch', `update view_log set seal_no = 1 where seal_no = 2`, 1],
    [
      'a seal that was taken away with its looks',
      `with gone as (delete from view_log where seal_no = 1) delete from view_log_seal where seal_no = 1`,
      1,
    ],
    ['a seal that was taken away alone', `delete from view_log_seal where seal_no = 1`, 1],
  ])('%s shows', async (_what, tampering, sealNo) => {
    const undo = new Error('put back');
    const found = await opened.database
      .transaction()
      .execute(async (transaction) => {
        await sql.raw(tampering).execute(transaction);
        const { faults } = await walkSeals(transaction, opened.house.secrets, opened.clock.now());
        throw Object.assign(undo, { faults });
      })
      .catch((error: unknown) => error);
    expect(found).toMatchObject({ faults: expect.arrayContaining([expect.objectContaining({ sealNo })]) });
    expect((await verify()).faults).toEqual([]);
  });

  test('a look that nobody sealed in time shows', async () => {
    await clerk.get(`/cases/${one.applicationId}`);
    opened.clock.advance({ minutes: 6 });
    expect((await verify()).faults).toEqual([{ sealNo: 0, fault: 'unsealed-too-long' }]);
  });
});
