import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { basisChannels, mandateBases } from '#server/people/mandates/mandate-rules.ts';
import { endMandate } from '#server/people/mandates/queries.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { onNextPage, signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { actBy } from './testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

let n = 100;
/** Two customers who have nothing with each other yet. */
async function strangers(): Promise<{ principal: SignedIn; agent: SignedIn }> {
  n += 2;
  return { principal: await signInCustomer(opened, { n }), agent: await signInCustomer(opened, { n: n + 1 }) };
}

const usesOf = (principal: SignedIn) =>
  opened.database.selectFrom('mandate_use').selectAll().where('customer_id', '=', principal.id).execute();
const banner = 'Asioit toisen puolesta:';

describe('the page of those for whom one may act', () => {
  test('names each with what the mandate allows, and those whose mandate holds only elsewhere apart', async () => {
    const { principal, agent } = await strangers();
    const other = await signInCustomer(opened, { n: n + 40 });
    const mandateId = await addTestMandate(opened, { principal, agent, benefits: ['childBenefitAndMaternityGrant'], actions: ['view'] });
    const written = await addTestMandate(opened, { principal: other, agent, basis: 'written' });
    const { body } = await agent.get('/acting');
    expect(body).toContain(`value="${mandateId}"`);
    expect(body).toContain('Lapsilisä');
    expect(body).not.toContain(`value="${written}"`);
    expect(body).toContain('Valtuudet, jotka eivät kelpaa verkossa');
  });

  test('says so when there is nobody', async () => {
    const { agent } = await strangers();
    expect((await agent.get('/acting')).body).toContain('Sinulla ei ole nyt valtuutta');
  });
});

describe('acting for another', () => {
  test('shows the other’s matters, says for whom on every page, and ends by a button there', async () => {
    const { principal, agent } = await strangers();
    const acting = await actBy(opened, agent, await addTestMandate(opened, { principal, agent }));
    expect(acting.id).toBe(principal.id);
    for (const path of ['/matters', '/', '/acting', '/sign-ins', '/nowhere']) expect((await acting.get(path)).body).toContain(banner);
    expect((await acting.get('/matters')).body).toContain(principal.name);
    expect((await acting.post('/acting/end')).headers.location).toBe('/matters');
    const again = await onNextPage(opened, agent);
    expect(again.id).toBe(agent.id);
    expect((await again.get('/matters')).body).not.toContain(banner);
  });

  test('begins once however often the button is pressed: 32 times at once', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent });
    const answers = await Promise.all(Array.from({ length: 32 }, () => agent.post('/acting/begin', { mandate: mandateId })));
    expect(answers.map(({ headers }) => headers.location)).toEqual(answers.map(() => '/matters'));
    expect(await usesOf(principal)).toHaveLength(1);
    expect((await usesOf(principal))[0]).toMatchObject({ agent_id: agent.id, mandate_id: mandateId });
  });

  test('goes over from one to another, and of two at once one holds', async () => {
    const { principal, agent } = await strangers();
    const other = await signInCustomer(opened, { n: n + 40 });
    const mandates = [await addTestMandate(opened, { principal, agent }), await addTestMandate(opened, { principal: other, agent })];
    await Promise.all(mandates.map((mandate) => agent.post('/acting/begin', { mandate })));
    expect([principal.id, other.id]).toContain((await onNextPage(opened, agent)).id);
    expect(await usesOf(principal)).toHaveLength(1);
    expect(await usesOf(other)).toHaveLength(1);
  });

  test('does not take anything from a page that was opened before it began, nor from one of before it ended', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent });
    const acting = await actBy(opened, agent, mandateId);
    const early = await agent.post('/benefits/childBenefitAndMaternityGrant');
    expect([early.statusCode, early.body.includes('Vaihdoit toisessa ikkunassa')]).toEqual([409, true]);
    expect(await opened.database.selectFrom('draft').selectAll().where('customer_id', 'in', [principal.id, agent.id]).execute()).toEqual(
      [],
    );
    await acting.post('/acting/end');
    expect((await acting.post('/benefits/childBenefitAndMaternityGrant')).statusCode).toBe(409);
    // What concerns the person who signed in, and nobody else, works from either.
    expect((await acting.post('/sign-ins/renew')).statusCode).toBe(303);
  });

  test('shows the agent’s own sign-ins, never those of the other', async () => {
    const { principal, agent } = await strangers();
    const acting = await actBy(opened, agent, await addTestMandate(opened, { principal, agent }));
    const { sessions } = (await acting.api('GET', '/api/sign-ins')).json<{ sessions: { isThis: boolean }[] }>();
    expect(sessions.map(({ isThis }) => isThis)).toEqual([true]);
    expect((await acting.api('POST', '/api/sign-ins/end-others', {})).json()).toEqual({ ended: 0 });
    expect((await principal.get('/sign-ins')).statusCode).toBe(200);
    await acting.post('/sign-out');
    expect((await agent.get('/sign-ins')).statusCode).toBe(303);
    expect((await principal.get('/sign-ins')).statusCode).toBe(200);
  });
});

