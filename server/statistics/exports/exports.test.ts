import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestMailServer, type TestMailServer } from '#server/platform/mail/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { mostExports } from './queries.ts';
import { lastPeriod, nextDay, periodSince } from './rhythm.ts';
import { beginDueExports, exportHandlers } from './sending.ts';

let server: TestMailServer;
let opened: TestHouse;
let manager: SignedIn;
beforeAll(async () => {
  server = await openTestMailServer();
  // A Monday, ten in the morning in Helsinki.
  opened = await openTestHouse({
    now: '2015-03-02T08:00:00Z',
    settings: { smtpUrl: server.url, exportDomains: ['agency.example', 'office.example'] },
  });
});
afterAll(async () => {
  await opened.close();
  await server.close();
});
beforeEach(async () => {
  for (const table of ['export_sending', 'export_schedule', 'outbox'] as const) await opened.database.deleteFrom(table).execute();
  server.manner = 'takes';
  server.letters.length = 0;
  opened.clock.set('2015-03-02T08:00:00Z');
  manager = await signInStaff(opened, { role: 'manager' });
});

type Choice = Partial<Record<'scheduleId' | 'figure' | 'format' | 'language' | 'every' | 'email', string>>;
const chosen = (changes: Choice = {}) => ({
  scheduleId: randomId(),
  figure: 'logins',
  format: 'csv',
  language: 'fi',
  every: 'day',
  email: 'maija@agency.example',
  ...changes,
});

async function order(changes: Choice = {}): Promise<string> {
  const made = chosen(changes);
  expect((await manager.api('POST', '/api/statistics/exports', made)).statusCode).toBe(201);
  return made.scheduleId;
}

/** What the relay and the runner would do with the jobs that wait: each once, with so many tries gone. */
async function work(attempt = { attempt: 1, isLast: false }): Promise<unknown[]> {
  const rows = await opened.database.deleteFrom('outbox').where('topic', '=', 'send-export').returning('payload').execute();
  const problems: unknown[] = [];
  for (const { payload } of rows) {
    // Payloads are objects of ids.
    const ids = payload as Record<string, string>;
    const { 'send-export': send } = exportHandlers(opened.house);
    await send(ids, attempt).catch((error: unknown) => problems.push(error));
    waiting.push(ids);
  }
  return problems;
}
let waiting: Record<string, string>[] = [];
beforeEach(() => {
  waiting = [];
});

const stand = async () => (await manager.api('GET', '/api/statistics/exports')).json<{ exports: Record<string, unknown>[] }>().exports;
const days = async () =>
  (await opened.database.selectFrom('export_sending').select(['from_on', 'to_on', 'state']).orderBy('begun_at').execute()).map(
    (row) => `${row.from_on} ${row.to_on} ${row.state}`,
  );
const beginOn = async (instant: string) => {
  opened.clock.set(instant);
  await beginDueExports(opened.house);
  // The session of the day before is over.
  manager = await signInStaff(opened, { role: 'manager' });
};

