import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actBy } from '#server/people/acting/testing.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import type { MandateAction } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { housingAnswers, sendApplication } from './testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

let n = 500;
/** A customer, and somebody who acts for them by a mandate. */
async function pair(terms: { actions?: readonly MandateAction[]; benefits?: readonly string[] } = {}) {
  n += 2;
  const [principal, agent] = [await signInCustomer(opened, { n }), await signInCustomer(opened, { n: n + 1 })];
  const mandateId = await addTestMandate(opened, { principal, agent, basis: 'court-guardian', ...terms });
  return { principal, agent, acting: await actBy(opened, agent, mandateId) };
}

const housing = 'generalHousingAllowance';
const apply = (who: SignedIn, answers = housingAnswers(), id = newId()) =>
  who.api('POST', '/api/applications', { id, benefit: housing, formVersion: '2015-01-01', answers });
const knownAccount = { account: 'FI2112345600000785' };
const otherAccount = { account: 'FI4250001510000023' };

describe('an application that somebody sends for another', () => {
  test('is the other’s, with who sent it and on what basis, for all to see', async () => {
    const { principal, agent, acting } = await pair();
    const id = await sendApplication(acting);
    const row = await opened.database.selectFrom('application').selectAll().where('application_id', '=', id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ customer_id: principal.id, agent_id: agent.id, agent_basis: 'court-guardian' });
    const words = `${agent.name}, edunvalvoja`;
    for (const path of [`/applications/${id}`, `/applications/${id}/receipt`, `/applications/${id}/copy`]) {
      expect((await principal.get(path)).body).toContain(words);
      expect((await acting.get(path)).body).toContain(words);
    }
    expect((await principal.api('GET', `/api/applications/${id}`)).json()).toMatchObject({ onBehalf: 'court-guardian' });
    expect((await principal.get('/matters')).body).toContain(row.reference);
    const clerk = await signInStaff(opened, { n: 1 });
    const page = (await clerk.get(`/cases/${id}`)).body;
    expect(page.match(new RegExp(words, 'g'))?.length).toBeGreaterThanOrEqual(2);
    expect((await opened.app.inject({ url: '/matters', headers: { cookie: agent.headers.cookie } })).body).toContain(row.reference);
  });

  test('is counted as sent on behalf, once, however often it is sent', async () => {
    const { acting } = await pair();
    const counted = () => opened.database.selectFrom('figure').select('counted').where('measure', '=', 'applications-on-behalf').execute();
    const before = (await counted()).length;
    const id = newId();
    await Promise.all(Array.from({ length: 8 }, () => apply(acting, housingAnswers(), id)));
    expect((await counted()).length).toBe(before + 1);
  });

  test('does not change how the other is reached', async () => {
    const { principal, acting } = await pair();
    const read = () =>
      opened.database.selectFrom('customer').select(['email', 'phone']).where('customer_id', '=', principal.id).executeTakeFirst();
    const before = await read();
    await apply(acting, housingAnswers({ email: 'agent@example.com', phone: '+358409999999' }));
    expect(await read()).toEqual(before);
  });

  test('is withdrawn by them as theirs, and the timeline says by whom', async () => {
    const { principal, agent, acting } = await pair();
    const id = await sendApplication(principal);
    expect((await acting.post(`/applications/${id}/withdraw`)).statusCode).toBe(303);
    const body = (await principal.get(`/applications/${id}`)).body;
    expect(body).toContain(`Asioi hakijan puolesta: ${agent.name}, edunvalvoja.`);
    const changes = await (await signInStaff(opened, { role: 'auditor' })).get('/changes?from=2015-03-01&to=2015-03-02');
    expect(changes.body).toContain('court-guardian');
  });
});

describe('a mandate to see only', () => {
  test('shows everything and changes nothing', async () => {
    const { principal, acting } = await pair({ actions: ['view'] });
    const id = await sendApplication(principal);
    expect((await acting.get(`/applications/${id}`)).statusCode).toBe(200);
    for (const path of [`/applications/${id}/withdraw`, `/benefits/${housing}`])
      expect([path, (await acting.post(path)).statusCode]).toEqual([path, 403]);
    expect((await acting.get(`/applications/${id}/withdraw`)).statusCode).toBe(403);
    const sent = await apply(acting);
    expect([sent.statusCode, sent.json<{ error: string }>().error]).toEqual([403, 'mandate-lacks-action']);
    expect((await principal.api('GET', '/api/drafts')).json()).toEqual({ drafts: [] });
  });

  test('that lacks even seeing begins nothing online', async () => {
    const [principal, agent] = [await signInCustomer(opened, { n: 590 }), await signInCustomer(opened, { n: 591 })];
    const mandate = await addTestMandate(opened, { principal, agent, actions: ['apply'] });
    expect((await agent.post('/acting/begin', { mandate })).statusCode).toBe(403);
  });
});

