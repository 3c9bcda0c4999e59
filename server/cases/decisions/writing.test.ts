import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, standOf, type TestCase } from '../desk/testing.ts';
import { grant, reviewedOn } from './testing.ts';

let opened: TestHouse;
let anna: SignedIn;
let one: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(async () => {
  anna = await signInStaff(opened, { n: 1, skills: ['student'], languages: ['fi'] });
  one = await addCase(opened, { benefit: 'studentAid' });
  await anna.post(`/cases/${one.applicationId}/take`);
});

const address = () => `/cases/${one.applicationId}/decision`;
const write = (typed: Record<string, string | readonly string[]>) => anna.post(address(), typed);

describe('writing a decision', () => {
  test('begins with the outcome, and then asks for what suits it', async () => {
    const begin = (await anna.get(address())).body;
    expect(begin).toContain('Tutkimatta jätetty');
    expect(begin).not.toContain('name="amount"');
    await write({ outcome: 'rejected', action: 'continue' });
    const rejected = (await anna.get(address())).body;
    expect(rejected).toContain('Opinnot eivät ole päätoimisia');
    expect(rejected).not.toContain('name="amount"');
    await write({ outcome: 'granted', action: 'continue' });
    const granted = (await anna.get(address())).body;
    expect(granted).toContain('name="amount"');
    expect(granted).not.toContain('Opinnot eivät ole päätoimisia');
  });

  test('keeps what was typed as it was typed, also what cannot be read', async () => {
    await write({ ...grant, amount: 'noin 300', 'from.day': '30', 'from.month': '2', action: 'later' });
    const { body } = await anna.get(address());
    expect(body).toContain('value="noin 300"');
    expect(body).toContain('name="from.day" value="30"');
    expect(body).toContain('>Päätös perustuu antamiisi tietoihin.</textarea>');
    expect((await standOf(opened, one)).decision).toMatchObject({ status: 'draft', outcome: null, amount_cents: null, reasons: '' });
  });

  test('fills the name, the amount, the period and the day in, and shows the letter before it is sent', async () => {
    expect((await write({ ...grant, phrase: ['grantedMonthly', 'decisionConcerns'], action: 'preview' })).headers.location).toBe(
      `${address()}/preview`,
    );
    const { body } = await anna.get(`${address()}/preview`);
    expect(body).toContain('Jakso: 1. maaliskuuta 2015 – 31. joulukuuta 2015. Määrä: 312,50\u00a0€ kuukaudessa.');
    expect(body).toContain('ja se on tehty 2. maaliskuuta 2015');
    expect(body).toContain('Anna päätös');
    expect((await standOf(opened, one)).decision?.status).toBe('draft');
  });

  test('says what is missing, with links to it, and keeps the rest', async () => {
    const answer = await write({ ...grant, amount: '-5', 'to.year': '2014', action: 'preview' });
    expect(answer.statusCode).toBe(422);
    for (const text of [
      '<title>Virhe: ',
      'href="#decision-amount"',
      'Kirjoita määrä numeroina',
      'Jakso ei voi päättyä ennen kuin se alkaa.',
      'value="-5"',
    ])
      expect(answer.body).toContain(text);
    expect((await anna.get(`${address()}/preview`)).headers.location).toBe(address());
  });

  test.each([['1e400'], ['12,345'], ['0'], ['999999999999999'], ['kolme'], ['5 €5']])('does not take %s for an amount', async (amount) => {
    expect((await write({ ...grant, amount, action: 'preview' })).statusCode).toBe(422);
  });

  test.each([['1 250,50'], ['1250.50'], ['1\u00a0250,5']])('takes %s for an amount', async (amount) => {
    await write({ ...grant, amount, action: 'preview' });
    await anna.post(`${address()}/hand-in`, { reviewed: await reviewedOn(anna, `${address()}/preview`) });
    expect((await standOf(opened, one)).decision?.amount_cents).toBe(125_050);
  });

  test('asks for the fields of a chosen text', async () => {
    const answer = await write({ outcome: 'rejected', phrase: 'studentNotFullTime', action: 'preview' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('href="#decision-field-studentNotFullTime-school">Täytä kohta: Oppilaitos</a>');
  });

  test('goes on in another language without losing or judging anything', async () => {
    const answer = await write({ ...grant, amount: 'noin 300', _language: 'sv' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Skriv beslutet');
    expect(answer.body).toContain('value="noin 300"');
    expect(answer.body).not.toContain('ds-error-summary');
    expect((await standOf(opened, one)).decision?.typed).toMatchObject({ amount: 'noin 300' });
  });

  test('is kept when the session ran out, and waits after signing in again', async () => {
    opened.clock.advance({ hours: 1 });
    const answer = await write({ ...grant, amount: '99,00', action: 'preview' });
    expect(answer.headers.location).toBe(`/staff?returnTo=${encodeURIComponent(address())}`);
    const again = await signInStaff(opened, { n: 1 });
    expect((await again.get(address())).body).toContain('value="99,00"');
    opened.clock.set('2015-03-02T08:00:00Z');
  });

  test('refuses what no page sends, and writes nothing', async () => {
    const answers = await Promise.all([
      write({ ...grant, 'field.unknown.thing': 'x' }),
      write({ ...grant, ['__proto__']: 'x', constructor: 'x' }),
      write({ ...grant, outcome: ['granted', 'rejected'] }),
      write({ ...grant, amount: 'a'.repeat(1000) }),
      write({ ...grant, ownText: 'a'.repeat(1_000_000) }),
      write({ ...grant, ownText: 'a\u0000b' }),
      write({ ...grant, action: 'make' }),
      anna.api('POST', `/api${address()}`, { outcome: 'approved' }),
      anna.api('POST', `/api${address()}`, { outcome: 'granted', amountCents: 1.5 }),
      anna.api('POST', `/api${address()}`, { outcome: 'granted', amountCents: -1 }),
      anna.api('POST', `/api${address()}`, { outcome: 'granted', periodFromOn: '2015-02-30' }),
      anna.api('POST', `/api${address()}`, { outcome: ['granted'] }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400, 413, 400, 400, 400, 400, 400, 400, 400]);
    expect((await standOf(opened, one)).decision).toBeUndefined();
  });
});
