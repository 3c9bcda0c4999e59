import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { housingAnswers } from '#server/cases/applications/testing.ts';
import { signInCustomer, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { beginDraft, sendDraft } from './testing.ts';

let opened: TestHouse;
let aino: SignedIn;
let draft: string;
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.database.deleteFrom('draft').execute();
  draft = await beginDraft(aino);
});

const applicationId = () => draft.split('/').at(-1) ?? '';
const fill = (changes = {}) => aino.api('POST', `/api${draft}/answers`, { answers: housingAnswers(changes) });
const reviewedOf = (html: string) => /name="reviewed" value="([^"]+)"/.exec(html)?.[1] ?? '';
const countSent = async () =>
  (await opened.database.selectFrom('application').selectAll().where('application_id', '=', applicationId()).execute()).length;

async function untilSomebodyWaits(): Promise<void> {
  const { rows } = await sql`select from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where not l.granted and a.datname = current_database()`.execute(opened.database);
  if (rows.length === 0) await untilSomebodyWaits();
}

describe('the review', () => {
  test('lists what is missing with links to each question, and cannot be sent', async () => {
    const page = await aino.get(`${draft}/review`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(`href="${draft}/pages/application?return=review#answer-kind-new"`);
    expect(page.body).not.toContain('value="send"');
    expect((await aino.post(`${draft}/review`, { reviewed: reviewedOf(page.body), declared: 'yes', action: 'send' })).statusCode).toBe(422);
    expect(await countSent()).toBe(0);
  });

  test('shows all answers, with a way to change each page and come back', async () => {
    await fill();
    const page = await aino.get(`${draft}/review`);
    expect(page.body).toContain(`href="${draft}/pages/costs?return=review"`);
    expect(page.body).toMatch(/650,50\s€/);
  });

  test('is not sent before the declaration is given', async () => {
    await fill();
    const reviewed = reviewedOf((await aino.get(`${draft}/review`)).body);
    const page = await aino.post(`${draft}/review`, { reviewed, action: 'send' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('href="#declared"');
    expect(await countSent()).toBe(0);
  });

  test('is shown again when the answers were changed in another tab', async () => {
    await fill();
    const reviewed = reviewedOf((await aino.get(`${draft}/review`)).body);
    await fill({ rooms: 5 });
    const page = await aino.post(`${draft}/review`, { reviewed, declared: 'yes', action: 'send' });
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('ovat muuttuneet');
    expect(await countSent()).toBe(0);
  });

  test('keeps the declaration when the language is changed', async () => {
    await fill();
    const page = await aino.post(`${draft}/review`, { reviewed: 'x', declared: 'yes', _language: 'en' });
    expect([page.statusCode, page.body.includes('<html lang="en"'), /id="declared"[^>]*checked/.test(page.body)]).toEqual([
      200,
      true,
      true,
    ]);
  });

  test('is not sent by a session that is over', async () => {
    await fill();
    const late = await signInCustomer(opened, { n: 1 });
    opened.clock.advance({ minutes: 45 });
    const answer = await late.post(`${draft}/review`, { reviewed: 'x', declared: 'yes', action: 'send' });
    expect(answer.headers.location).toBe(`/sign-in?returnTo=${encodeURIComponent(`${draft}/review`)}`);
    expect(await countSent()).toBe(0);
    aino = await signInCustomer(opened, { n: 1 });
  });
});

describe('sending', () => {
  test('forty times at once, as from many tabs, makes one application', async () => {
    await fill();
    const reviewed = reviewedOf((await aino.get(`${draft}/review`)).body);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => aino.post(`${draft}/review`, { reviewed, declared: 'yes', action: 'send' })),
    );
    expect(new Set(answers.map(({ headers }) => headers.location))).toEqual(new Set([`/applications/${applicationId()}/receipt`]));
    expect(await countSent()).toBe(1);
    const events = await opened.database.selectFrom('case_event').selectAll().where('application_id', '=', applicationId()).execute();
    expect(events).toHaveLength(3);
  });

  test('again after a reload leads to the same receipt, also from the review’s address', async () => {
    await fill();
    await sendDraft(aino, draft);
    expect((await aino.post(`${draft}/review`, { reviewed: 'x', declared: 'yes', action: 'send' })).headers.location).toBe(
      `/applications/${applicationId()}/receipt`,
    );
    expect((await aino.get(`${draft}/review`)).headers.location).toBe(`/applications/${applicationId()}/receipt`);
    expect(await countSent()).toBe(1);
  });

  test('while another tab saves sends neither what was not read, nor loses what was saved', async () => {
    await fill();
    const reviewed = reviewedOf((await aino.get(`${draft}/review`)).body);
    // The other tab is in the middle of its save: it has the draft locked until it is through.
    const sending = await opened.database.transaction().execute(async (other) => {
      await other
        .updateTable('draft')
        .set({ saved_at: new Date(opened.clock.now().getTime() + 1000), answers: JSON.stringify(housingAnswers({ rent: 70_000 })) })
        .where('draft_id', '=', applicationId())
        .execute();
      const sent = aino.post(`${draft}/review`, { reviewed, declared: 'yes', action: 'send' });
      await untilSomebodyWaits();
      return { sent };
    });
    const answer = await sending.sent;
    expect([answer.statusCode, answer.body]).toEqual([409, expect.stringContaining('Vastauksesi ovat muuttuneet')]);
    expect(await countSent()).toBe(0);
    expect((await sendDraft(aino, draft)).statusCode).toBe(303);
    const { answers } = await opened.database
      .selectFrom('application')
      .select('answers')
      .where('application_id', '=', applicationId())
      .executeTakeFirstOrThrow();
    expect(answers).toMatchObject({ rent: 70_000 });
  });

  test('after the application was withdrawn is refused', async () => {
    await fill();
    await sendDraft(aino, draft);
    await aino.post(`/applications/${applicationId()}/withdraw`);
    expect((await aino.post(`${draft}/review`, { reviewed: 'x', declared: 'yes', action: 'send' })).statusCode).toBe(409);
  });

  test('takes the case’s language from the application, not from the page', async () => {
    await fill({ language: 'sv' });
    await sendDraft(aino, draft);
    const sent = await opened.database
      .selectFrom('application')
      .select('language')
      .where('application_id', '=', applicationId())
      .executeTakeFirstOrThrow();
    expect(sent.language).toBe('sv');
  });
});

describe('a request that no page of ours sends is refused, and the draft stays as it was', () => {
  const hostile: [string, Record<string, string | readonly string[]>][] = [
    ['an unknown field', { salaryOfNeighbour: '1' }],
    ['a prototype', { __proto__x: '1', ['__proto__']: 'x' }],
    ['several values for one question', { kind: ['new', 'end'] }],
    ['an item of a group that is not on this page', { 'householdMembers.0.memberName': 'x' }],
    ['a NUL', { kind: 'new\u0000' }],
    ['a control character', { changeDescription: 'a\u0007b' }],
    ['several buttons', { action: ['next', 'save'] }],
    ['far too long a text', { changeDescription: 'x'.repeat(400_000) }],
  ];
  test.each(hostile)('%s', async (_name, fields) => {
    const before = await opened.database.selectFrom('draft').selectAll().executeTakeFirstOrThrow();
    expect((await aino.post(`${draft}/pages/application`, { kind: 'new', action: 'next', ...fields })).statusCode).toBe(400);
    expect(await opened.database.selectFrom('draft').selectAll().executeTakeFirstOrThrow()).toEqual(before);
  });

  test('a text of one megabyte', async () => {
    expect((await aino.post(`${draft}/pages/applicant`, { familyName: 'x'.repeat(1_048_576) })).statusCode).toBe(413);
  });

  test('more items than a group can have', async () => {
    expect((await aino.post(`${draft}/pages/household`, { 'householdMembers.count': '900' })).statusCode).toBe(400);
  });
});
