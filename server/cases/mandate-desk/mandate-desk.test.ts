import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { demoCustomer, inventedIdentityCode } from '#server/people/demo-identity/people.ts';
import { findMandateFor } from '#server/people/mandates/queries.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let clerk: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  clerk = await signInStaff(opened, { n: 1 });
});

let n = 601;
/** A customer of whom the clerk has a case, and somebody who is to act for them. */
async function pair() {
  n += 10;
  const [principal, agent] = [await signInCustomer(opened, { n }), await signInCustomer(opened, { n: n + 1 })];
  await sendApplication(principal);
  return { principal, agent, person: demoCustomer(n + 1) };
}

type Fields = Record<string, string | readonly string[]>;
const filled = ({ identityCode, givenNames, familyName }: ReturnType<typeof demoCustomer>, changes: Fields = {}): Fields => ({
  basis: 'written',
  agentCode: identityCode,
  agentGivenNames: givenNames,
  agentFamilyName: familyName,
  isForAll: 'yes',
  actions: ['view', 'apply'],
  ...{ 'validFrom.day': '1', 'validFrom.month': '3', 'validFrom.year': '2015' },
  checked: 'yes',
  ...changes,
});
const to = (day: number, month: number, year: number): Fields => ({
  ...{ 'validTo.day': String(day), 'validTo.month': String(month), 'validTo.year': String(year) },
});

const mandatesOf = (principal: { id: string }) =>
  opened.database.selectFrom('mandate').selectAll().where('customer_id', '=', principal.id).orderBy('recorded_at').execute();
const viewsOf = (principal: { id: string }) =>
  opened.database.selectFrom('view_log').selectAll().where('customer_id', '=', principal.id).orderBy('view_no').execute();

describe('a written power of attorney', () => {
  test('is recorded with its scope, by whom, and seen by both people and on the customer’s page', async () => {
    const { principal, agent, person } = await pair();
    const address = `/customers/${principal.id}/mandates`;
    const fields = filled(person, { isForAll: 'no', benefits: ['generalHousingAllowance', 'studentAid'], ...to(30, 6, 2015) });
    const sent = await clerk.post(address, fields);
    expect(sent.headers.location).toBe(`${address}?done=recorded`);
    expect(await mandatesOf(principal)).toMatchObject([
      {
        ...{ agent_id: agent.id, basis: 'written', recorded_by: clerk.id, ended_at: null },
        ...{ valid_from_on: '2015-03-01', valid_to_on: '2015-06-30', actions: ['view', 'apply'] },
        ...{ benefits: ['generalHousingAllowance', 'studentAid'], channels: ['phone', 'post', 'office', 'joint-service-point'] },
      },
    ]);
    for (const page of [`${address}?done=recorded`, `/customers/${principal.id}`])
      expect((await clerk.get(page)).body).toContain(agent.name);
    expect((await principal.get('/mandates')).body).toContain(agent.name);
    expect((await agent.get('/mandates')).body).toContain(principal.name);
  });

  test('is honoured at the desk and refused online', async () => {
    const { principal, agent, person } = await pair();
    await clerk.post(`/customers/${principal.id}/mandates`, filled(person));
    const [mandate] = await mandatesOf(principal);
    const use = { principalId: principal.id, agentId: agent.id, action: 'apply', benefit: 'studentAid', day: '2015-03-02' } as const;
    expect((await findMandateFor(opened.database, { ...use, channel: 'office' })).mandateId).toBe(mandate?.mandate_id);
    expect((await agent.post('/acting/begin', { mandate: mandate?.mandate_id ?? '' })).statusCode).toBe(403);
  });

  test('of somebody who has never been a customer makes a record of them, that their sign-in finds', async () => {
    const { principal } = await pair();
    const person = demoCustomer(n + 50);
    await clerk.post(`/customers/${principal.id}/mandates`, filled(person));
    const agent = await signInCustomer(opened, { n: n + 50 });
    expect(await mandatesOf(principal)).toMatchObject([{ agent_id: agent.id }]);
  });

  const faults: readonly (readonly [string, Fields, string])[] = [
    ['whose agent is not of age', { agentCode: inventedIdentityCode('1997-03-03', 950) }, 'täyttänyt'],
    ['whose agent’s code has a wrong digit', { agentCode: '140385-901D' }, 'Tarkista kohta ”Asioijan henkilötunnus”'],
    ['whose agent has another name than the code’s owner', { agentFamilyName: 'Muukalainen' }, 'toinen sukunimi'],
    ['that allows nothing', { actions: [] }, 'Mitä valtuutus sallii'],
    ['for some benefits, of which none is named', { isForAll: 'no' }, 'Mitä etuuksia'],
    ['that ends before it begins', { 'validFrom.month': '6', ...to(31, 3, 2015) }, 'ennen kuin se alkaa'],
    ['that nobody has checked', { checked: 'no' }, 'Tarkista ensin henkilöllisyydet'],
    ['without a day', { 'validFrom.day': '' }, 'Voimassa alkaen'],
  ];
  test.each(faults)('%s is not recorded; what was filled in stays', async (_name, changes, words) => {
    const { principal, person } = await pair();
    const answer = await clerk.post(`/customers/${principal.id}/mandates`, filled(person, changes));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
    expect(answer.body).toContain(person.givenNames);
    expect(answer.body).toContain('<title>Virhe: ');
    expect(await mandatesOf(principal)).toEqual([]);
  });

  test('for the customer themselves is not recorded', async () => {
    const { principal } = await pair();
    const answer = await clerk.post(`/customers/${principal.id}/mandates`, filled(demoCustomer(n)));
    expect([answer.statusCode, answer.body.includes('asiakkaan oma')]).toEqual([422, true]);
  });

  test('keeps what was filled in when the language is changed, and records nothing', async () => {
    const { principal, person } = await pair();
    const answer = await clerk.post(`/customers/${principal.id}/mandates`, filled(person, { _language: 'sv' }));
    expect(answer.body).toContain(person.identityCode);
    expect(answer.body).toContain('Ombudets personbeteckning');
    expect(await mandatesOf(principal)).toEqual([]);
  });
});

