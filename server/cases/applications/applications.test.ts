import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyOf, signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { housingAnswers, sendApplication } from './testing.ts';

let opened: TestHouse;
let aino: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
});
afterAll(() => opened.close());

const application = (changes: object = {}) => ({
  id: newId(),
  benefit: 'generalHousingAllowance',
  formVersion: '2015-01-01',
  answers: housingAnswers(),
  ...changes,
});

async function countRows(customerId: string): Promise<Record<string, number>> {
  const tables = ['application', 'case_event'] as const;
  const counts = await Promise.all(
    tables.map(async (table) => {
      const row = await opened.database
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('customer_id', '=', customerId)
        .executeTakeFirstOrThrow();
      return [table, row.n] as const;
    }),
  );
  return Object.fromEntries(counts);
}

describe('sending an application', () => {
  test('gives a reference number, the time of arrival and the expected day of the decision', async () => {
    opened.clock.set('2015-03-02T08:00:00Z');
    const sent = await aino.api('POST', '/api/applications', application());
    expect(sent.statusCode).toBe(201);
    // Three weeks from Monday 2 March is Monday 23 March.
    expect(sent.json<{ reference: string }>().reference).toMatch(/^15 \d{3} \d{3} \d{3}$/);
    expect(sent.json()).toMatchObject({ receivedAt: '2015-03-02T08:00:00.000Z', expectedOn: '2015-03-23' });
  });

  test('writes the application, three events, a tally and a word to the outbox', async () => {
    const id = await sendApplication(aino);
    const events = await opened.database
      .selectFrom('case_event')
      .select('kind')
      .where('application_id', '=', id)
      .orderBy('event_id')
      .execute();
    expect(events.map(({ kind }) => kind)).toEqual(['application-received', 'receipt-given', 'case-opened']);
    const outbox = await opened.database.selectFrom('outbox').select('payload').where('topic', '=', 'application-received').execute();
    expect(outbox.map(({ payload }) => payload)).toContainEqual({ customerId: aino.id, applicationId: id });
  });

  test('forty times at once makes one application, with one reference and three events', async () => {
    const mikko = await signInCustomer(opened, { n: 4 });
    const headers = await keyOf(opened, { customerId: mikko.id });
    const body = application();
    const before = await opened.database
      .selectFrom('figure')
      .select(({ fn }) => fn.sum('counted').as('n'))
      .where('measure', '=', 'applications-received')
      .executeTakeFirst();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => opened.app.inject({ method: 'POST', url: '/api/applications', headers, payload: body })),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([...Array<number>(39).fill(200), 201]);
    expect(new Set(answers.map((answer) => answer.json<{ reference: string }>().reference)).size).toBe(1);
    expect(await countRows(mikko.id)).toEqual({ application: 1, case_event: 3 });
    const after = await opened.database
      .selectFrom('figure')
      .select(({ fn }) => fn.sum('counted').as('n'))
      .where('measure', '=', 'applications-received')
      .executeTakeFirst();
    expect(Number(after?.n) - Number(before?.n)).toBe(1);
  });

  test('with the same identifier and other answers is refused', async () => {
    const id = await sendApplication(aino);
    const again = await aino.api('POST', '/api/applications', application({ id, answers: housingAnswers({ rent: 70_000 }) }));
    expect([again.statusCode, again.json()]).toMatchObject([409, { error: 'application-already-sent' }]);
  });

  test('with the identifier of another customer’s application is refused, and tells nothing of it', async () => {
    const id = await sendApplication(aino);
    const other = await signInCustomer(opened, { n: 2 });
    const answer = await other.api('POST', '/api/applications', application({ id }));
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { error: 'another-persons-draft' }]);
    expect(await countRows(other.id)).toEqual({ application: 0, case_event: 0 });
  });

  test('keeps the contact details that were given for later notices', async () => {
    const eeli = await signInCustomer(opened, { n: 7 });
    await sendApplication(eeli, { answers: housingAnswers({ email: 'eeli@example.com', phone: '+358401112222' }) });
    const kept = await opened.database
      .selectFrom('customer')
      .select(['email', 'phone'])
      .where('customer_id', '=', eeli.id)
      .executeTakeFirstOrThrow();
    expect(kept).toEqual({ email: 'eeli@example.com', phone: '+358401112222' });
  });
});

