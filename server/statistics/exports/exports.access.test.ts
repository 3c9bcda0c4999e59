import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse({ settings: { smtpUrl: 'smtp://127.0.0.1:1', exportDomains: ['agency.example'] } });
});
afterAll(() => opened.close());

const order = () => ({
  scheduleId: randomId(),
  figure: 'logins',
  format: 'csv',
  language: 'fi',
  every: 'week',
  email: 'maija@agency.example',
});
/** An order of its own for each who tries. */
async function ordered(): Promise<string> {
  const made = order();
  await (await signInStaff(opened, { role: 'manager' })).api('POST', '/api/statistics/exports', made);
  return made.scheduleId;
}

test.each([
  ['GET /statistics/exports', async () => '/statistics/exports', undefined],
  ['POST /statistics/exports', async () => '/statistics/exports', order],
  ['POST /statistics/exports/:scheduleId/send', async () => `/statistics/exports/${await ordered()}/send`, () => ({})],
  ['POST /statistics/exports/:scheduleId/end', async () => `/statistics/exports/${await ordered()}/end`, () => ({})],
  ['GET /api/statistics/exports', async () => '/api/statistics/exports', undefined],
  ['POST /api/statistics/exports', async () => '/api/statistics/exports', order],
  ['POST /api/statistics/exports/:scheduleId/send', async () => `/api/statistics/exports/${await ordered()}/send`, () => ({})],
  ['POST /api/statistics/exports/:scheduleId/end', async () => `/api/statistics/exports/${await ordered()}/end`, () => ({})],
])('%s is for managers and administrators, and for nobody else', async (_route, pathOf, bodyOf) => {
  const send = async (person: Awaited<ReturnType<typeof signInStaff>>) => {
    const path = await pathOf();
    if (!bodyOf) return (await person.get(path)).statusCode;
    return (path.startsWith('/api/') ? await person.api('POST', path, bodyOf()) : await person.post(path, { ...bodyOf() })).statusCode;
  };
  for (const role of staffRoles) {
    const status = await send(await signInStaff(opened, { role }));
    expect([role, status < 400]).toEqual([role, role === 'manager' || role === 'administrator']);
    if (status >= 400) expect([role, status]).toEqual([role, 403]);
  }
  expect(await send(await signInCustomer(opened))).toBe(403);
  const path = await pathOf();
  const stranger = await opened.app.inject({ method: bodyOf ? 'POST' : 'GET', url: path, ...(bodyOf && { payload: bodyOf() }) });
  expect(stranger.statusCode).toBe(path.startsWith('/api/') ? 401 : 303);
});
