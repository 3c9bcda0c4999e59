import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, standOf, type TestCase } from '../desk/testing.ts';
import { decide, grant, reviewedOn } from './testing.ts';

let opened: TestHouse;
let anna: SignedIn;
let bertil: SignedIn;
let customer: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  const skills = ['housing', 'student'];
  anna = await signInStaff(opened, { n: 1, skills, languages: ['fi', 'sv'], name: 'Anna Käsittelijä' });
  bertil = await signInStaff(opened, { n: 2, skills, languages: ['fi', 'sv'], name: 'Bertil Käsittelijä' });
  customer = await signInCustomer(opened, { n: 1 });
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.database.deleteFrom('tally').execute();
});

const aid = (language = 'fi') => addCase(opened, { benefit: 'studentAid', language });
const path = ({ applicationId }: TestCase, rest = '') => `/cases/${applicationId}/decision${rest}`;

describe('a decision that needs no approval', () => {
  test('is made at once: the case ends, the customer is told, the figures count', async () => {
    const one = await aid();
    expect((await decide(anna, one)).headers.location).toBe(`/cases/${one.applicationId}`);
    const stand = await standOf(opened, one);
    expect(stand).toMatchObject({ stage: 'decided', holder: undefined, notices: [{ kind: 'decision', language: 'fi' }] });
    expect(stand.decision).toMatchObject({
      status: 'made',
      outcome: 'granted',
      amount_cents: 31_250,
      period_from_on: '2015-03-01',
      period_to_on: '2015-12-31',
      phrases: ['reportChanges', 'decisionConcerns'],
      written_by: anna.id,
      approved_by: null,
      sent_at: opened.clock.now(),
      deemed_served_on: '2015-03-05',
      typed: {},
    });
    expect(stand.events.slice(3)).toEqual(['case-taken', 'decision-sent']);
    expect(stand.tallies).toEqual([
      { measure: 'decisions-sent', counted: 1, total: 0 },
      { measure: 'decisions-sent-on-time', counted: 1, total: 0 },
    ]);
  });

  test('is read by the customer as a letter, with the day it is taken to have been served', async () => {
    const one = await aid();
    expect((await customer.get(`/applications/${one.applicationId}/decision`)).statusCode).toBe(404);
    await decide(anna, one);
    const { body, statusCode } = await customer.get(`/applications/${one.applicationId}/decision`);
    expect(statusCode).toBe(200);
    for (const text of [
      'Myönnämme sinulle hakemasi etuuden',
      '312,50',
      '1. maaliskuuta 2015 – 31. joulukuuta 2015',
      'Päätös perustuu antamiisi tietoihin.',
      'Päätös koskee henkilöä',
      '2. maaliskuuta 2015',
      '5. maaliskuuta 2015',
      '(13/2003), 19 §',
      'voit valittaa siitä',
    ])
      expect(body).toContain(text);
    expect(body).not.toContain('Anna Käsittelijä');
    expect((await customer.api('GET', `/api/applications/${one.applicationId}/decision`)).json()).toMatchObject({
      outcome: 'granted',
      amountCents: 31_250,
      deemedServedOn: '2015-03-05',
      language: 'fi',
    });
  });

  test('is written in the customer’s language, whatever the clerk’s is', async () => {
    const one = await aid('sv');
    await decide(anna, one, {
      outcome: 'rejected',
      phrase: 'studentNotFullTime',
      'field.studentNotFullTime.school': 'Åbo   <b>skola</b> {name}',
    });
    const { decision } = await standOf(opened, one);
    expect(decision?.reasons).toBe(
      'Studiestöd ges för heltidsstudier. Din läroanstalt Åbo <b>skola</b> {name} meddelar att dina studier inte är på heltid, och därför kan vi inte bevilja studiestöd. Beslutet grundar sig på lagen om studiestöd (65/1994).',
    );
    const { body } = await customer.get(`/applications/${one.applicationId}/decision`);
    expect(body).toContain('Åbo &lt;b>skola&lt;/b> {name}');
    expect(body).toContain('<article class="letter" lang="sv">');
  });

  test('sent after its deadline is counted, but not as sent on time', async () => {
    const one = await addCase(opened, { benefit: 'studentAid', dueOn: '2015-03-04' });
    opened.clock.advance({ days: 3 });
    const clerk = await signInStaff(opened, { n: 1 });
    await decide(clerk, one);
    expect((await standOf(opened, one)).tallies).toEqual([{ measure: 'decisions-sent', counted: 1, total: 3 }]);
    opened.clock.set('2015-03-02T08:00:00Z');
  });

  test('handed in twenty times at once is made once', async () => {
    const one = await aid();
    await anna.post(`/cases/${one.applicationId}/take`);
    await anna.post(path(one), { ...grant, action: 'preview' });
    const reviewed = await reviewedOn(anna, path(one, '/preview'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => anna.api('POST', `/api${path(one, '/hand-in')}`, { reviewed })));
    expect(Map.groupBy(answers, ({ statusCode }) => statusCode).get(200)).toHaveLength(1);
    expect(Map.groupBy(answers, ({ statusCode }) => statusCode).get(409)).toHaveLength(19);
    const stand = await standOf(opened, one);
    expect(stand.events.filter((kind) => kind === 'decision-sent')).toHaveLength(1);
    expect(stand.tallies.map(({ measure, counted }) => [measure, counted])).toEqual([
      ['decisions-sent', 1],
      ['decisions-sent-on-time', 1],
    ]);
    expect(stand.notices).toHaveLength(1);
  });
});

