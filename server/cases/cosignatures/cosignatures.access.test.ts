import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let applicant: SignedIn;
let signer: SignedIn;
let stranger: SignedIn;
let applicationId: string;
let cosignatureId: string;
beforeAll(async () => {
  opened = await openTestHouse();
  applicant = await signInCustomer(opened, { n: 1 });
  signer = await signInCustomer(opened, { n: 3 });
  stranger = await signInCustomer(opened, { n: 4 });
  applicationId = await sendApplication(applicant);
  const body = { name: 'Linnéa', identityCode: demoCustomer(3).identityCode };
  const asked = await applicant.api('POST', `/api/applications/${applicationId}/cosignatures`, body);
  cosignatureId = asked.json<{ cosignatures: { id: string }[] }>().cosignatures[0]?.id ?? '';
});
afterAll(() => opened.close());

const ofApplicant = [
  'GET /applications/:applicationId/cosignatures',
  'POST /applications/:applicationId/cosignatures',
  'POST /applications/:applicationId/cosignatures/:cosignatureId/cancel',
  'GET /api/applications/:applicationId/cosignatures',
  'POST /api/applications/:applicationId/cosignatures',
  'POST /api/applications/:applicationId/cosignatures/:cosignatureId/cancel',
];
const ofSigner = [
  'GET /cosignatures/:cosignatureId',
  'POST /cosignatures/:cosignatureId',
  'GET /api/cosignatures',
  'POST /api/cosignatures/:cosignatureId',
];

function fieldsOf(path: string): Record<string, string> {
  if (path.endsWith('/cancel')) return {};
  return path.includes('/applications/') ? { name: 'Ida', identityCode: demoCustomer(9).identityCode } : { answer: 'signed' };
}

function ask(who: SignedIn, name: string, ids = { applicationId, cosignatureId }) {
  const [method, pattern = ''] = name.split(' ');
  const path = pattern.replace(':applicationId', ids.applicationId).replace(':cosignatureId', ids.cosignatureId);
  if (path.startsWith('/api/')) return who.api(method === 'POST' ? 'POST' : 'GET', path, method === 'POST' ? fieldsOf(path) : undefined);
  return method === 'POST' ? who.post(path, fieldsOf(path)) : who.get(path);
}

const rows = () => opened.database.selectFrom('cosignature').selectAll().execute();

describe.each([...ofApplicant, ...ofSigner])('%s', (name) => {
  test('is for customers who are signed in', async () => {
    const [method, pattern = ''] = name.split(' ');
    const path = pattern.replace(':applicationId', applicationId).replace(':cosignatureId', cosignatureId);
    const answer = await opened.app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: path,
      ...(method === 'POST' ? { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' } : {}),
    });
    expect([answer.statusCode, answer.headers.location?.split('?')[0]]).toEqual(
      path.startsWith('/api/') ? [401, undefined] : [303, '/sign-in'],
    );
    for (const role of staffRoles) expect((await ask(await signInStaff(opened, { role }), name)).statusCode).toBe(403);
  });

  test('finds nothing by the address for anybody but the one whom it is for', async () => {
    const before = await rows();
    const others = ofApplicant.includes(name) ? [signer, stranger] : [applicant, stranger];
    for (const other of others) {
      const answer = await ask(other, name);
      if (name.includes(':')) expect(answer.statusCode).toBe(404);
      else expect(answer.json()).toEqual({ asked: [] });
    }
    const guessed = { applicationId: '01900000-0000-7000-8000-000000000000', cosignatureId: '01900000-0000-7000-8000-000000000000' };
    const own = ofApplicant.includes(name) ? applicant : signer;
    for (const ids of [guessed, { applicationId: 'nothing', cosignatureId: 'nothing' }])
      if (name.includes(':')) expect((await ask(own, name, ids)).statusCode).toBe(404);
    expect(await rows()).toEqual(before);
  });
});
