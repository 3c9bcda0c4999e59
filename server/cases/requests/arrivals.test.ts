import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { housingAnswers, sendApplication } from '#server/cases/applications/testing.ts';
import { decide, grant } from '#server/cases/decisions/testing.ts';
import { addCase, standOf } from '#server/cases/desk/testing.ts';
import { deliverAll, openTestWays } from '#server/cases/notices/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { passDeadlines, remindOfRequests } from './deadlines.ts';
import { ask, leaveOpen, sendPicture } from './testing.ts';

let opened: TestHouse;
let aino: SignedIn;
let anna: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());
beforeEach(() => setTime('2015-03-02T08:00:00Z'));

/** Sessions do not last for days: everybody signs in anew. */
async function setTime(instant: string): Promise<void> {
  opened.clock.set(instant);
  aino = await signInCustomer(opened, { n: 1 });
  anna = await signInStaff(opened, { n: 1, skills: ['housing', 'student'], languages: ['fi'] });
}

async function send(answers = housingAnswers()): Promise<{ customerId: string; applicationId: string }> {
  return { customerId: aino.id, applicationId: await sendApplication(aino, { answers }) };
}
async function application(applicationId: string) {
  return opened.database
    .selectFrom('application')
    .select(['waits_until_on', 'answers', 'unknown_answers'])
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow();
}
async function request(applicationId: string) {
  return opened.database
    .selectFrom('information_request')
    .select(['request_id', 'state', 'reminded_at', 'late_at'])
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow();
}
const eventsOf = async (one: { customerId: string; applicationId: string }) => (await standOf(opened, one)).events;
const times = (events: readonly string[], kind: string) => events.filter((one) => one === kind).length;

describe('the reminder', () => {
  test('comes once, three working days before the last day, however many nodes look', async () => {
    const one = await send();
    await ask(anna, one, { explanation: 'Kuka maksaa vuokran?' });
    await setTime('2015-03-10T08:00:00Z');
    await remindOfRequests(opened.house);
    expect(times(await eventsOf(one), 'information-reminded')).toBe(0);
    await setTime('2015-03-11T08:00:00Z');
    await Promise.all(Array.from({ length: 6 }, () => remindOfRequests(opened.house)));
    expect(times(await eventsOf(one), 'information-reminded')).toBe(1);
    expect((await standOf(opened, one)).notices.filter(({ kind }) => kind === 'reminder')).toHaveLength(1);
  });

  test.each(['email', 'text-message', 'official-mailbox', 'letter'])('goes by %s to who wants it so, as the request did', async (way) => {
    const [one, outside] = await Promise.all([send(), openTestWays()]);
    outside.mailbox.holders.add(demoCustomer(1).identityCode);
    const wanted = { told_by: way, email: 'aino@posti.example.fi', phone: '040 123 4567', phone_checked_at: opened.clock.now() };
    await opened.database.updateTable('customer').set(wanted).where('customer_id', '=', one.customerId).execute();
    await opened.database.deleteFrom('outbox').execute();
    await ask(anna, one, { explanation: 'Kuka maksaa vuokran?' });
    await setTime('2015-03-11T08:00:00Z');
    await remindOfRequests(opened.house);
    await deliverAll(opened, outside.out);
    const told = await opened.database
      .selectFrom('notice')
      .select(['kind', 'channel', 'state'])
      .where('application_id', '=', one.applicationId)
      .orderBy('created_at')
      .execute();
    const state = way === 'letter' ? 'on-paper' : 'sent';
    expect(told).toEqual(['request', 'reminder'].map((kind) => ({ kind, channel: way, state })));
    await outside.close();
  });

  test('does not come to who has answered', async () => {
    const one = await send();
    const { requestId } = await ask(anna, one, { explanation: 'Kuka maksaa vuokran?' });
    await aino.api('POST', `/api/applications/${one.applicationId}/requests/${requestId}/answers`, {
      answers: [{ item: 1, answer: 'Minä.' }],
    });
    await setTime('2015-03-11T08:00:00Z');
    await remindOfRequests(opened.house);
    expect(await eventsOf(one)).not.toContain('information-reminded');
  });
});