describe.each(mandateBases)('a mandate on the basis %s', (basis) => {
  const isOnline = basisChannels[basis].includes('online') && basis !== 'suomi-fi';

  test('lets its agent act online where its basis serves there, and is refused or asked of the register first elsewhere', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent, basis });
    const begun = await agent.post('/acting/begin', { mandate: mandateId });
    expect(begun.statusCode).toBe(isOnline ? 303 : 403);
    expect((await onNextPage(opened, agent)).id).toBe(isOnline ? principal.id : agent.id);
  });
});

describe('a mandate that is not in force', () => {
  test('ended yesterday, or begins tomorrow: it is refused online', async () => {
    const { principal, agent } = await strangers();
    const days = [
      { validFromOn: '2015-02-01', validToOn: '2015-03-01' },
      { validFromOn: '2015-03-03', validToOn: null },
    ];
    for (const terms of days) {
      const mandateId = await addTestMandate(opened, { principal, agent, ...terms });
      const refused = await agent.post('/acting/begin', { mandate: mandateId });
      expect([refused.statusCode, refused.body.includes('Valtuutus ei ole voimassa')]).toEqual([403, true]);
    }
  });

  test('was ended while its agent acted: the next page says so and shows nothing, and the agent is back to themselves', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent });
    const acting = await actBy(opened, agent, mandateId);
    await endMandate(opened.database, { customerId: principal.id, mandateId }, 'principal', opened.clock.now());
    const refused = await acting.get('/matters');
    expect([refused.statusCode, refused.body.includes('Valtuutus ei ole voimassa')]).toEqual([403, true]);
    expect(refused.body).not.toContain(banner);
    expect(refused.body).not.toContain(principal.name);
    const own = await agent.get('/matters');
    expect([own.statusCode, own.body.includes(banner)]).toEqual([200, false]);
    expect((await onNextPage(opened, agent)).id).toBe(agent.id);
  });

  test('runs out at midnight while its agent acts, and what is sent then is not taken', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent, validToOn: '2015-03-02' });
    opened.clock.set('2015-03-02T21:55:00Z');
    const acting = await actBy(opened, await onNextPage(opened, await signInCustomer(opened, { n: n + 1 })), mandateId);
    expect((await acting.get('/matters')).statusCode).toBe(200);
    opened.clock.set('2015-03-02T22:00:00Z');
    expect((await acting.post('/benefits/childBenefitAndMaternityGrant')).statusCode).toBe(403);
    expect(await opened.database.selectFrom('draft').selectAll().where('customer_id', '=', principal.id).execute()).toEqual([]);
  });

  test('is told as ended only where something of the other would be shown: signing out works at once', async () => {
    const { principal, agent } = await strangers();
    const mandateId = await addTestMandate(opened, { principal, agent });
    const acting = await actBy(opened, agent, mandateId);
    await endMandate(opened.database, { customerId: principal.id, mandateId }, 'clerk', opened.clock.now());
    expect((await acting.get('/')).body).not.toContain(banner);
    expect((await acting.post('/sign-out')).statusCode).toBe(303);
  });
});
