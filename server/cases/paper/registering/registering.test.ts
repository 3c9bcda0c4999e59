import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pdfFile, pngFile, postFiles, svgFile, type TestFile } from '#server/cases/attachments/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { arrivalFields, dayFields, registerOnPage } from '../testing.ts';

let opened: TestHouse;
let clerk: SignedIn;
let atPoint: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  atPoint = await signInStaff(opened, { role: 'joint-service-clerk', n: 1 });
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  await opened.database.updateTable('customer').set({ is_protected: false }).execute();
});

const post = (person: SignedIn, fields: Record<string, string>, files: readonly TestFile[] = []) =>
  postFiles(opened, person, '/paper/register', fields, files);
const paperOf = (id: string) =>
  opened.database.selectFrom('paper_application').selectAll().where('application_id', '=', id).executeTakeFirstOrThrow();
const filesOf = (id: string) =>
  opened.database
    .selectFrom('attachment')
    .select(['file_name', 'channel', 'received_on', 'requirement_id'])
    .where('application_id', '=', id)
    .execute();
const viewsOf = (customerId: string) =>
  opened.database.selectFrom('view_log').select(['what', 'reason', 'clerk_id']).where('customer_id', '=', customerId).execute();

/** What is filled in at a joint service point: there the way it came is known. */
function pointFields(n: number, changes: Record<string, string> = {}) {
  const { channel: _, ...fields } = arrivalFields({ n });
  const without = Object.entries(fields).filter(([name]) => !name.startsWith('receivedOn.'));
  return { ...Object.fromEntries(without), ...dayFields('pointReceivedOn', '2015-03-02'), ...changes };
}

