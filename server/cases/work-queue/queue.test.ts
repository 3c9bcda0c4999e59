import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, type TestCase } from '../desk/testing.ts';
import { countChoices, type QueueCell } from './queue.ts';

let opened: TestHouse;
let clerk: SignedIn;
let other: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened, { n: 1, skills: ['housing', 'student'], languages: ['fi', 'sv'] });
  other = await signInStaff(opened, { n: 2, skills: ['housing', 'student'], languages: ['fi', 'sv'], name: 'Toinen Käsittelijä' });
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.database.deleteFrom('case_holder').execute();
  await opened.database.updateTable('application').set({ stage: 'withdrawn' }).execute();
});

type Listed = { cases: { applicationId: string; holder: string | null }[]; counts: Record<string, number>; after: string | null };
async function list(query = ''): Promise<Listed> {
  const answer = await clerk.api('GET', `/api/work${query}`);
  expect(answer.statusCode).toBe(200);
  return answer.json();
}
const ids = (cases: readonly { applicationId: string }[]) => cases.map(({ applicationId }) => applicationId);

describe('the work queue', () => {
  test('holds the open cases that the clerk has the skill and language for, the most urgent first', async () => {
    const late = await addCase(opened, { n: 1, dueOn: '2015-03-20' });
    const soon = await addCase(opened, { n: 2, dueOn: '2015-03-05', language: 'sv' });
    await addCase(opened, { n: 3, benefit: 'sicknessAllowance' });
    await addCase(opened, { n: 4, language: 'en' });
    expect(ids((await list()).cases)).toEqual(ids([soon, late]));
  });

  test('shows deadlines in working days, and who has a case in hand', async () => {
    const [ahead, today, overdue] = [
      await addCase(opened, { n: 1, dueOn: '2015-03-09' }),
      await addCase(opened, { n: 2, dueOn: '2015-03-02' }),
      await addCase(opened, { n: 3, dueOn: '2015-02-26' }),
    ];
    await other.post(`/cases/${today.applicationId}/take`);
    const { body } = await clerk.get('/work');
    for (const text of ['5 työpäivää jäljellä', 'Määräaika on tänään', '2 työpäivää myöhässä', 'Toinen Käsittelijä', 'Vapaa'])
      expect(body).toContain(text);
    expect([overdue, today, ahead].map(({ applicationId }) => body.indexOf(applicationId))).toEqual(
      [overdue, today, ahead].map(({ applicationId }) => body.indexOf(applicationId)).sort((a, b) => a - b),
    );
    expect((await clerk.get('/work?language=sv')).body).toContain('5 arbetsdagar kvar');
  });

  test('is narrowed by benefit, stage, language, holder and deadline, and counts what each choice would show', async () => {
    const mine = await addCase(opened, { n: 1, dueOn: '2015-02-20' });
    const theirs = await addCase(opened, { n: 2 });
    const free = await addCase(opened, { n: 3, benefit: 'studentAid', language: 'sv' });
    await clerk.post(`/cases/${mine.applicationId}/take`);
    await other.post(`/cases/${theirs.applicationId}/take`);
    expect((await list()).counts).toEqual({ all: 3, mine: 1, free: 1, 'to-approve': 0, overdue: 1, waiting: 0 });
    for (const query of ['?show=mine', '?show=overdue', '?benefit=generalHousingAllowance&show=mine', '?stage=in-process&show=overdue'])
      expect(ids((await list(query)).cases)).toEqual(ids([mine]));
    for (const query of ['?show=free', '?benefit=studentAid', '?caseLanguage=sv', '?stage=pending'])
      expect(ids((await list(query)).cases)).toEqual(ids([free]));
    expect(await list('?benefit=studentAid&show=mine')).toMatchObject({ cases: [], counts: { all: 1, mine: 0, free: 1 } });
    expect((await clerk.get('/work?show=mine&benefit=studentAid')).body).toContain('Näillä rajauksilla ei ole avoimia tapauksia');
  });

  test('is read page by page without missing or repeating a case', async () => {
    const added: TestCase[] = [];
    for (let index = 0; index < 53; index += 1)
      added.push(await addCase(opened, { n: 1 + (index % 5), dueOn: `2015-03-${String(3 + (index % 7)).padStart(2, '0')}` }));
    const first = await list();
    expect(first.cases).toHaveLength(50);
    const second = await list(`?after=${first.after}`);
    expect(second).toMatchObject({ after: null });
    expect(new Set(ids([...first.cases, ...second.cases]))).toEqual(new Set(ids(added)));
    expect(second.cases).toHaveLength(3);
    expect((await clerk.get('/work')).body).toContain('Seuraavat tapaukset');
  });

  test('refuses choices that do not exist', async () => {
    for (const query of [
      '?show=everything',
      '?stage=decided',
      '?after=2015-02-30_1_0190aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa',
      '?after=x',
      '?benefit=../etc',
      '?unknown=1',
      '?show=all&show=mine',
    ])
      expect((await clerk.api('GET', `/api/work${query}`)).statusCode).toBe(400);
  });
});

describe('counts', () => {
  const cell = (changes: Partial<QueueCell>): QueueCell => ({
    benefit: 'a',
    stage: 'pending',
    language: 'fi',
    holding: 'free',
    isToApprove: false,
    isOverdue: false,
    isWaiting: false,
    count: 1,
    ...changes,
  });

  test('of one choice keep to the other choices that are made', () => {
    const cells = [cell({ count: 2 }), cell({ benefit: 'b', count: 3 }), cell({ benefit: 'b', holding: 'mine', language: 'sv', count: 4 })];
    const counts = countChoices(cells, { show: 'mine', caseLanguage: 'sv' });
    expect(counts.show).toMatchObject({ all: 4, mine: 4, free: 0 });
    expect([...counts.benefit]).toEqual([['b', 4]]);
    expect([...counts.caseLanguage]).toEqual([['sv', 4]]);
  });

  test('put one’s own proposal among all, but not among the free ones', () => {
    const counts = countChoices([cell({ holding: 'own-proposal' }), cell({ isToApprove: true })], { show: 'all' });
    expect(counts.show).toEqual({ all: 2, mine: 0, free: 1, 'to-approve': 1, overdue: 0, waiting: 0 });
  });
});
