import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { pngFile, postFiles } from '../testing.ts';

let opened: TestHouse;
/** The customer whose case it is, and staff who do not handle cases. */
let outsiders: SignedIn[];
/** Clerks without the skill or without the language. */
let unseeing: SignedIn[];
let holder: SignedIn;
let ids: Record<string, string>;
/** A file of another case of the same customer. */
let elsewhere: string;
beforeAll(async () => {
  opened = await openTestHouse();
  const aino = await signInCustomer(opened, { n: 1 });
  const roles = ['joint-service-clerk', 'manager', 'administrator', 'auditor'] as const;
  outsiders = [aino, ...(await Promise.all(roles.map((role) => signInStaff(opened, { role }))))];
  unseeing = [
    await signInStaff(opened, { n: 2, skills: ['student'], languages: ['fi'] }),
    await signInStaff(opened, { n: 3, skills: ['housing'], languages: ['sv'] }),
  ];
  holder = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  const [one, other] = [await sendApplication(aino), await sendApplication(aino)];
  const send = async (id: string) =>
    (await postFiles(opened, aino, `/api/applications/${id}/attachments`, { uploadKey: randomId() }, [pngFile()])).json<{
      taken: { id: string }[];
    }>().taken[0]?.id ?? '';
  ids = { applicationId: one, attachmentId: await send(one), requirementId: 'housing.rentalAgreement' };
  elsewhere = await send(other);
  await holder.post(`/cases/${one}/take`);
});
afterAll(() => opened.close());

const paper = { uploadKey: randomId(), requirementId: '', channel: 'post', receivedOn: '2015-03-02' };

/** Every route for clerks, with what it takes. */
const routes: [string, Record<string, string> | undefined][] = [
  ['POST /cases/:applicationId/attachments/:attachmentId/judge', { verdict: 'accept' }],
  ['POST /cases/:applicationId/attachments/:attachmentId/move', { to: 'housing.payslip' }],
  ['POST /cases/:applicationId/requirements/:requirementId/waive', { because: 'Ei tarvita.' }],
  ['POST /cases/:applicationId/requirements/:requirementId/restore', {}],
  ['GET /cases/:applicationId/attachments/new', undefined],
  ['POST /cases/:applicationId/attachments', paper],
  ['GET /cases/:applicationId/attachments/:attachmentId/view', undefined],
  ['GET /cases/:applicationId/attachments/:attachmentId/file', undefined],
  ['GET /cases/:applicationId/attachments/:attachmentId/picture', undefined],
  ['GET /api/cases/:applicationId/attachments', undefined],
  ['POST /api/cases/:applicationId/attachments/:attachmentId/judge', { verdict: 'accept' }],
];

function ask(person: SignedIn, route: string, fields: Record<string, string> | undefined, changed: Record<string, string> = {}) {
  const [method, path = ''] = route.split(' ');
  const address = path.replaceAll(/:(\w+)/g, (_all, name: string) => changed[name] ?? ids[name] ?? '');
  if (method === 'GET') return person.get(address);
  if (fields?.['uploadKey']) return postFiles(opened, person, address, fields, [pngFile('paperi.png', 150)]);
  return path.startsWith('/api/') ? person.api('POST', address, fields) : person.post(address, fields ?? {});
}

async function stand() {
  const files = await opened.database
    .selectFrom('attachment')
    .select(['attachment_id', 'state', 'requirement_id'])
    .orderBy('attachment_id')
    .execute();
  const requirements = await opened.database
    .selectFrom('attachment_requirement')
    .select(['application_id', 'requirement_id', 'state'])
    .orderBy('application_id')
    .orderBy('requirement_id')
    .execute();
  const views = await opened.database.selectFrom('view_log').select('view_id').orderBy('view_id').execute();
  return { files, requirements, views };
}

describe.each(routes)('%s', (route, fields) => {
  test('is not for a customer, also not the one whose case it is, nor for staff who do not handle cases', async () => {
    const before = await stand();
    for (const person of outsiders) expect((await ask(person, route, fields)).statusCode).toBe(403);
    expect(await stand()).toEqual(before);
  });

  test('is not for anybody who has not signed in', async () => {
    const [method, path = ''] = route.split(' ');
    const url = path.replaceAll(/:(\w+)/g, (_all, name: string) => ids[name] ?? '');
    const answer = await opened.app.inject({
      method: method === 'GET' ? 'GET' : 'POST',
      url,
      ...(method === 'GET' ? {} : { payload: {} }),
    });
    expect([303, 401]).toContain(answer.statusCode);
  });

  test('finds nothing for a clerk without the skill or the language, and changes nothing', async () => {
    const before = await stand();
    for (const clerk of unseeing) expect((await ask(clerk, route, fields)).statusCode).toBe(404);
    expect(await stand()).toEqual(before);
  });

  test('finds no file of another case, and nothing at an address that was made up', async () => {
    const before = await stand();
    const changes: Record<string, string>[] = [{ applicationId: randomId() }, { applicationId: 'x' }];
    if (route.includes(':attachmentId')) for (const attachmentId of [elsewhere, randomId(), 'x']) changes.push({ attachmentId });
    if (route.includes(':requirementId')) changes.push({ requirementId: 'housing.nothing' });
    for (const changed of changes) expect((await ask(holder, route, fields, changed)).statusCode).toBe(404);
    const { views: _views, ...after } = await stand();
    const { views: _before, ...same } = before;
    expect(after).toEqual(same);
  });

  test('lets the clerk on who has the case in hand', async () => {
    expect([200, 303]).toContain((await ask(holder, route, fields)).statusCode);
  });
});