describe('registering an application that came by post', () => {
  test('keeps how and when it came and its scan, and gives a receipt with a code', async () => {
    const id = await registerOnPage(opened, clerk, {
      n: 1,
      receivedOn: '2015-02-27',
      files: [pdfFile('hakemus.pdf'), pngFile('liite.png')],
    });
    const paper = await paperOf(id);
    expect(paper).toMatchObject({
      state: 'to-key',
      channel: 'post',
      received_on: '2015-02-27',
      point_received_on: null,
      registered_by: clerk.id,
    });
    expect(await filesOf(id)).toEqual(
      ['hakemus.pdf', 'liite.png'].map((name) => ({ file_name: name, channel: 'post', received_on: '2015-02-27', requirement_id: null })),
    );
    const receipt = (await clerk.get(`/paper/${id}/receipt`)).body;
    expect(receipt).toContain(`${paper.paper_code.slice(0, 4)}-${paper.paper_code.slice(4)}`);
    expect(receipt).toContain('27. helmikuuta 2015');
  });

  test('makes a record of a person who was not known, and logs why the record was opened', async () => {
    const id = await registerOnPage(opened, clerk, { n: 5 });
    const { customer_id: customerId } = await paperOf(id);
    expect(await viewsOf(customerId)).toEqual([{ what: 'paper', reason: 'case', clerk_id: clerk.id }]);
    const again = await registerOnPage(opened, clerk, { n: 5 });
    expect((await paperOf(again)).customer_id).toBe(customerId);
  });

  test('does not change the name of a known customer', async () => {
    const aino = await signInCustomer(opened, { n: 1 });
    await registerOnPage(opened, clerk, { n: 1, changes: { givenNames: 'Toinen', familyName: 'testinen' } });
    expect(
      await opened.database
        .selectFrom('customer')
        .select(['given_names', 'family_name'])
        .where('customer_id', '=', aino.id)
        .executeTakeFirst(),
    ).toEqual({
      given_names: 'Aino Maria',
      family_name: 'Testinen',
    });
  });

  test('with another family name than the code’s owner has is refused, told to nobody whose it is, and logged', async () => {
    const linnea = await signInCustomer(opened, { n: 3 });
    const answer = await post(clerk, arrivalFields({ n: 3, changes: { familyName: 'Vieras', givenNames: 'Joku' } }));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Henkilötunnus kuuluu henkilölle, jonka sukunimi on toinen');
    expect(answer.body).not.toContain('Provström');
    expect(await viewsOf(linnea.id)).toEqual([{ what: 'search', reason: 'entered', clerk_id: clerk.id }]);
  });

  test('sent twenty times at once is one application with one copy of its file', async () => {
    const fields = arrivalFields({ n: 4 });
    await Promise.all(Array.from({ length: 20 }, () => post(clerk, fields, [pdfFile('sama.pdf')])));
    const rows = await opened.database
      .selectFrom('paper_application')
      .select('application_id')
      .where('application_id', '=', fields['paperId'] ?? '')
      .execute();
    expect(rows).toHaveLength(1);
    expect(await filesOf(fields['paperId'] ?? '')).toHaveLength(1);
  });

  test('keeps the files that came with a page that must be corrected', async () => {
    const fields = arrivalFields({ n: 6, changes: { identityCode: '010190-900X' } });
    const first = await post(clerk, fields, [pdfFile('hakemus.pdf'), svgFile('kuva.svg')]);
    expect(first.statusCode).toBe(422);
    expect(first.body).toContain('Kirjoita henkilötunnus kokonaan');
    expect(first.body).toContain('kuva.svg: ');
    expect(first.body).toContain('hakemus.pdf');
    const second = await post(clerk, { ...arrivalFields({ n: 6 }), paperId: fields['paperId'] ?? '' });
    expect(second.statusCode).toBe(303);
    expect((await filesOf(fields['paperId'] ?? '')).map(({ file_name: name }) => name)).toEqual(['hakemus.pdf']);
  });

  test.each([
    ['a day to come', dayFields('receivedOn', '2015-03-03')],
    ['a day that there is not', dayFields('receivedOn', '2015-02-30')],
    ['a form that there is not', { form: 'generalHousingAllowance-1999-01-01' }],
    ['another channel', { channel: 'online' }],
  ])('is refused with %s', async (_, changes) => {
    const fields = arrivalFields({ n: 7, changes });
    expect((await post(clerk, fields)).statusCode).toBe(422);
    expect(
      await opened.database
        .selectFrom('paper_application')
        .select('state')
        .where('application_id', '=', fields['paperId'] ?? '')
        .execute(),
    ).toEqual([]);
  });

  test.each([[{ paperId: 'x' }], [{ paperId: newId(), unknown: '1' }]])(
    'is refused as a whole when no page of ours sends it: %j',
    async (changes) => {
      expect((await post(clerk, arrivalFields({ n: 7, changes }))).statusCode).toBe(400);
    },
  );

  test('keeps what was typed when the language is changed', async () => {
    const page = await post(clerk, { ...arrivalFields({ n: 8 }), _language: 'sv' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Registrera en ansökan');
    expect(page.body).toContain('value="Kuvitteellinen"');
  });
});

describe('a joint service point', () => {
  test('registers with the day on which the paper was left there, and sees nothing of the customer', async () => {
    await signInCustomer(opened, { n: 2 });
    const fields = pointFields(2);
    const answer = await post(atPoint, fields, [pdfFile('hakemus.pdf')]);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/paper/${fields['paperId']}/receipt`]);
    expect(await paperOf(fields['paperId'] ?? '')).toMatchObject({
      channel: 'joint-service-point',
      point_received_on: '2015-03-02',
      received_on: '2015-03-02',
    });
    const receipt = await atPoint.get(`/paper/${fields['paperId']}/receipt`);
    expect(receipt.body).toContain('Vastaanottoilmoitus');
    expect(receipt.body).not.toContain('Kokeilija');
    for (const address of ['/paper', `/paper/${fields['paperId']}`, '/work']) expect((await atPoint.get(address)).statusCode).toBe(403);
  });

  test('cannot send a paper to the agency before it was left there', async () => {
    const changes = {
      channel: 'joint-service-point',
      ...dayFields('receivedOn', '2015-02-27'),
      ...dayFields('pointReceivedOn', '2015-02-28'),
    };
    const answer = await post(clerk, arrivalFields({ n: 2, changes }));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Hakemus ei voi saapua meille ennen kuin');
  });
});

test('the arrival of a protected person’s paper is registered, and only those with the right see it', async () => {
  const aino = await signInCustomer(opened, { n: 1 });
  await opened.database.updateTable('customer').set({ is_protected: true }).where('customer_id', '=', aino.id).execute();
  const id = await registerOnPage(opened, clerk, { n: 1, files: [pdfFile('salainen.pdf')] });
  expect(await paperOf(id)).toMatchObject({ customer_id: aino.id, is_protected: true });
  expect((await clerk.get('/paper')).body).not.toContain(id);
  expect((await clerk.get(`/paper/${id}`)).statusCode).toBe(404);
});