describe('an order', () => {
  test('is made on the page, listed there, and ended there', async () => {
    const made = chosen({ every: 'week', format: 'xlsx', figure: 'applications-by-channel' });
    expect((await manager.post('/statistics/exports', made)).headers.location).toBe('/statistics/exports?done=ordered');
    // The button pressed twice.
    await manager.post('/statistics/exports', made);
    const page = (await manager.get('/statistics/exports?done=ordered')).body;
    for (const text of ['Tilaus on tallennettu.', 'Hakemukset asiointikanavittain', 'maija@agency.example', 'Excel, suomi', '9.3.2015'])
      expect(page).toContain(text);
    expect(await stand()).toHaveLength(1);
    expect((await manager.get('/statistics')).body).toContain('href="/statistics/exports"');
    expect((await manager.post(`/statistics/exports/${made.scheduleId}/end`)).headers.location).toBe('/statistics/exports?done=ended');
    expect((await manager.post(`/statistics/exports/${made.scheduleId}/end`)).statusCode).toBe(404);
    expect((await manager.get('/statistics/exports')).body).toContain('Tilauksia ei ole.');
  });

  test.each([
    ['maija@elsewhere.example', 'Tilastoja ei saa lähettää tähän verkkotunnukseen.'],
    ['maija@agency.example.evil.example', 'Tilastoja ei saa lähettää tähän verkkotunnukseen.'],
    ['maija@sub.agency.example', 'Tilastoja ei saa lähettää tähän verkkotunnukseen.'],
    ['maija@agency.example, a@evil.example', 'Kirjoita yksi sähköpostiosoite'],
    ['a@evil.example@agency.example', 'Kirjoita yksi sähköpostiosoite'],
    ['maija', 'Kirjoita yksi sähköpostiosoite'],
    ['', 'Kirjoita yksi sähköpostiosoite'],
  ])('to %j is not kept, and the page says why and keeps what was chosen', async (email, text) => {
    const answer = await manager.post('/statistics/exports', chosen({ email, figure: 'processing-time' }));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(text);
    expect(answer.body).toContain('value="processing-time" selected');
    expect((await manager.api('POST', '/api/statistics/exports', chosen({ email }))).statusCode).toBe(400);
    expect(await stand()).toEqual([]);
  });

  test('to a known domain counts in any letters', async () => {
    await order({ email: 'Maija.Meikäläinen@office.example'.replace('ä', 'a').replace('ä', 'a') });
    await order({ email: 'maija@AGENCY.example' });
    expect(await stand()).toHaveLength(2);
  });

  test.each([{ figure: 'nothing' }, { format: 'pdf' }, { language: 'de' }, { every: 'hour' }, { scheduleId: 'x' }])(
    'for %j is refused',
    async (changes) => {
      expect((await manager.api('POST', '/api/statistics/exports', chosen(changes))).statusCode).toBe(400);
    },
  );

  test('is one of a hundred at most, however many are made at once', async () => {
    const { id } = manager;
    const made = { figure: 'logins', format: 'csv', language: 'fi', every: 'day', email: 'a@agency.example', made_by: id };
    const rows = Array.from({ length: mostExports - 3 }, () => ({
      ...made,
      schedule_id: randomId(),
      made_at: opened.clock.now(),
      next_on: '2015-03-03',
    }));
    await opened.database.insertInto('export_schedule').values(rows).execute();
    const answers = await Promise.all(Array.from({ length: 20 }, () => manager.api('POST', '/api/statistics/exports', chosen())));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(3);
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(17);
    expect((await manager.post('/statistics/exports', chosen())).body).toContain('Tilastotilauksia on jo sata.');
  });
});

