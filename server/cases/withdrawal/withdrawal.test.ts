import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeStage } from '#server/cases/applications/case-events.ts';
import { housingAnswers, sendApplication } from '#server/cases/applications/testing.ts';
import { decide, grant, reviewedOn } from '#server/cases/decisions/testing.ts';
import { addCase, standOf } from '#server/cases/desk/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let aino: SignedIn;
let anna: SignedIn;
let bertil: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
  const skills = ['housing', 'student'];
  anna = await signInStaff(opened, { n: 1, skills, languages: ['fi'] });
  bertil = await signInStaff(opened, { n: 2, skills, languages: ['fi'] });
});
afterAll(() => opened.close());

describe('withdrawing', () => {
  test('ends the application and is told on its timeline', async () => {
    const id = await sendApplication(aino);
    expect((await aino.get(`/applications/${id}/withdraw`)).statusCode).toBe(200);
    expect((await aino.post(`/applications/${id}/withdraw`)).headers.location).toBe(`/applications/${id}`);
    const page = await aino.get(`/applications/${id}`);
    expect(page.body).toContain('Peruttu');
    expect(page.body).toContain('Peruit hakemuksen.');
    const tally = await opened.database
      .selectFrom('figure')
      .select(['day', 'channel', 'benefit', 'counted'])
      .where('measure', '=', 'applications-withdrawn')
      .execute();
    expect(tally).toMatchObject([{ day: '2015-03-02', channel: 'online', benefit: 'generalHousingAllowance', counted: 1 }]);
  });

  test('twice changes nothing the second time', async () => {
    const id = await sendApplication(aino);
    const answers = await Promise.all(Array.from({ length: 10 }, () => aino.api('POST', `/api/applications/${id}/withdraw`, {})));
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, ...Array<number>(9).fill(409)]);
  });

  test('is refused when a decision has been made', async () => {
    const id = await sendApplication(aino);
    await opened.database
      .transaction()
      .execute((transaction) => changeStage(transaction, { customerId: aino.id, applicationId: id }, 'decided', opened.clock.now()));
    expect((await aino.api('POST', `/api/applications/${id}/withdraw`, {})).json()).toMatchObject({ error: 'application-already-decided' });
    expect((await aino.post(`/applications/${id}/withdraw`)).statusCode).toBe(409);
  });

  test('cannot be followed by sending the same application again', async () => {
    const body = { id: newId(), benefit: 'generalHousingAllowance', formVersion: '2015-01-01', answers: housingAnswers() };
    await aino.api('POST', '/api/applications', body);
    await aino.api('POST', `/api/applications/${body.id}/withdraw`, {});
    const again = await aino.api('POST', '/api/applications', body);
    expect([again.statusCode, again.json()]).toMatchObject([409, { error: 'application-withdrawn' }]);
  });
});

describe('withdrawing a case that a clerk is working on', () => {
  test('takes it out of the clerk’s hand, with the decision that was being written', async () => {
    const one = await addCase(opened);
    await anna.post(`/cases/${one.applicationId}/take`);
    await anna.post(`/cases/${one.applicationId}/decision`, { ...grant, action: 'later' });
    await aino.post(`/applications/${one.applicationId}/withdraw`);
    const stand = await standOf(opened, one);
    expect(stand).toMatchObject({ stage: 'withdrawn', holder: undefined, decision: undefined });
    expect(stand.events.slice(3)).toEqual(['case-taken', 'application-withdrawn']);
    expect((await anna.get('/work?show=mine')).body).not.toContain(one.applicationId);
    // The next wish for work finds another case, or none, but not this one.
    expect((await anna.post('/work/next')).headers.location).not.toContain(one.applicationId);
  });

  test('leaves nothing to approve: the proposal is gone and stays on the timeline', async () => {
    const one = await addCase(opened);
    await decide(anna, one);
    await bertil.post(`/cases/${one.applicationId}/take`);
    await aino.post(`/applications/${one.applicationId}/withdraw`);
    const stand = await standOf(opened, one);
    expect(stand).toMatchObject({ stage: 'withdrawn', holder: undefined, decision: undefined });
    expect(stand.events).toContain('decision-proposed');
    expect((await bertil.api('GET', '/api/work?show=to-approve')).json()).toMatchObject({ cases: [] });
    for (const path of ['', '/preview']) {
      const page = await bertil.get(`/cases/${one.applicationId}/decision${path}`);
      expect([page.statusCode, page.body]).toEqual([409, expect.stringContaining('Hakemus on peruttu')]);
    }
    const refused = await bertil.post(`/cases/${one.applicationId}/decision`, { ...grant, action: 'preview' });
    expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining('Hakemus on peruttu')]);
    expect((await bertil.get(`/cases/${one.applicationId}`)).statusCode).toBe(200);
  });

  test('at the moment when the decision is handed in: one of the two happens, whole', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await addCase(opened, { benefit: 'studentAid' });
      await anna.post(`/cases/${one.applicationId}/take`);
      await anna.post(`/cases/${one.applicationId}/decision`, { ...grant, action: 'preview' });
      const reviewed = await reviewedOn(anna, `/cases/${one.applicationId}/decision/preview`);
      await Promise.all([
        aino.post(`/applications/${one.applicationId}/withdraw`),
        anna.api('POST', `/api/cases/${one.applicationId}/decision/hand-in`, { reviewed }),
      ]);
      const { stage, holder, decision } = await standOf(opened, one);
      expect(holder).toBeUndefined();
      expect([stage, decision?.status]).toEqual(decision ? ['decided', 'made'] : ['withdrawn', undefined]);
    }
  });
});