describe('the last day', () => {
  test('is over when the next one begins: the case is back, to be decided with what there is', async () => {
    const one = await send();
    await ask(anna, one, { explanation: 'Kuka maksaa vuokran?' });
    await setTime('2015-03-16T21:30:00Z');
    await passDeadlines(opened.house);
    expect(await request(one.applicationId)).toMatchObject({ state: 'open' });
    // In Finland it is past midnight.
    await setTime('2015-03-16T22:30:00Z');
    await Promise.all(Array.from({ length: 6 }, () => passDeadlines(opened.house)));
    expect(await request(one.applicationId)).toMatchObject({ state: 'passed' });
    expect(await application(one.applicationId)).toMatchObject({ waits_until_on: null });
    expect(times(await eventsOf(one), 'deadline-passed')).toBe(1);
    const { cases } = (await anna.api('GET', '/api/work')).json<{ cases: { applicationId: string; request: string }[] }>();
    expect(cases.find(({ applicationId }) => applicationId === one.applicationId)).toMatchObject({ request: 'passed' });
  });

  test('and the last answer at that very moment: one of the two happens, whole', async () => {
    for (let round = 0; round < 5; round += 1) {
      await setTime('2015-03-02T08:00:00Z');
      const one = await send();
      const { requestId } = await ask(anna, one, { explanation: 'Kuka maksaa vuokran?' });
      await setTime('2015-03-17T08:00:00Z');
      const body = { answers: [{ item: 1, answer: 'Minä.' }] };
      await Promise.all([
        passDeadlines(opened.house),
        aino.api('POST', `/api/applications/${one.applicationId}/requests/${requestId}/answers`, body),
      ]);
      const { state, late_at: lateAt } = await request(one.applicationId);
      expect([state, lateAt !== null]).toEqual(state === 'answered' ? ['answered', false] : ['passed', true]);
      const events = await eventsOf(one);
      expect(times(events, 'information-arrived') + times(events, 'information-late')).toBe(1);
      expect(await application(one.applicationId)).toMatchObject({ waits_until_on: null });
    }
  });
});

describe('what comes late', () => {
  test('but before the decision marks the case, and the customer is told', async () => {
    const one = await send(housingAnswers({ dwellingType: 'rental' }));
    const { requestId } = await ask(anna, one, { attachments: ['housing.rentalAgreement'], explanation: 'Kuka maksaa vuokran?' });
    await setTime('2015-03-17T08:00:00Z');
    await passDeadlines(opened.house);
    expect((await aino.get(`/applications/${one.applicationId}/requests/${requestId}`)).body).toContain(
      'Määräaika päättyi 16. maaliskuuta 2015',
    );
    expect((await sendPicture(opened, aino, one, 'housing.rentalAgreement')).statusCode).toBe(201);
    await aino.post(`/applications/${one.applicationId}/requests/${requestId}`, { item2: 'Minä.', action: 'send' });
    expect(await request(one.applicationId)).toMatchObject({ state: 'passed', late_at: opened.clock.now() });
    expect(times(await eventsOf(one), 'information-late')).toBe(1);
    expect((await anna.get('/work')).body).toContain('Tietoja saapui myöhässä');
    expect((await anna.get(`/cases/${one.applicationId}`)).body).toContain('Tietoja saapui myöhässä');
  });

  test('after the decision is a clerk’s task, where the agency’s rule says so', async () => {
    const one = await addCase(opened, { benefit: 'studentAid' });
    await decide(anna, one, grant);
    await Promise.all(Array.from({ length: 4 }, () => sendPicture(opened, aino, one, 'student.transcript')));
    expect(times(await eventsOf(one), 'information-late')).toBe(1);
    const { cases } = (await anna.api('GET', '/api/late-information')).json<{ cases: { lateId: string; applicationId: string }[] }>();
    const [late] = cases.filter(({ applicationId }) => applicationId === one.applicationId);
    expect((await anna.get('/work')).body).toContain('Uutta tietoa päätöksen jälkeen (1)');
    expect((await anna.get('/late-information')).body).toContain(one.applicationId);
    expect((await anna.get(`/cases/${one.applicationId}`)).body).toContain('Harkitse, pitääkö päätös korjata');
    const address = `/cases/${one.applicationId}/late-information/${late?.lateId}`;
    expect((await anna.post(address, { outcome: 'decision-stands' })).headers.location).toBe(`/cases/${one.applicationId}#requests`);
    expect((await anna.post(address, { outcome: 'to-correct' })).statusCode).toBe(404);
    expect((await anna.get(`/cases/${one.applicationId}`)).body).toContain('Päätös pysyy voimassa');
    expect((await anna.api('GET', '/api/late-information')).json()).toMatchObject({ cases: [] });
  });
});