describe('the day', () => {
  test('is tomorrow, the next Monday or the first of the next month, also over the ends of years', () => {
    expect(['2015-03-02', '2015-12-31'].map((day) => nextDay('day', day))).toEqual(['2015-03-03', '2016-01-01']);
    expect(['2015-03-01', '2015-03-02', '2015-03-08'].map((day) => nextDay('week', day))).toEqual([
      '2015-03-02',
      '2015-03-09',
      '2015-03-09',
    ]);
    expect(['2015-01-31', '2015-12-01', '2016-02-29'].map((day) => nextDay('month', day))).toEqual([
      '2015-02-01',
      '2016-01-01',
      '2016-03-01',
    ]);
  });

  test('is for what has ended, and for all that was missed', () => {
    expect(periodSince('day', '2015-03-03', '2015-03-03')).toEqual({ from: '2015-03-02', to: '2015-03-02' });
    expect(periodSince('day', '2015-03-03', '2015-03-06')).toEqual({ from: '2015-03-02', to: '2015-03-05' });
    expect(periodSince('week', '2015-03-09', '2015-03-11')).toEqual({ from: '2015-03-02', to: '2015-03-08' });
    expect(periodSince('week', '2015-03-09', '2015-03-24')).toEqual({ from: '2015-03-02', to: '2015-03-22' });
    expect(periodSince('month', '2016-03-01', '2016-03-01')).toEqual({ from: '2016-02-01', to: '2016-02-29' });
    expect(periodSince('month', '2015-02-01', '2015-05-10')).toEqual({ from: '2015-01-01', to: '2015-04-30' });
    expect(lastPeriod('week', '2015-03-08')).toEqual({ from: '2015-02-23', to: '2015-03-01' });
  });

  test('begins in the agency’s time zone, and not before', async () => {
    await order();
    await beginOn('2015-03-02T21:59:00Z');
    expect(await days()).toEqual([]);
    await beginOn('2015-03-02T22:00:00Z');
    expect(await days()).toEqual(['2015-03-02 2015-03-02 waiting']);
  });

  test('begins one sending on many nodes at once', async () => {
    for (let n = 0; n < 5; n++) await order();
    opened.clock.set('2015-03-03T08:00:00Z');
    await Promise.all(Array.from({ length: 12 }, () => beginDueExports(opened.house)));
    expect(await days()).toHaveLength(5);
    await work();
    await Promise.all(Array.from({ length: 12 }, () => beginDueExports(opened.house)));
    expect([(await days()).length, server.letters.length]).toEqual([5, 5]);
  });

  test('that was missed is caught up once', async () => {
    await order();
    await beginOn('2015-03-07T08:00:00Z');
    await work();
    await beginOn('2015-03-07T09:00:00Z');
    expect(await days()).toEqual(['2015-03-02 2015-03-06 sent']);
    expect(await stand()).toMatchObject([{ nextOn: '2015-03-08' }]);
  });

  test('of an order that has ended begins nothing, and what waits is not sent', async () => {
    const [first, second] = [await order(), await order()];
    await manager.api('POST', `/api/statistics/exports/${first}/end`, {});
    await beginOn('2015-03-03T08:00:00Z');
    await manager.api('POST', `/api/statistics/exports/${second}/end`, {});
    await work();
    expect([await days(), server.letters]).toEqual([['2015-03-02 2015-03-02 failed'], []]);
  });
});

