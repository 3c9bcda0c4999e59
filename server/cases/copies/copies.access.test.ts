import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { addCase } from '#server/cases/desk/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

describe.each(['GET /applications/:applicationId/copy.pdf', 'GET /applications/:applicationId/receipt.pdf'])('%s', (name) => {
  test('is for the customer whose application it is, and nobody else', async () => {
    const aino = await signInCustomer(opened, { n: 1 });
    const id = await sendApplication(aino);
    const address = (name.split(' ')[1] ?? '').replace(':applicationId', id);
    expect((await aino.get(address)).statusCode).toBe(200);
    expect((await (await signInCustomer(opened, { n: 2 })).get(address)).statusCode).toBe(404);
    expect((await (await signInStaff(opened, { role: 'clerk' })).get(address)).statusCode).toBe(403);
    expect((await opened.app.inject(address)).statusCode).toBe(303);
  });
});

describe('GET /cases/:applicationId/receipt.pdf', () => {
  test('is for a clerk with the skill and the language, and the look is written down', async () => {
    const { applicationId } = await addCase(opened, { n: 3 });
    const address = `/cases/${applicationId}/receipt.pdf`;
    const looks = () =>
      opened.database
        .selectFrom('view_log')
        .select('what')
        .where('application_id', '=', applicationId)
        .where('what', '=', 'letters')
        .execute();
    const clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
    expect((await clerk.get(address)).statusCode).toBe(200);
    expect(await looks()).toHaveLength(1);
    for (const changes of [{ skills: ['student'] }, { languages: ['sv'] }] as const) {
      const another = await signInStaff(opened, { n: 2, skills: ['housing'], languages: ['fi'], ...changes });
      expect((await another.get(address)).statusCode).toBe(404);
    }
    for (const role of ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const)
      expect((await (await signInStaff(opened, { role })).get(address)).statusCode).toBe(403);
    expect((await (await signInCustomer(opened, { n: 3 })).get(address)).statusCode).toBe(403);
    expect((await opened.app.inject(address)).headers.location).toMatch(/^\/sign-in/);
    expect(await looks()).toHaveLength(1);
  });

  test('of a protected customer is for those with the right alone', async () => {
    const one = await addCase(opened, { n: 4 });
    await opened.database.updateTable('customer').set({ is_protected: true }).where('customer_id', '=', one.customerId).execute();
    const address = `/cases/${one.applicationId}/receipt.pdf`;
    const clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
    expect((await clerk.get(address)).statusCode).toBe(403);
  });
});