describe('other bases at the desk', () => {
  test('an oral one holds today alone, by phone and at the office', async () => {
    const { principal, person } = await pair();
    await clerk.post(`/customers/${principal.id}/mandates`, filled(person, { basis: 'oral' }));
    expect(await mandatesOf(principal)).toMatchObject([
      { basis: 'oral', valid_from_on: '2015-03-02', valid_to_on: '2015-03-02', channels: ['phone', 'office'] },
    ]);
  });

  test('the guardian of a child may do everything until the day before the child’s eighteenth birthday', async () => {
    // The seventh invented customer was born on 29 February 2004.
    const child = await signInCustomer(opened, { n: 7 });
    await sendApplication(child);
    const person = demoCustomer(9);
    const address = `/customers/${child.id}/mandates`;
    await clerk.post(address, filled(person, { basis: 'child-guardian', actions: [] }));
    expect(await mandatesOf(child)).toMatchObject([
      { basis: 'child-guardian', valid_to_on: '2022-02-27', benefits: [], actions: ['view', 'apply', 'change-account', 'appeal'] },
    ]);
    const again = await clerk.post(address, filled(person, { basis: 'child-guardian' }));
    expect([again.statusCode, again.body.includes('on jo kirjattu lapsen huoltajaksi')]).toEqual([409, true]);
  });

  test('nobody is the guardian of a grown-up as of a child', async () => {
    const { principal, person } = await pair();
    const answer = await clerk.post(`/customers/${principal.id}/mandates`, filled(person, { basis: 'child-guardian' }));
    expect([answer.statusCode, answer.body.includes('ei ole huoltajaa')]).toEqual([422, true]);
    expect(await mandatesOf(principal)).toEqual([]);
  });
});

