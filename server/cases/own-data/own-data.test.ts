import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { pngFile, postFiles } from '#server/cases/attachments/testing.ts';
import { housingAnswers } from '#server/cases/applications/testing.ts';
import { decide } from '#server/cases/decisions/testing.ts';
import { write } from '#server/cases/messages/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { beginReport } from './making.ts';
import { entriesOf } from './testing.ts';

type Report = { records: Record<string, Record<string, unknown>[]>; files: { path: string }[] };

let opened: TestHouse;
let aino: SignedIn;
let applicationId: string;
const picture = pngFile('vuokrasopimus.png');
beforeAll(async () => {
  opened = await openTestHouse();
  opened.clock.set('2015-03-02T08:00:00Z');
  aino = await signInCustomer(opened, { n: 1 });
  const wild = housingAnswers({ additionalInformation: '<script>alert(1)</script> & "lainaus"' });
  applicationId = await sendApplication(aino, { answers: wild });
  const fields = { uploadKey: randomId(), requirementId: 'housing.rentalAgreement' };
  await postFiles(opened, aino, `/api/applications/${applicationId}/attachments`, fields, [picture]);
  await write(aino, { applicationId }, { text: 'Milloin saan <b>päätöksen</b>?' });
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  await opened.database.deleteFrom('own_data_report').execute();
});

async function download(person: SignedIn) {
  const answer = await person.post('/my-data/download');
  expect(answer.statusCode).toBe(200);
  const entries = entriesOf(answer.rawPayload);
  const report: Report = JSON.parse(entries.get('my-data.json')?.toString() ?? '');
  return { answer, entries, report, html: entries.get('my-data.html')?.toString() ?? '' };
}

const reports = () => opened.database.selectFrom('own_data_report').select(['outcome', 'file_count']).execute();

test('a person gets everything in one package: to read, for machines, and the files as they were sent', async () => {
  const { answer, entries, report, html } = await download(aino);
  expect(answer.headers['content-type']).toBe('application/zip');
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="kela-2015-my-data.zip"/);
  expect([...entries.keys()]).toEqual(['my-data.html', 'my-data.json', 'files/001-vuokrasopimus.png']);
  expect(entries.get('files/001-vuokrasopimus.png')?.equals(picture.content)).toBe(true);
  expect(report.records['application']).toMatchObject([{ application_id: applicationId, answers: { rooms: 2 } }]);
  expect(report.records['attachment']).toMatchObject([{ file_name: 'vuokrasopimus.png', in_archive: 'files/001-vuokrasopimus.png' }]);
  expect(report.records['identity_code']).toEqual([{ identity_code: demoCustomer(1).identityCode, is_current: true }]);
  expect(html).toContain(demoCustomer(1).identityCode);
  expect(html).toContain('Koekatu 1 A 2, 33100 Tampere');
  expect(html).toContain('<a href="files/001-vuokrasopimus.png">');
  await expect.poll(reports).toEqual([{ outcome: 'sent', file_count: 1 }]);
});

test('what a person wrote stays text on the readable page', async () => {
  const { html } = await download(aino);
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('<b>');
  expect(html).toContain('&lt;b>päätöksen&lt;/b>');
});

test('the readable page is in the person’s language', async () => {
  const inSwedish = await opened.app.inject({
    method: 'POST',
    url: '/my-data/download?language=sv',
    headers: { ...aino.headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });
  const html = entriesOf(inSwedish.rawPayload).get('my-data.html')?.toString() ?? '';
  expect(html).toContain('<html lang="sv">');
  expect(html).toContain('Allmänt bostadsbidrag');
});

test('neither the names of staff nor what they note for each other are in it, only when a note was written', async () => {
  const clerk = await signInStaff(opened, { n: 1 });
  await clerk.post(`/cases/${applicationId}/take`);
  await clerk.post(`/cases/${applicationId}/notes`, { text: 'Naapuri kertoi toista.' });
  await decide(clerk, { applicationId, customerId: aino.id }, { outcome: 'rejected', ownText: 'Luonnos.' });
  const { entries, report } = await download(aino);
  const all = Buffer.concat([...entries.values()]).toString('latin1');
  expect(all).not.toContain('Naapuri');
  expect(all).not.toContain('Luonnos.');
  expect(all).not.toContain(clerk.name);
  expect(all).not.toContain(clerk.id);
  expect(report.records['case_note']).toMatchObject([{ application_id: applicationId }]);
  expect(report.records['view_log']?.length).toBeGreaterThan(0);
});

test('the matters of others are not in it, only that the person may act for them', async () => {
  const [other, agent] = [await signInCustomer(opened, { n: 2 }), await signInCustomer(opened, { n: 3 })];
  const sent = await sendApplication(other);
  await addTestMandate(opened, { principal: other, agent, basis: 'court-guardian' });
  const { entries, report } = await download(agent);
  expect(report.records['mandate_for_others']).toMatchObject([{ name: other.name, basis: 'court-guardian' }]);
  expect(report.records['application']).toEqual([]);
  const all = Buffer.concat([...entries.values()]).toString('latin1');
  expect(all).not.toContain(sent);
  expect(all).not.toContain(other.id);
  expect(all).not.toContain(demoCustomer(2).identityCode);
});

test('one report at a time is made for a person, however many are asked for at once', async () => {
  const at = opened.clock.now();
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => beginReport(opened.database, aino.id, at)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = await aino.post('/my-data/download');
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain('Tietojesi lataus on jo käynnissä');
  expect((await (await signInCustomer(opened, { n: 2 })).post('/my-data/download')).statusCode).toBe(200);
});

test('a report whose node was stopped gives way after an hour', async () => {
  await beginReport(opened.database, aino.id, opened.clock.now());
  opened.clock.set('2015-03-02T08:59:00Z');
  // The first session has ended by then.
  const later = await signInCustomer(opened, { n: 1 });
  expect((await later.post('/my-data/download')).statusCode).toBe(409);
  opened.clock.set('2015-03-02T09:00:00Z');
  expect((await later.post('/my-data/download')).statusCode).toBe(200);
  await expect.poll(async () => (await reports()).map(({ outcome }) => outcome).toSorted()).toEqual(['broken-off', 'sent']);
});

test('a machine gets the same as JSON, and that it asked is written down', async () => {
  const answer = await aino.api('POST', '/api/my-data', {});
  expect(answer.statusCode).toBe(200);
  const report = answer.json<Report>();
  expect(report.records['application']).toHaveLength(1);
  expect(report.files.map(({ path }) => path)).toEqual(['files/001-vuokrasopimus.png']);
  expect(await reports()).toEqual([{ outcome: 'sent', file_count: 0 }]);
});

test('the page says how long what is kept, from the agency’s data, and that a case is not erased on request', async () => {
  const { body } = await aino.get('/my-data');
  expect(body).toContain('10 vuotta');
  expect(body).toContain('15 vuotta');
  expect(body).toContain('ei poisteta pyynnöstä');
  expect(body).toContain('Tiedostoja on 1, yhteensä noin 1 kB.');
});