describe('a decision that a second clerk must approve', () => {
  const housing = () => addCase(opened);

  test('waits in the queues of others, is not the writer’s to take, and is made when another approves it', async () => {
    const one = await housing();
    await decide(anna, one);
    const proposed = await standOf(opened, one);
    expect(proposed).toMatchObject({
      stage: 'in-process',
      holder: undefined,
      decision: { status: 'proposed', sent_at: null },
      tallies: [],
      notices: [],
    });
    expect((await customer.get(`/applications/${one.applicationId}/decision`)).statusCode).toBe(404);
    expect((await anna.api('POST', `/api/cases/${one.applicationId}/take`, {})).json()).toMatchObject({
      error: 'second-clerk-must-approve',
    });
    expect((await anna.api('GET', '/api/work?show=to-approve')).json()).toMatchObject({ cases: [] });
    expect((await bertil.api('GET', '/api/work?show=to-approve')).json()).toMatchObject({
      cases: [{ applicationId: one.applicationId, waitsForApproval: true }],
    });

    await bertil.post(`/cases/${one.applicationId}/take`);
    expect((await bertil.get(path(one))).body).toContain('Hyväksy ja anna päätös');
    await bertil.post(path(one, '/approve'), { reviewed: await reviewedOn(bertil, path(one)) });
    const made = await standOf(opened, one);
    expect(made).toMatchObject({
      stage: 'decided',
      holder: undefined,
      decision: { status: 'made', written_by: anna.id, approved_by: bertil.id, deemed_served_on: '2015-03-05' },
    });
    expect(made.events.slice(3)).toEqual(['case-taken', 'decision-proposed', 'case-taken', 'decision-approved', 'decision-sent']);
  });

  test('bears the day on which it is approved', async () => {
    const one = await housing();
    await decide(anna, one);
    opened.clock.advance({ days: 1 });
    const approver = await signInStaff(opened, { n: 2 });
    await approver.post(`/cases/${one.applicationId}/take`);
    await approver.post(path(one, '/approve'), { reviewed: await reviewedOn(approver, path(one)) });
    expect((await standOf(opened, one)).decision?.reasons).toContain('3. maaliskuuta 2015');
    opened.clock.set('2015-03-02T08:00:00Z');
  });

  test('comes back to the writer with what is to be corrected, and can be handed in again', async () => {
    const one = await housing();
    await decide(anna, one);
    await bertil.post(`/cases/${one.applicationId}/take`);
    expect((await bertil.post(path(one, '/return'), { reason: ' ' })).statusCode).toBe(422);
    expect((await bertil.post(path(one, '/return'), { reason: 'Kesken', _language: 'sv' })).body).toContain('>Kesken</textarea>');
    expect((await bertil.post(path(one, '/return'), { reason: 'Tarkista <määrä>.' })).headers.location).toBe('/work');
    expect(await standOf(opened, one)).toMatchObject({
      holder: anna.id,
      decision: { status: 'draft', returned_because: 'Tarkista <määrä>.' },
    });
    const { body } = await anna.get(path(one));
    expect(body).toContain('Tarkista &lt;määrä>.');
    expect(body).toContain('value="312,50"');
    await anna.post(path(one, '/hand-in'), { reviewed: await reviewedOn(anna, path(one, '/preview')) });
    expect(await standOf(opened, one)).toMatchObject({ decision: { status: 'proposed', returned_because: null } });
  });

  test('cannot be approved by its writer, nor changed while it waits', async () => {
    const one = await housing();
    await decide(anna, one);
    // As if the rule of taking had failed: the database still says no.
    await opened.database
      .insertInto('case_holder')
      .values({ customer_id: one.customerId, application_id: one.applicationId, clerk_id: anna.id, taken_at: opened.clock.now() })
      .execute();
    const before = await standOf(opened, one);
    const { reviewed } = (await anna.api('GET', `/api${path(one)}`)).json<{ reviewed: string }>();
    expect((await anna.api('POST', `/api${path(one, '/approve')}`, { reviewed })).json()).toMatchObject({
      error: 'second-clerk-must-approve',
    });
    expect((await anna.api('POST', `/api${path(one, '/return')}`, { reason: 'x' })).json()).toMatchObject({
      error: 'second-clerk-must-approve',
    });
    expect((await anna.api('POST', `/api${path(one)}`, { outcome: 'rejected' })).json()).toMatchObject({
      error: 'decision-waits-for-approval',
    });
    expect((await anna.api('POST', `/api${path(one, '/hand-in')}`, { reviewed: 'x' })).json()).toMatchObject({
      error: 'decision-waits-for-approval',
    });
    expect(await standOf(opened, one)).toEqual(before);
  });
});