describe('ending', () => {
  test('a clerk records the end of any mandate, a guardian’s too, once', async () => {
    const { principal, agent } = await pair();
    for (const basis of ['written', 'court-guardian', 'suomi-fi'] as const) {
      const mandateId = await addTestMandate(opened, { principal, agent, basis });
      const address = `/customers/${principal.id}/mandates/${mandateId}/end`;
      const answers = await Promise.all(Array.from({ length: 8 }, () => clerk.post(address)));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 303));
      const ended = (await mandatesOf(principal)).find(({ mandate_id: id }) => id === mandateId);
      expect(ended).toMatchObject({ ended_by: 'clerk', ended_at: opened.clock.now() });
    }
    expect((await clerk.get(`/customers/${principal.id}/mandates`)).body).toContain('käsittelijä kirjasi päättyneeksi');
  });
});

test('machines record and end the same', async () => {
  const { principal, agent, person } = await pair();
  const address = `/api/customers/${principal.id}/mandates`;
  const answers = {
    ...{ basis: 'written', agentCode: person.identityCode, agentGivenNames: person.givenNames, agentFamilyName: person.familyName },
    ...{ isForAll: 'yes', actions: ['view'], validFrom: '2015-03-01', checked: 'yes' },
  };
  const faulty = await clerk.api('POST', address, { answers: { ...answers, checked: 'no' } });
  expect(faulty.json()).toMatchObject({ faults: [{ place: 'checked', reason: 'not-checked' }] });
  const recorded = await clerk.api('POST', address, { answers });
  expect(recorded.statusCode).toBe(201);
  const { mandates } = recorded.json<{ mandates: { id: string }[] }>();
  expect(mandates).toMatchObject([{ agent: agent.name, basis: 'written', actions: ['view'], endedAt: null }]);
  expect((await clerk.api('POST', `${address}/${mandates[0]?.id}/end`, {})).json()).toMatchObject({ mandates: [{ endedBy: 'clerk' }] });
  expect((await clerk.api('GET', address)).json()).toMatchObject({ mandates: [{ endedBy: 'clerk' }] });
});

describe('why a clerk looks', () => {
  test('is the customer’s case, where the clerk has one', async () => {
    const { principal } = await pair();
    await clerk.get(`/customers/${principal.id}/mandates`);
    expect(await viewsOf(principal)).toMatchObject([{ clerk_id: clerk.id, what: 'mandates', reason: 'case' }]);
  });

  test('is asked where there is none, and is logged with every look and change', async () => {
    n += 10;
    const [principal, person] = [await signInCustomer(opened, { n }), demoCustomer(n + 1)];
    const address = `/customers/${principal.id}/mandates`;
    const asked = await clerk.get(address);
    expect(asked.body).toContain('Miksi avaat asiakkaan valtuutukset?');
    expect(asked.body).not.toContain(principal.name);
    expect((await clerk.post(address, filled(person))).statusCode).toBe(404);
    expect(await viewsOf(principal)).toEqual([]);
    expect((await clerk.get(`${address}?because=call`)).body).toContain(principal.name);
    const sent = await clerk.post(`${address}?because=call`, filled(person));
    expect(sent.headers.location).toBe(`${address}?because=call&done=recorded`);
    const views = await viewsOf(principal);
    expect(views).toHaveLength(2);
    for (const view of views) expect(view).toMatchObject({ reason: 'entered', reason_text: 'Puhelu, jossa joku asioi asiakkaan puolesta' });
  });

  test('opens nothing of a protected person to a clerk without the right', async () => {
    const { principal } = await pair();
    await opened.database.updateTable('customer').set({ is_protected: true }).where('customer_id', '=', principal.id).execute();
    expect((await clerk.get(`/customers/${principal.id}/mandates`)).statusCode).toBe(403);
    expect((await clerk.post(`/customers/${principal.id}/mandates`, filled(demoCustomer(n + 1)))).statusCode).toBe(403);
    expect(await mandatesOf(principal)).toEqual([]);
  });
});
