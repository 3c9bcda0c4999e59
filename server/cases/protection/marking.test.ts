import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addCase, standOf, type TestCase } from '#server/cases/desk/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { protect } from './testing.ts';

let opened: TestHouse;
let administrator: SignedIn;
let trusted: SignedIn;
let anna: SignedIn;
let one: TestCase;
const because = 'Tieto väestötietojärjestelmästä 2.3.2015';
let n = 0;
beforeAll(async () => {
  opened = await openTestHouse();
  administrator = await signInStaff(opened, { role: 'administrator' });
  trusted = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'], name: 'Outi Oikeus', seesProtected: true });
  anna = await signInStaff(opened, { n: 2, skills: ['housing'], languages: ['fi'], name: 'Anna Käsittelijä' });
});
afterAll(() => opened.close());
beforeEach(async () => {
  n += 1;
  one = await addCase(opened, { n });
});

const protectedRows = async () => {
  const [customer] = await opened.database
    .selectFrom('customer')
    .select('is_protected')
    .where('customer_id', '=', one.customerId)
    .execute();
  const [application] = await opened.database
    .selectFrom('application')
    .select('is_protected')
    .where('customer_id', '=', one.customerId)
    .execute();
  return [customer?.is_protected, application?.is_protected];
};
const references = async (clerk: SignedIn) =>
  (await clerk.api('GET', '/api/work')).json<{ cases: { applicationId: string }[] }>().cases.map(({ applicationId }) => applicationId);

describe('an administrator', () => {
  test('finds the person by a reference or an identity code, and the search is in the log with its reason', async () => {
    const { reference } = await opened.database
      .selectFrom('application')
      .select('reference')
      .where('application_id', '=', one.applicationId)
      .executeTakeFirstOrThrow();
    for (const who of [reference, reference.replaceAll(' ', ''), demoCustomer(n).identityCode]) {
      const found = await administrator.post('/protection/find', { who, reason: 'Ilmoitus virastosta' });
      expect(found.statusCode).toBe(200);
      expect(found.body).toContain(demoCustomer(n).familyName);
      expect(found.body).toContain('Henkilöllä ei ole turvakieltoa.');
    }
    const looks = await opened.database
      .selectFrom('view_log')
      .select(['what', 'reason', 'reason_text'])
      .where('customer_id', '=', one.customerId)
      .execute();
    expect(looks).toEqual(Array.from({ length: 3 }, () => ({ what: 'search', reason: 'entered', reason_text: 'Ilmoitus virastosta' })));
  });

  test('finds nobody without a reason, nor by a number that is nobody’s', async () => {
    const unreasoned = await administrator.post('/protection/find', { who: demoCustomer(n).identityCode, reason: ' ' });
    expect(unreasoned.statusCode).toBe(422);
    expect(unreasoned.body).not.toContain(demoCustomer(n).familyName);
    const unknown = await administrator.post('/protection/find', { who: '15 999 999 999', reason: 'Ilmoitus virastosta' });
    expect(unknown.statusCode).toBe(422);
    expect(unknown.body).toContain('ei löydy ketään');
  });

  test('marks the person and every case of theirs, with the reason and an event', async () => {
    const answer = await administrator.post(`/customers/${one.customerId}/protection`, { isProtected: 'yes', because, reason: 'Ilmoitus' });
    expect(answer.headers.location).toBe('/protection?done=marked');
    expect(await protectedRows()).toEqual([true, true]);
    expect((await standOf(opened, one)).events.at(-1)).toBe('protection-marked');
    const events = await opened.database
      .selectFrom('protection_event')
      .select(['kind', 'reason_text', 'clerk_id'])
      .where('customer_id', '=', one.customerId)
      .execute();
    expect(events).toEqual([{ kind: 'marked', reason_text: because, clerk_id: administrator.id }]);
  });

  test('is asked for the grounds when there are none', async () => {
    const answer = await administrator.post(`/customers/${one.customerId}/protection`, {
      isProtected: 'yes',
      because: '  ',
      reason: 'Ilmoitus',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Kirjoita syy, vähintään 5 merkkiä.');
    expect(await protectedRows()).toEqual([false, false]);
  });

  test('without the right to protected people cannot end a protection', async () => {
    await protect(opened, one);
    const answer = await administrator.post(`/customers/${one.customerId}/protection`, { isProtected: 'no', because, reason: 'Ilmoitus' });
    expect(answer.statusCode).toBe(403);
    expect(await protectedRows()).toEqual([true, true]);
  });
});

describe('a protected person’s case', () => {
  test('leaves the hand of a clerk without the right', async () => {
    await anna.post(`/cases/${one.applicationId}/take`);
    await protect(opened, one);
    const stand = await standOf(opened, one);
    expect(stand.holder).toBeUndefined();
    expect(stand.events.slice(-2)).toEqual(expect.arrayContaining(['protection-marked', 'case-released']));
  });

  test('stays in the hand of a clerk with the right', async () => {
    await trusted.post(`/cases/${one.applicationId}/take`);
    await protect(opened, one);
    expect((await standOf(opened, one)).holder).toBe(trusted.id);
  });

  test('stands in the queue of those with the right alone, and counts only there', async () => {
    expect(await references(anna)).toContain(one.applicationId);
    await protect(opened, one);
    expect(await references(anna)).not.toContain(one.applicationId);
    expect(await references(trusted)).toContain(one.applicationId);
    const counts = async (clerk: SignedIn) => (await clerk.api('GET', '/api/work')).json<{ counts: { all: number } }>().counts.all;
    expect(await counts(anna)).toBeLessThan(await counts(trusted));
  });

  test('is never the next task of a clerk without the right', async () => {
    await protect(opened, one);
    for (let tries = 0; tries <= n; tries++) {
      const { applicationId } = (await anna.api('POST', '/api/work/next', {})).json<{ applicationId: string | null }>();
      expect(applicationId).not.toBe(one.applicationId);
      if (applicationId === null) break;
      await anna.post(`/cases/${applicationId}/release`);
    }
  });

  test('is handed on only to a clerk with the right', async () => {
    await trusted.post(`/cases/${one.applicationId}/take`);
    await protect(opened, one);
    expect((await trusted.get(`/cases/${one.applicationId}`)).body).not.toContain('Anna Käsittelijä');
    const answer = await trusted.api('POST', `/api/cases/${one.applicationId}/hand-on`, { to: anna.id });
    expect(answer.json()).toMatchObject({ error: 'clerk-lacks-skill' });
  });

  test('is anybody’s again when the protection has ended', async () => {
    await protect(opened, one);
    await protect(opened, one, false);
    expect(await protectedRows()).toEqual([false, false]);
    expect(await references(anna)).toContain(one.applicationId);
    expect((await standOf(opened, one)).events.at(-1)).toBe('protection-ended');
  });

  test('is protected from the first moment when the customer applies again', async () => {
    await protect(opened, one);
    const second = await addCase(opened, { n, benefit: 'studentAid' });
    const row = await opened.database
      .selectFrom('application')
      .select('is_protected')
      .where('application_id', '=', second.applicationId)
      .executeTakeFirstOrThrow();
    expect(row.is_protected).toBe(true);
  });
});

test('marking twice at once writes one event', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => protect(opened, one)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 8 }, () => 200));
  const events = await opened.database
    .selectFrom('protection_event')
    .select('event_id')
    .where('customer_id', '=', one.customerId)
    .execute();
  expect(events).toHaveLength(1);
});
