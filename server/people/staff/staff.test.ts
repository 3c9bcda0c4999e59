import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { signInThroughDemoService, TestBrowser } from '#server/people/demo-identity/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let administrator: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  administrator = await signInStaff(opened, { role: 'administrator', n: 1 });
});

const askWith = async (headers: { authorization: string }) =>
  (await opened.app.inject({ method: 'GET', url: '/api/work', headers })).statusCode;
const statusOf = async (clerk: SignedIn) => (await clerk.get('/work')).statusCode;

describe('the list of staff', () => {
  test.each(['fi', 'sv', 'en'])('names everybody with role, last sign-in, working keys and access, in %s', async (language) => {
    const clerk = await signInStaff(opened, { n: 1, name: 'Anna Käsittelijä' });
    await keyOf(opened, { clerkId: clerk.id });
    const page = await administrator.get(`/clerks?language=${language}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Anna Käsittelijä');
    expect(page.body).toContain(`action="/clerks/${clerk.id}/close"`);
    expect(page.body).not.toContain(`action="/clerks/${administrator.id}/close"`);
    const { clerks } = (await administrator.api('GET', '/api/clerks')).json<{ clerks: { id: string }[] }>();
    expect(clerks.find(({ id }) => id === clerk.id)).toMatchObject({
      name: 'Anna Käsittelijä',
      role: 'clerk',
      isActive: true,
      signedInAt: '2015-03-02T08:00:00.000Z',
    });
  });

  test('goes on after anybody on it, however many there are', async () => {
    const { clerks } = (await administrator.api('GET', '/api/clerks')).json<{ clerks: { id: string; name: string }[] }>();
    const [first, ...others] = clerks;
    expect((await administrator.api('GET', `/api/clerks?after=${first?.id}`)).json()).toMatchObject({ clerks: others });
  });
});

describe('closing somebody’s access', () => {
  test('ends their sessions and keys at once, and they cannot sign in before it is opened again', async () => {
    const browser = new TestBrowser(opened);
    await signInThroughDemoService(browser, '/staff', 'clerk-2');
    const { clerk_id: clerkId } = await opened.database
      .selectFrom('sign_in_link')
      .select('clerk_id')
      .where('subject', '=', 'clerk-2')
      .executeTakeFirstOrThrow();
    const key = await keyOf(opened, { clerkId: clerkId! });
    expect([(await browser.ask('/work')).statusCode, await askWith(key)]).toEqual([200, 200]);

    expect((await administrator.post(`/clerks/${clerkId}/close`)).headers.location).toBe('/clerks');
    expect((await browser.ask('/work')).headers.location).toContain('returnTo=%2Fwork');
    expect(await askWith(key)).toBe(401);
    expect((await signInThroughDemoService(new TestBrowser(opened), '/staff', 'clerk-2')).statusCode).toBe(403);

    await administrator.post(`/clerks/${clerkId}/open`);
    expect((await signInThroughDemoService(new TestBrowser(opened), '/staff', 'clerk-2')).statusCode).toBe(303);
    // What was ended stays ended.
    expect([(await browser.ask('/work')).statusCode, await askWith(key)]).toEqual([303, 401]);
  });

  test('is told in the log of changes, once', async () => {
    const clerk = await signInStaff(opened, { n: 3, name: 'Carola Käsittelijä' });
    for (const verb of ['close', 'close', 'open']) await administrator.api('POST', `/api/clerks/${clerk.id}/${verb}`, {});
    const auditor = await signInStaff(opened, { role: 'auditor' });
    const { changes } = (await auditor.api('GET', `/api/changes?clerk=${administrator.id}`)).json<{ changes: unknown[] }>();
    expect(changes.slice(0, 2)).toMatchObject([
      { kind: 'clerk-opened', clerkId: administrator.id, details: { clerk: 'Carola Käsittelijä' } },
      { kind: 'clerk-closed', clerkId: administrator.id, details: { clerk: 'Carola Käsittelijä' } },
    ]);
    expect((await auditor.get('/changes?kind=clerk-closed')).body).toContain('kenen: Carola Käsittelijä');
  });

  test('opening what is open ends no session', async () => {
    const clerk = await signInStaff(opened, { n: 4 });
    await administrator.post(`/clerks/${clerk.id}/open`);
    expect(await statusOf(clerk)).toBe(200);
  });

  test('is refused for one’s own, and for nobody', async () => {
    const own = await administrator.api('POST', `/api/clerks/${administrator.id}/close`, {});
    expect([own.statusCode, own.json()]).toMatchObject([409, { error: 'own-access' }]);
    expect((await administrator.api('POST', '/api/clerks/0199aaaa-0000-7000-8000-000000000001/close', {})).statusCode).toBe(404);
  });

  test('of two administrators who close each other at once, one stays', async () => {
    const other = await signInStaff(opened, { role: 'administrator', n: 2 });
    const [one, two] = await Promise.all([
      administrator.api('POST', `/api/clerks/${other.id}/close`, {}),
      other.api('POST', `/api/clerks/${administrator.id}/close`, {}),
    ]);
    expect([one.statusCode, two.statusCode].filter((status) => status === 200)).toHaveLength(1);
    await opened.database.updateTable('clerk').set({ is_active: true }).execute();
  });
});

describe('the keys of somebody who has left', () => {
  test('stop working when they have not signed in for 14 days, and work again when they do', async () => {
    const clerk = await signInStaff(opened, { n: 5 });
    const key = await keyOf(opened, { clerkId: clerk.id });
    opened.clock.advance({ days: 13, hours: 23 });
    expect(await askWith(key)).toBe(200);
    opened.clock.advance({ hours: 1 });
    expect(await askWith(key)).toBe(401);
    await signInStaff(opened, { n: 5 });
    expect(await askWith(key)).toBe(200);
  });
});
