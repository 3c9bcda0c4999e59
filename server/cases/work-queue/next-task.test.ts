import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import type { Staff } from '#server/platform/http/person.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { takeNextCase } from '../desk/holding.ts';
import { addCase } from '../desk/testing.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
});
afterAll(() => opened.close());

describe('the next task', () => {
  test('is the most urgent free case that the clerk has the skill and the language for', async () => {
    const later = await addCase(opened, { dueOn: '2015-03-20' });
    const urgent = await addCase(opened, { n: 2, dueOn: '2015-03-10' });
    await addCase(opened, { n: 3, dueOn: '2015-03-03', language: 'sv' });
    await addCase(opened, { n: 4, dueOn: '2015-03-03', benefit: 'studentAid' });
    const clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
    expect((await clerk.post('/work/next')).headers.location).toBe(`/cases/${urgent.applicationId}`);

    // What one has in hand comes first, until it is out of hand.
    expect((await clerk.api('POST', '/api/work/next', {})).json()).toEqual({ applicationId: urgent.applicationId });
    await clerk.post(`/cases/${urgent.applicationId}/hand-on`, {
      to: (await signInStaff(opened, { n: 2, skills: ['housing'], languages: ['fi'] })).id,
    });
    expect((await clerk.post('/work/next')).headers.location).toBe(`/cases/${later.applicationId}`);
    await clerk.post(`/cases/${later.applicationId}/release`);
  });

  test('says so when there is nothing that the clerk can do', async () => {
    const clerk = await signInStaff(opened, { n: 3, skills: ['sickness'], languages: ['fi'] });
    const answer = await clerk.post('/work/next');
    expect(answer.headers.location).toBe('/work?next=none');
    expect((await clerk.get('/work?next=none')).body).toContain('Jonossa ei ole nyt vapaata tapausta');
    expect((await clerk.api('POST', '/api/work/next', {})).json()).toEqual({ applicationId: null });
  });

  test('asked for by forty clerks at once, gives each another case', async () => {
    const { database } = opened;
    const cases = await Promise.all(
      Array.from({ length: 50 }, (_, index) => addCase(opened, { n: 20 + index, benefit: 'sicknessAllowance' })),
    );
    const clerks: Staff[] = Array.from({ length: 40 }, (_, index) => ({
      role: 'clerk',
      id: newId(),
      name: `Clerk ${index}`,
      skills: ['sickness'],
      languages: ['fi'],
    }));
    await database
      .insertInto('clerk')
      .values(
        clerks.map(({ id, name }) => ({
          clerk_id: id,
          name,
          role: 'clerk',
          skills: ['sickness'],
          languages: ['fi'],
          is_active: true,
          created_at: opened.clock.now(),
        })),
      )
      .execute();

    const taken = await Promise.all(clerks.map((clerk) => takeNextCase(database, clerk, opened.clock.now())));
    const ids = taken.map((key) => key?.applicationId);
    expect(new Set(ids).size).toBe(40);
    expect(cases.map(({ applicationId }) => applicationId)).toEqual(expect.arrayContaining(ids));

    // Ten cases are left for the twenty clerks who have decided theirs.
    await database
      .deleteFrom('case_holder')
      .where(
        'clerk_id',
        'in',
        clerks.slice(0, 20).map(({ id }) => id),
      )
      .execute();
    await database
      .updateTable('application')
      .set({ stage: 'decided' })
      .where(
        'application_id',
        'in',
        ids.slice(0, 20).flatMap((id) => id ?? []),
      )
      .execute();
    const again = await Promise.all(clerks.slice(0, 20).map((clerk) => takeNextCase(database, clerk, opened.clock.now())));
    expect(again.filter((key) => key !== undefined)).toHaveLength(10);
    expect(new Set(again.flatMap((key) => key?.applicationId ?? [])).size).toBe(10);
  });
});