describe('a sending', () => {
  test('has the file of the figure with it, in the language that was ordered', async () => {
    await order({ language: 'sv' });
    await order({ format: 'xlsx', language: 'en', every: 'week' });
    await beginOn('2015-03-09T08:00:00Z');
    await work();
    const [csv = '', xlsx = ''] = server.letters.map(({ data }) => data).toSorted((a) => (a.includes('.csv') ? -1 : 1));
    expect(server.letters.map(({ to }) => to)).toEqual([['<maija@agency.example>'], ['<maija@agency.example>']]);
    expect(csv).toContain('filename=logins-2015-03-02-2015-03-08.csv');
    const file = /\.csv[\s\S]*?\n\n([\w+/=\n]+)\n--/.exec(csv)?.[1] ?? '';
    // Two logins of the manager's own are none of customers: the table is there with its head and its months.
    expect(Buffer.from(file, 'base64').toString()).toMatch(/^\uFEFFMånad,Lyckade,/);
    expect(xlsx).toContain('filename=logins-2015-03-02-2015-03-08.xlsx');
    expect(xlsx).toMatch(/spreadsheetml\.sheet[\s\S]*\nUEsDB/);
  });

  test('is shown as sent', async () => {
    const id = await order();
    expect((await manager.post(`/statistics/exports/${id}/send`)).headers.location).toBe('/statistics/exports?done=sending');
    expect((await manager.get('/statistics/exports')).body).toContain('Lähetetään');
    await work();
    expect(await days()).toEqual(['2015-03-01 2015-03-01 sent']);
    expect(await stand()).toMatchObject([
      { lastSentAt: '2015-03-02T08:00:00.000Z', lastProblem: null, isWaiting: false, nextOn: '2015-03-03' },
    ]);
    // The same job again, as after a stop of the runner.
    await exportHandlers(opened.house)['send-export'](waiting[0] ?? {}, { attempt: 2, isLast: false });
    expect(server.letters).toHaveLength(1);
  });

  test('asked for twenty times at once is one', async () => {
    const id = await order();
    const answers = await Promise.all(Array.from({ length: 20 }, () => manager.api('POST', `/api/statistics/exports/${id}/send`, {})));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    await work();
    expect(server.letters).toHaveLength(1);
    expect((await manager.api('POST', `/api/statistics/exports/${randomId()}/send`, {})).statusCode).toBe(404);
  });

  test('that the mail server cannot take now is tried again, and its problem shown until then; the next day waits for it', async () => {
    await order();
    server.manner = 'is-busy';
    await beginOn('2015-03-03T08:00:00Z');
    expect(await work()).toHaveLength(1);
    expect((await manager.get('/statistics/exports')).body).toContain('Sähköpostin lähetys ei onnistunut (EENVELOPE 451).');
    await beginOn('2015-03-05T08:00:00Z');
    expect(await days()).toEqual(['2015-03-02 2015-03-02 waiting']);
    server.manner = 'takes';
    await exportHandlers(opened.house)['send-export'](waiting[0] ?? {}, { attempt: 2, isLast: false });
    expect(await stand()).toMatchObject([{ lastProblem: null }]);
    await beginDueExports(opened.house);
    expect(await days()).toEqual(['2015-03-02 2015-03-02 sent', '2015-03-03 2015-03-04 waiting']);
  });

  test('that is refused for good, or has been tried for the last time, has failed; the order goes on', async () => {
    const id = await order();
    server.manner = 'refuses-address';
    await beginOn('2015-03-03T08:00:00Z');
    expect(await work()).toEqual([]);
    server.manner = 'is-busy';
    await manager.api('POST', `/api/statistics/exports/${id}/send`, {});
    expect(await work({ attempt: 12, isLast: true })).toHaveLength(1);
    expect(await days()).toEqual(['2015-03-02 2015-03-02 failed', '2015-03-02 2015-03-02 failed']);
    expect(await stand()).toMatchObject([{ lastProblem: 'EENVELOPE 451', isWaiting: false, nextOn: '2015-03-04' }]);
  });
});

describe('where nothing can be mailed', () => {
  test.each([
    ['without a mail server', { exportDomains: ['agency.example'] }, 'Sähköpostipalvelinta ei ole otettu käyttöön'],
    ['without a domain', { smtpUrl: 'smtp://127.0.0.1:1' }, 'Ylläpito ei ole vielä nimennyt'],
  ])('%s the page says so and takes no order', async (_what, settings, text) => {
    const other = await openTestHouse({ settings });
    const person = await signInStaff(other, { role: 'manager' });
    const page = (await person.get('/statistics/exports')).body;
    expect(page).toContain(text);
    expect(page).not.toContain('name="email"');
    expect((await person.post('/statistics/exports', chosen())).statusCode).toBe(400);
    await other.close();
  });

  test('an order from before has failed, and says why', async () => {
    await order();
    await beginOn('2015-03-03T08:00:00Z');
    const payload = await opened.database.selectFrom('outbox').select('payload').executeTakeFirstOrThrow();
    // As above.
    const ids = payload.payload as Record<string, string>;
    const moved = { ...opened.house, settings: { ...opened.house.settings, exportDomains: ['office.example'] } };
    await exportHandlers(moved)['send-export'](ids, { attempt: 1, isLast: false });
    expect([server.letters, (await stand())[0]?.['lastProblem']]).toEqual([[], 'email-domain-not-allowed']);
    expect((await manager.get('/statistics/exports')).body).toContain('Tilastoja ei saa enää lähettää tähän verkkotunnukseen.');
  });
});
