import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actBy } from '#server/people/acting/testing.ts';
import { signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addTestMandate } from '../testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

let n = 300;
async function strangers(): Promise<{ principal: SignedIn; agent: SignedIn }> {
  n += 2;
  return { principal: await signInCustomer(opened, { n }), agent: await signInCustomer(opened, { n: n + 1 }) };
}

const endOf = (mandateId: string) =>
  opened.database.selectFrom('mandate').select(['ended_by', 'ended_at']).where('mandate_id', '=', mandateId).executeTakeFirstOrThrow();

describe('the page of one’s own mandates', () => {
  test('says who may act, within what limits, and how to give a mandate', async () => {
    const { principal, agent } = await strangers();
    await addTestMandate(opened, {
      ...{ principal, agent, basis: 'written', actions: ['view', 'apply'] },
      ...{ benefits: ['generalHousingAllowance'], validToOn: '2015-06-30' },
    });
    const own = (await principal.get('/mandates')).body;
    for (const words of [
      agent.name,
      'Kirjallinen valtakirja',
      'Yleinen asumistuki',
      'asioiden näkeminen, hakeminen ja tietojen lähettäminen',
      '2.3.2015 – 30.6.2015',
      'Suomi.fi-valtuuksissa',
    ])
      expect(own).toContain(words);
    const theirs = (await agent.get('/mandates')).body;
    expect(theirs).toContain(principal.name);
    expect(theirs).toContain('Luovu valtuutuksesta');
  });

  test('is whole for somebody who has none', async () => {
    const { body } = await (await strangers()).principal.get('/mandates');
    for (const words of ['Kukaan ei voi asioida puolestasi', 'Et voi asioida kenenkään puolesta', 'Kukaan ei ole asioinut'])
      expect(body).toContain(words);
  });

  test('tells the principal when the agent began to act', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent });
    opened.clock.set('2015-03-02T08:21:00Z');
    await actBy(opened, agent, mandateId);
    const { body } = await principal.get('/mandates');
    expect(body).toContain('2. maaliskuuta 2015 klo 10.21');
    expect((await agent.get('/mandates')).body).not.toContain('2. maaliskuuta 2015 klo 10.21');
  });

  test('keeps what has ended, with how it ended', async () => {
    const { principal, agent } = await strangers();
    await addTestMandate(opened, { principal, agent, validFromOn: '2015-01-01', validToOn: '2015-02-28' });
    const mandateId = await addTestMandate(opened, { principal, agent, basis: 'written' });
    await principal.post(`/mandates/${mandateId}/end`);
    const { body } = await principal.get('/mandates');
    expect(body).toContain('voimassaoloaika päättyi');
    expect(body).toContain('valtuuttaja päätti');
    expect((await agent.get('/mandates')).body).toContain('valtuuttaja päätti');
  });

  test('is for the person alone: an agent does not see who else may act for the one they act for', async () => {
    const { principal, agent } = await strangers();
    const acting = await actBy(opened, agent, await addTestMandate(opened, { principal, agent }));
    const refused = await acting.get('/mandates');
    expect([refused.statusCode, refused.body.includes('Valtuutuksesi ei kata tätä')]).toEqual([403, true]);
  });
});

describe('ending a mandate', () => {
  test('asks first, names what follows, and ends it at once for an agent who is acting', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent, basis: 'suomi-fi' });
    await opened.database
      .updateTable('session')
      .set({ acts_for: principal.id, mandate_id: mandateId })
      .where('customer_id', '=', agent.id)
      .execute();
    expect((await agent.get('/matters')).body).toContain('Asioit toisen puolesta');
    const asked = await principal.get(`/mandates/${mandateId}/end`);
    expect(asked.body).toContain(`${agent.name} ei voi enää asioida puolestasi`);
    expect(asked.body).toContain('Päätä se myös siellä');
    expect((await principal.post(`/mandates/${mandateId}/end`)).headers.location).toBe('/mandates');
    expect(await endOf(mandateId)).toEqual({ ended_by: 'principal', ended_at: opened.clock.now() });
    expect((await agent.get('/matters')).statusCode).toBe(403);
  });

  test('is open to the agent too, who gives it up', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent, basis: 'written' });
    expect((await agent.get(`/mandates/${mandateId}/end`)).body).toContain(`puolesta`);
    await agent.post(`/mandates/${mandateId}/end`);
    expect((await endOf(mandateId)).ended_by).toBe('agent');
  });

  test('by both at once, sixteen times, ends it once', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent, basis: 'written' });
    const both = Array.from({ length: 16 }, (_, at) => (at % 2 === 0 ? principal : agent).post(`/mandates/${mandateId}/end`));
    expect((await Promise.all(both)).map(({ statusCode }) => statusCode)).toEqual(both.map(() => 303));
    expect(['principal', 'agent']).toContain((await endOf(mandateId)).ended_by);
  });

  test('is refused for a guardian, whom only a register ends', async () => {
    const { principal, agent } = await strangers();
    for (const basis of ['child-guardian', 'court-guardian'] as const) {
      const mandateId = await addTestMandate(opened, { principal, agent, basis });
      expect((await principal.get('/mandates')).body).not.toContain(`/mandates/${mandateId}/end`);
      for (const party of [principal, agent]) expect((await party.post(`/mandates/${mandateId}/end`)).statusCode).toBe(403);
      expect((await endOf(mandateId)).ended_at).toBeNull();
    }
  });

  test('of the national register can be taken back by the principal, and by nobody else', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent, basis: 'suomi-fi' });
    expect((await principal.post(`/mandates/${mandateId}/allow`)).statusCode).toBe(403);
    await principal.post(`/mandates/${mandateId}/end`);
    expect((await principal.get('/mandates')).body).toContain('Salli uudelleen');
    expect((await agent.get('/mandates')).body).not.toContain('Salli uudelleen');
    expect((await agent.post(`/mandates/${mandateId}/allow`)).statusCode).toBe(403);
    const presses = Array.from({ length: 8 }, () => principal.post(`/mandates/${mandateId}/allow`));
    expect((await Promise.all(presses)).map(({ statusCode }) => statusCode)).toEqual(presses.map(() => 303));
    const rows = await opened.database.selectFrom('mandate').selectAll().where('customer_id', '=', principal.id).execute();
    expect(rows.filter(({ ended_at: endedAt }) => endedAt === null)).toHaveLength(1);
    expect((await principal.get('/mandates')).body).not.toContain('Salli uudelleen');
  });
});

test('machines read and end the same', async () => {
  const { principal, agent } = await strangers();
  const mandateId = await addTestMandate(opened, { principal, agent, basis: 'written' });
  const mine = (await principal.api('GET', '/api/mandates')).json();
  expect(mine).toMatchObject({ agents: [{ id: mandateId, name: agent.name, basis: 'written', endedAt: null }], principals: [] });
  expect((await agent.api('GET', '/api/mandates')).json()).toMatchObject({ agents: [], principals: [{ name: principal.name }] });
  const ended = await principal.api('POST', `/api/mandates/${mandateId}/end`, {});
  expect(ended.json()).toMatchObject({ id: mandateId, endedBy: 'principal' });
});