describe('refused, with nothing written', () => {
  /** The code of a refusal; fails when the refused act left anything behind. */
  async function refusal(one: TestCase, act: () => Promise<{ json(): { error: string } }>): Promise<string> {
    const before = await standOf(opened, one);
    const { error } = (await act()).json();
    expect(await standOf(opened, one)).toEqual(before);
    return error;
  }
  const written = { outcome: 'granted', amountCents: 31_250, periodFromOn: '2015-03-01', phrases: [{ id: 'reportChanges' }] };

  test('a decision on a case that nobody has in hand, or another has', async () => {
    const one = await aid();
    expect(await refusal(one, () => anna.api('POST', `/api${path(one)}`, written))).toBe('case-not-held');
    await anna.post(`/cases/${one.applicationId}/take`);
    await anna.api('POST', `/api${path(one)}`, written);
    expect(await refusal(one, () => bertil.api('POST', `/api${path(one)}`, written))).toBe('case-held-by-another');
    expect(await refusal(one, () => bertil.api('POST', `/api${path(one, '/hand-in')}`, { reviewed: 'x' }))).toBe('case-held-by-another');
    await anna.post(`/cases/${one.applicationId}/hand-on`, { to: bertil.id });
    expect(await refusal(one, () => anna.api('POST', `/api${path(one, '/hand-in')}`, { reviewed: 'x' }))).toBe('case-held-by-another');
  });

  test('a decision on an application that was withdrawn while it was written', async () => {
    const one = await aid();
    await anna.post(`/cases/${one.applicationId}/take`);
    await anna.api('POST', `/api${path(one)}`, written);
    expect((await customer.post(`/applications/${one.applicationId}/withdraw`)).statusCode).toBe(303);
    expect(await refusal(one, () => anna.api('POST', `/api${path(one, '/hand-in')}`, { reviewed: 'x' }))).toBe('application-withdrawn');
    expect(await refusal(one, () => anna.api('POST', `/api${path(one)}`, written))).toBe('application-withdrawn');
  });

  test('a second decision on the same application', async () => {
    const one = await aid();
    await decide(anna, one);
    expect(await refusal(one, () => anna.api('POST', `/api${path(one, '/hand-in')}`, { reviewed: 'x' }))).toBe(
      'application-already-decided',
    );
    expect(await refusal(one, () => anna.api('POST', `/api${path(one)}`, written))).toBe('application-already-decided');
    expect(await refusal(one, () => anna.api('POST', `/api${path(one, '/approve')}`, { reviewed: 'x' }))).toBe(
      'application-already-decided',
    );
  });

  test('an approval of what nobody proposed', async () => {
    const one = await aid();
    await anna.post(`/cases/${one.applicationId}/take`);
    expect(await refusal(one, () => anna.api('POST', `/api${path(one, '/approve')}`, { reviewed: 'x' }))).toBe('nothing-to-approve');
    expect(await refusal(one, () => anna.api('POST', `/api${path(one, '/return')}`, { reason: 'x' }))).toBe('nothing-to-approve');
  });

  test('a decision that is not whole', async () => {
    const one = await aid();
    await anna.post(`/cases/${one.applicationId}/take`);
    expect(await refusal(one, () => anna.api('POST', `/api${path(one, '/hand-in')}`, { reviewed: 'x' }))).toBe('decision-not-ready');
    await anna.api('POST', `/api${path(one)}`, { outcome: 'granted', phrases: [{ id: 'studentNotFullTime' }] });
    const answer = await anna.api('POST', `/api${path(one, '/hand-in')}`, { reviewed: 'x' });
    expect(answer.json()).toMatchObject({
      error: 'decision-not-ready',
      faults: [
        { place: '/amount', reason: 'amount-missing' },
        { place: '/from', reason: 'from-missing' },
        { place: '/phrases', reason: 'phrase-unsuitable' },
        { place: '/phrases', reason: 'reasons-missing' },
      ],
    });
  });
});