describe('answers that nobody can give are refused and nothing is written', () => {
  const refused: [string, object][] = [
    ['a malformed identity code', { answers: housingAnswers({ identityCode: '140385-900X' }) }],
    ['an identity code of 30 February', { answers: housingAnswers({ identityCode: '300285-900D' }) }],
    ['a moving day of 30 February', { answers: housingAnswers({ moveInDate: '2015-02-30' }) }],
    ['a rent below nothing', { answers: housingAnswers({ rent: -1 }) }],
    ['a rent with parts of a cent', { answers: housingAnswers({ rent: 650.5 }) }],
    ['a rent beyond all measure', { answers: housingAnswers({ rent: 1e308 }) }],
    ['a rent as text', { answers: housingAnswers({ rent: '650' }) }],
    ['a list in place of a name', { answers: housingAnswers({ familyName: ['Testinen'] }) }],
    ['a text in place of a list', { answers: housingAnswers({ householdMembers: 'Väinö' }) }],
    ['a name with a NUL in it', { answers: housingAnswers({ familyName: 'Test\u0000inen' }) }],
    ['half a character', { answers: housingAnswers({ familyName: 'Test\ud800' }) }],
    ['a name longer than any', { answers: housingAnswers({ familyName: 'x'.repeat(100_000) }) }],
    ['an unknown question', { answers: housingAnswers({ salaryOfNeighbour: '1' }) }],
    ['an answer to a question that is not asked', { answers: housingAnswers({ changeDescription: 'text' }) }],
    ['an unknown choice', { answers: housingAnswers({ dwellingType: 'castle' }) }],
    ['answers that are a list', { answers: [] }],
    ['an unknown version of the form', { formVersion: '2014-01-01' }],
    ['an unknown benefit', { benefit: 'freeMoney' }],
    ['an unknown field beside the answers', { stage: 'decided' }],
    ['an identifier that is none', { id: 'first' }],
  ];
  test.each(refused)('%s', async (_name, changes) => {
    const before = await countRows(aino.id);
    const answer = await aino.api('POST', '/api/applications', application(changes));
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json<{ message: string }>().message).not.toBe('');
    expect(await countRows(aino.id)).toEqual(before);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('an answer called %s', async (name) => {
    const text = JSON.stringify(application()).replace('"answers":{', `"answers":{"${name}":{"isAdmin":true},`);
    const headers = { ...(await keyOf(opened, { customerId: aino.id })), 'content-type': 'application/json' };
    const answer = await opened.app.inject({ method: 'POST', url: '/api/applications', headers, payload: text });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });

  test('a text of one megabyte', async () => {
    const answer = await aino.api(
      'POST',
      '/api/applications',
      application({ answers: housingAnswers({ familyName: 'x'.repeat(1_048_576) }) }),
    );
    expect([answer.statusCode, answer.json()]).toMatchObject([413, { error: 'too-large' }]);
  });
});

describe('an application that was sent', () => {
  test.each(['fi', 'sv', 'en'])('has its status, receipt and copy in %s', async (language) => {
    const id = await sendApplication(aino);
    for (const path of ['', '/receipt', '/copy', '/withdraw']) {
      const page = await aino.get(`/applications/${id}${path}?language=${language}`);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain(`<html lang="${language}"`);
      expect(page.body).toMatch(/15 \d{3} \d{3} \d{3}/);
    }
  });

  test('is read by machines with its answers and events', async () => {
    const id = await sendApplication(aino);
    expect((await aino.api('GET', `/api/applications/${id}`)).json()).toMatchObject({
      id,
      stage: 'pending',
      channel: 'online',
      answers: housingAnswers(),
    });
    const { applications } = (await aino.api('GET', '/api/applications')).json<{ applications: { id: string }[] }>();
    expect(applications.map((one) => one.id)).toContain(id);
  });

  test('says so when the expected day has passed', async () => {
    const id = await sendApplication(aino);
    opened.clock.set('2015-04-07T08:00:00Z');
    const ida = await signInCustomer(opened, { n: 1 });
    expect((await ida.get(`/applications/${id}?language=en`)).body).toContain('It has taken longer than we expected');
    opened.clock.set('2015-03-02T08:00:00Z');
  });
});
