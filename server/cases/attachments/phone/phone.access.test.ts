import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { pngFile, postFiles } from '../testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

/** Routes for everybody: what they let in is the link, not the person. */
const open = ['GET /phone/:token', 'POST /phone/:token', 'GET /document-frame'];

test('the page of a phone is for whoever has its link, signed in or not, and gives nothing but what is asked for', async () => {
  const aino = await signInCustomer(opened, { n: 1 });
  const id = await sendApplication(aino);
  const makeToken = async () =>
    /\/phone\/([\w-]{43})/.exec(
      (await aino.post(`/applications/${id}/attachments/phone`, { requirementId: 'housing.rentalAgreement' })).body,
    )?.[1] ?? '';
  for (const person of [undefined, await signInCustomer(opened, { n: 2 }), await signInStaff(opened)]) {
    const token = await makeToken();
    const page = await (person ? person.get(`/phone/${token}`) : opened.app.inject(`/phone/${token}`));
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain(id);
    expect((await postFiles(opened, person, `/phone/${token}`, {}, [pngFile()])).statusCode).toBe(200);
  }
  const files = await opened.database.selectFrom('attachment').select('customer_id').where('application_id', '=', id).execute();
  expect(files.every(({ customer_id: customer }) => customer === aino.id)).toBe(true);
  expect(open).toHaveLength(3);
});

test('the frame that draws is the same for everybody', async () => {
  const aino = await signInCustomer(opened, { n: 1 });
  expect((await aino.get('/document-frame')).body).toBe((await opened.app.inject('/document-frame')).body);
});