describe('a case that ends', () => {
  test('waits for nothing: a withdrawal and a decision end its request', async () => {
    for (const end of ['withdrawal', 'decision'] as const) {
      const one = await addCase(opened, { benefit: 'studentAid' });
      await ask(anna, one, { explanation: 'Milloin valmistut?' });
      if (end === 'withdrawal') await aino.post(`/applications/${one.applicationId}/withdraw`);
      else await decide(anna, one, grant);
      expect(await request(one.applicationId)).toMatchObject({ state: 'cancelled' });
      expect(await application(one.applicationId)).toMatchObject({ waits_until_on: null });
      expect(await eventsOf(one)).toContain('request-cancelled');
      const { request_id: requestId } = await request(one.applicationId);
      const late = await aino.api('POST', `/api/applications/${one.applicationId}/requests/${requestId}/answers`, {
        answers: [{ item: 1, answer: 'Keväällä.' }],
      });
      expect(late.statusCode).toBe(409);
    }
  });
});

describe('a gap of a paper application', () => {
  test('is filled with its answer, and what hangs on the answer is asked of the clerk', async () => {
    const one = await send(housingAnswers({ dwellingType: 'rental' }));
    await leaveOpen(opened, one, ['hasIncome', 'incomeTypes', 'incomes', 'rent']);
    const asked = await anna.post(`/cases/${one.applicationId}/take`).then(() => anna.get(`/cases/${one.applicationId}/requests/new`));
    expect(asked.body).toMatch(/value="hasIncome" checked/);
    const { requestId } = await ask(anna, one, { answers: ['hasIncome', 'rent'] });
    const address = `/api/applications/${one.applicationId}/requests/${requestId}/answers`;
    expect((await aino.api('POST', address, { answers: [{ item: 1, answer: 'maybe' }] })).json()).toMatchObject({
      error: 'application-has-faults',
    });
    expect((await aino.api('POST', address, { answers: [{ item: 7, answer: 'yes' }] })).statusCode).toBe(422);
    await aino.api('POST', address, { answers: [{ item: 1, answer: 'yes' }] });
    const half = await application(one.applicationId);
    expect(half).toMatchObject({ answers: { hasIncome: 'yes' }, waits_until_on: '2015-03-16' });
    expect(half.unknown_answers).toEqual(expect.arrayContaining(['rent', 'incomeTypes']));
    await aino.api('POST', address, { answers: [{ item: 2, answer: 70_000 }] });
    expect(await application(one.applicationId)).toMatchObject({ answers: { hasIncome: 'yes', rent: 70_000 }, waits_until_on: null });
    expect(await request(one.applicationId)).toMatchObject({ state: 'answered' });
  });

  test('that no longer applies is done with, unanswered', async () => {
    const one = await send();
    await leaveOpen(opened, one, ['hasIncome', 'incomeTypes', 'incomes']);
    const { requestId } = await ask(anna, one, { answers: ['hasIncome', 'incomeTypes'] });
    await aino.api('POST', `/api/applications/${one.applicationId}/requests/${requestId}/answers`, {
      answers: [{ item: 1, answer: 'no' }],
    });
    expect(await application(one.applicationId)).toMatchObject({ unknown_answers: [], waits_until_on: null });
    expect(await request(one.applicationId)).toMatchObject({ state: 'answered' });
  });
});

describe('what is typed', () => {
  test('and not sent waits on the page, also when the session has run out', async () => {
    const one = await send();
    const { requestId } = await ask(anna, one, { answers: ['startDate', 'incomeTypes'], explanation: 'Kuka maksaa vuokran?' });
    const address = `/applications/${one.applicationId}/requests/${requestId}`;
    const typed = { 'item1.day': '1', 'item1.month': '', 'item1.year': '2015', item2: ['wage', 'pension'], item3: 'Puoliksi' };
    expect((await aino.post(address, { ...typed, action: 'save' })).headers.location).toBe(`${address}?done=saved`);
    const kept = (await aino.get(address)).body;
    expect(kept).toMatch(/name="item1.year"\s+value="2015"/);
    expect(kept.match(/ checked/g)).toHaveLength(2);
    expect(kept).toContain('Puoliksi');
    opened.clock.advance({ minutes: 45 });
    const over = await aino.post(address, { item3: 'Puoliksi kumpikin', action: 'send' });
    expect(over.headers.location).toContain('/sign-in?returnTo=');
    expect(await request(one.applicationId)).toMatchObject({ state: 'open' });
    aino = await signInCustomer(opened, { n: 1 });
    expect((await aino.get(address)).body).toContain('Puoliksi kumpikin');
    expect((await aino.post(address, { action: 'send' })).headers.location).toBe(`${address}?done=nothing`);
  });
});
