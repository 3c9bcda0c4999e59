import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pngFile, postFiles } from '#server/cases/attachments/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { arrivalFields, dayFields, registerOnPage } from './testing.ts';

let opened: TestHouse;
let clerk: SignedIn;
let atPoint: SignedIn;
/** Customers, also the one whose paper it is, and staff who have nothing to do with paper. */
let outsiders: SignedIn[];
/** Clerks without the skill, or without the language. */
let unseeing: SignedIn[];
let paperId: string;
let attachmentId: string;
let scanId: string;
const importId = newId();
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  atPoint = await signInStaff(opened, { role: 'joint-service-clerk', n: 1 });
  const roles = ['manager', 'administrator', 'auditor'] as const;
  outsiders = await Promise.all([signInCustomer(opened, { n: 1 }), ...roles.map((role) => signInStaff(opened, { role }))]);
  unseeing = [
    await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] }),
    await signInStaff(opened, { n: 3, skills: ['housing'], languages: ['sv'] }),
  ];
  paperId = await registerOnPage(opened, clerk, { n: 1, files: [pngFile('hakemus.png')] });
  const file = await opened.database.selectFrom('attachment').select('attachment_id').executeTakeFirstOrThrow();
  attachmentId = file.attachment_id;
  const fields = { importId, channel: 'post', ...dayFields('receivedOn', '2015-03-02') };
  await postFiles(opened, clerk, '/scans', fields, [pngFile('skannaus.png', 44)]);
  const scan = await opened.database.selectFrom('scan').select('scan_id').where('import_id', '=', importId).executeTakeFirstOrThrow();
  scanId = scan.scan_id;
});
afterAll(() => opened.close());

type Posted = Record<string, string>;

/** What both clerks and those at a joint service point may do; with files where the value says so. */
const toTakeIn: [string, Posted?, 'files'?][] = [
  ['GET /paper/register'],
  ['POST /paper/register', arrivalFields(), 'files'],
  ['GET /paper/:applicationId/receipt'],
  ['GET /scans'],
  ['POST /scans', { importId: newId() }, 'files'],
  ['GET /scans/imports/:importId'],
  ['GET /codes'],
  ['POST /codes', { code: 'x' }],
];
/** What only clerks may do, to any paper. */
const toSort: [string, Posted?, 'files'?][] = [
  ['GET /paper'],
  ['GET /scans/:scanId'],
  ['GET /scans/:scanId/file'],
  ['GET /scans/:scanId/picture'],
  ['POST /scans/:scanId/sort', { code: 'x' }],
  ['POST /scans/:scanId/discard', { because: '' }],
];
/** What only clerks with the skill and the language may do, to one paper application. */
const toKey: [string, Posted?, 'files'?][] = [
  ['GET /paper/:applicationId'],
  ['GET /paper/:applicationId/pages/:pageId'],
  ['POST /paper/:applicationId/pages/:pageId', { rent: '1' }],
  ['GET /paper/:applicationId/files/:attachmentId/file'],
  ['GET /paper/:applicationId/files/:attachmentId/picture'],
  ['GET /paper/:applicationId/review'],
  ['POST /paper/:applicationId/review', { action: 'mark-rest' }],
  ['GET /paper/:applicationId/cancel'],
  ['POST /paper/:applicationId/cancel', { because: 'Ei kuulu meille' }],
  ['POST /paper/:applicationId/files', {}, 'files'],
  ['POST /paper/:applicationId/ask', {}],
];

const addressOf = (name: string, id = paperId) =>
  (name.split(' ')[1] ?? '')
    .replace(':applicationId', id)
    .replace(':pageId', 'costs')
    .replace(':attachmentId', attachmentId)
    .replace(':scanId', scanId)
    .replace(':importId', importId);

function ask(person: SignedIn, [name, fields = {}, files]: [string, Posted?, 'files'?], id?: string) {
  const address = addressOf(name, id);
  if (name.startsWith('GET')) return person.get(address);
  return files ? postFiles(opened, person, address, fields, []) : person.post(address, fields);
}

const stand = async () => ({
  papers: await opened.database.selectFrom('paper_application').selectAll().orderBy('application_id').execute(),
  scans: await opened.database.selectFrom('scan').selectAll().orderBy('scan_id').execute(),
  files: await opened.database.selectFrom('attachment').selectAll().orderBy('attachment_id').execute(),
});

describe.each([...toTakeIn, ...toSort, ...toKey])('%s', (...route) => {
  test('is not for customers, also not for the one whose paper it is, nor for staff without the right', async () => {
    const before = await stand();
    for (const person of outsiders) expect((await ask(person, route)).statusCode).toBe(403);
    expect(await stand()).toEqual(before);
  });

  test('is not for anybody who has not signed in', async () => {
    const isPost = route[0].startsWith('POST');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const url = addressOf(route[0]);
    const answer = await opened.app.inject(isPost ? { method: 'POST', url, headers, payload: '' } : { method: 'GET', url });
    expect(answer.headers.location).toMatch(/^\/sign-in/);
  });
});

describe.each([...toSort, ...toKey])('%s', (...route) => {
  test('is not for a joint service point', async () => {
    const before = await stand();
    expect((await ask(atPoint, route)).statusCode).toBe(403);
    expect(await stand()).toEqual(before);
  });
});

describe.each(toKey)('%s', (...route) => {
  test('finds nothing without the skill or the language, or at an address that was made up, and changes nothing', async () => {
    const before = await stand();
    for (const person of unseeing) {
      const answer = await ask(person, route);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain('Testinen');
    }
    for (const id of [newId(), 'x', "'; drop table scan; --"])
      expect((await ask(clerk, route, encodeURIComponent(id))).statusCode).toBe(404);
    expect(await stand()).toEqual(before);
  });
});

test('a receipt is for whoever registered the paper, and an import for whoever took it in', async () => {
  expect((await clerk.get(`/paper/${paperId}/receipt`)).statusCode).toBe(200);
  expect((await clerk.get(`/scans/imports/${importId}`)).statusCode).toBe(200);
  for (const person of [atPoint, ...unseeing]) expect((await person.get(`/paper/${paperId}/receipt`)).statusCode).toBe(404);
  expect((await atPoint.get(`/scans/imports/${importId}`)).statusCode).toBe(404);
});

test('a scan that another took in does not become an application at a joint service point', async () => {
  expect((await atPoint.get(`/paper/register?scan=${scanId}`)).statusCode).toBe(404);
  const { channel: _, ...fields } = arrivalFields({ n: 2, changes: { scan: scanId, ...dayFields('pointReceivedOn', '2015-03-02') } });
  const own = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('receivedOn')));
  expect((await postFiles(opened, atPoint, '/paper/register', own, [])).statusCode).toBe(303);
  expect((await stand()).scans.find((scan) => scan.scan_id === scanId)?.state).toBe('unsorted');
});

test('every look at a paper application is written down for the customer', async () => {
  const count = async () => (await opened.database.selectFrom('view_log').select('view_id').where('what', '=', 'paper').execute()).length;
  const before = await count();
  await clerk.get(`/paper/${paperId}/review`);
  await clerk.get(`/paper/${paperId}/files/${attachmentId}/picture`);
  expect(await count()).toBe(before + 2);
});