describe('a mandate for one benefit', () => {
  test('shows that benefit’s matters alone: others are not even found', async () => {
    const { principal, acting } = await pair({ benefits: ['sicknessAllowance'] });
    const id = await sendApplication(principal);
    await principal.post(`/benefits/${housing}`);
    const { drafts } = (await principal.api('GET', '/api/drafts')).json<{ drafts: { id: string }[] }>();
    const draft = drafts[0]?.id ?? '';
    const matters = await acting.get('/matters');
    expect(matters.statusCode).toBe(200);
    for (const hidden of [id, draft]) expect(matters.body).not.toContain(hidden);
    expect((await acting.api('GET', '/api/applications')).json()).toEqual({ applications: [] });
    expect((await acting.api('GET', '/api/drafts')).json()).toEqual({ drafts: [] });
    for (const path of [
      ...['', '/receipt', '/copy', '/copy.pdf', '/withdraw', '/decision'].map((end) => `/applications/${id}${end}`),
      ...['', '/saved', '/discard', '/review', '/pages/applicant'].map((end) => `/drafts/${draft}${end}`),
      `/api/applications/${id}`,
      `/api/applications/${id}/decision`,
    ])
      expect([path, (await acting.get(path)).statusCode]).toEqual([path, 404]);
    await acting.post(`/drafts/${draft}/discard`);
    await acting.post(`/drafts/${draft}/pages/applicant`);
    expect((await principal.get(`/drafts/${draft}/saved`)).statusCode).toBe(200);
    expect((await acting.api('POST', `/api/drafts/${draft}/answers`, { answers: {} })).statusCode).toBe(404);
  });

  test('begins an application for that one alone', async () => {
    const { acting } = await pair({ benefits: ['sicknessAllowance'] });
    expect((await acting.post(`/benefits/${housing}`)).statusCode).toBe(403);
    expect((await acting.api('POST', '/api/drafts', { benefit: housing })).statusCode).toBe(403);
    expect((await apply(acting)).statusCode).toBe(403);
    expect((await acting.post('/benefits/sicknessAllowance')).statusCode).toBe(303);
    expect((await acting.get(`/benefits/${housing}`)).statusCode).toBe(200);
  });
});

describe('an account number', () => {
  const withoutIt = ['view', 'apply', 'appeal'] as const;

  test('that the principal has given before can be given again by anybody who may apply', async () => {
    const { principal, acting } = await pair({ actions: withoutIt });
    await apply(principal, housingAnswers(knownAccount));
    expect((await apply(acting, housingAnswers(knownAccount))).statusCode).toBe(201);
  });

  test('that is another than the principal’s last one needs a mandate for it, as does the very first', async () => {
    const { principal, acting } = await pair({ actions: withoutIt });
    const first = await apply(acting, housingAnswers(otherAccount));
    expect([first.statusCode, first.json<{ error: string }>().error]).toEqual([403, 'account-change-needs-mandate']);
    await apply(principal, housingAnswers(otherAccount));
    opened.clock.advance({ minutes: 1 });
    await apply(principal, housingAnswers(knownAccount));
    expect((await apply(acting, housingAnswers(otherAccount))).statusCode).toBe(403);
  });

  test('is refused when a draft with it is sent too, and the draft stays', async () => {
    const { principal, acting } = await pair({ actions: withoutIt });
    await acting.post(`/benefits/${housing}`);
    const { drafts } = (await acting.api('GET', '/api/drafts')).json<{ drafts: { id: string }[] }>();
    const draft = drafts[0]?.id ?? '';
    await acting.api('POST', `/api/drafts/${draft}/answers`, { answers: housingAnswers(otherAccount) });
    const reviewed = /name="reviewed" value="([^"]+)"/.exec((await acting.get(`/drafts/${draft}/review`)).body)?.[1] ?? '';
    const sent = await acting.post(`/drafts/${draft}/review`, { reviewed, declared: 'yes', action: 'send' });
    expect([sent.statusCode, sent.body.includes('Valtuutuksesi ei kata tilinumeron')]).toEqual([403, true]);
    expect((await principal.get(`/drafts/${draft}/saved`)).statusCode).toBe(200);
  });

  test('may be changed by a mandate that says so', async () => {
    const { principal, acting } = await pair();
    await apply(principal, housingAnswers(knownAccount));
    expect((await apply(acting, housingAnswers(otherAccount))).statusCode).toBe(201);
  });
});
