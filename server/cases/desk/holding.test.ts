import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, standOf, type TestCase } from './testing.ts';

let opened: TestHouse;
let anna: SignedIn;
let bertil: SignedIn;
let one: TestCase;
beforeAll(async () => {
  opened = await openTestHouse();
  anna = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'], name: 'Anna Käsittelijä' });
  bertil = await signInStaff(opened, { n: 2, skills: ['housing'], languages: ['fi', 'sv'], name: 'Bertil Käsittelijä' });
});
afterAll(() => opened.close());
beforeEach(async () => {
  one = await addCase(opened);
});

const path = (verb: string) => `/cases/${one.applicationId}/${verb}`;

describe('taking a case', () => {
  test('puts it in hand and in process, and the timeline says who took it', async () => {
    const answer = await anna.post(path('take'));
    expect(answer.headers.location).toBe(`/cases/${one.applicationId}`);
    const stand = await standOf(opened, one);
    expect(stand).toMatchObject({ stage: 'in-process', holder: anna.id });
    expect(stand.events).toEqual(['application-received', 'receipt-given', 'case-opened', 'case-taken']);
    expect((await anna.get(`/cases/${one.applicationId}`)).body).toContain('Käsittelijä otti tapauksen: Anna Käsittelijä');
  });

  test('again changes nothing', async () => {
    await anna.post(path('take'));
    await anna.post(path('take'));
    expect((await standOf(opened, one)).events.filter((kind) => kind === 'case-taken')).toHaveLength(1);
  });

  test('is refused when another clerk has it, and the other clerk’s name is seen', async () => {
    await anna.post(path('take'));
    expect((await bertil.post(path('take'))).statusCode).toBe(409);
    expect((await bertil.api('POST', `/api${path('take')}`, {})).json()).toMatchObject({ error: 'case-held-by-another' });
    expect((await standOf(opened, one)).holder).toBe(anna.id);
    expect((await bertil.get(`/cases/${one.applicationId}`)).body).toContain('Tapaus on käsittelijällä Anna Käsittelijä');
  });

  test('by twenty clicks at once gives it to one clerk, once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? anna : bertil).api('POST', `/api${path('take')}`, {})),
    );
    const { holder, events } = await standOf(opened, one);
    expect(events.filter((kind) => kind === 'case-taken')).toHaveLength(1);
    expect(Map.groupBy(answers, ({ statusCode }) => statusCode).get(200)).toHaveLength(10);
    expect(Map.groupBy(answers, ({ statusCode }) => statusCode).get(409)).toHaveLength(10);
    expect([anna.id, bertil.id]).toContain(holder);
  });

  test('is refused when the customer has withdrawn it', async () => {
    await opened.database.updateTable('application').set({ stage: 'withdrawn' }).where('application_id', '=', one.applicationId).execute();
    expect((await anna.api('POST', `/api${path('take')}`, {})).json()).toMatchObject({ error: 'application-withdrawn' });
    expect((await standOf(opened, one)).holder).toBeUndefined();
  });
});

describe('releasing a case', () => {
  test('gives it back to the queue', async () => {
    await anna.post(path('take'));
    await anna.post(path('release'));
    const stand = await standOf(opened, one);
    expect(stand.holder).toBeUndefined();
    expect(stand.events.at(-1)).toBe('case-released');
    expect((await bertil.post(path('take'))).statusCode).toBe(303);
  });

  test('is refused to a clerk who does not have it', async () => {
    expect((await anna.api('POST', `/api${path('release')}`, {})).json()).toMatchObject({ error: 'case-not-held' });
    await anna.post(path('take'));
    expect((await bertil.api('POST', `/api${path('release')}`, {})).json()).toMatchObject({ error: 'case-held-by-another' });
    expect((await standOf(opened, one)).holder).toBe(anna.id);
  });
});

describe('handing a case on', () => {
  test('gives it to a clerk who has the skill and the language, and both names stand on the timeline', async () => {
    await anna.post(path('take'));
    expect((await anna.get(`/cases/${one.applicationId}`)).body).toContain(`<option value="${bertil.id}">Bertil Käsittelijä</option>`);
    const answer = await anna.post(path('hand-on'), { to: bertil.id });
    expect(answer.headers.location).toBe('/work');
    expect((await standOf(opened, one)).holder).toBe(bertil.id);
    expect((await bertil.get(`/cases/${one.applicationId}`)).body).toContain('Tapaus siirrettiin: Anna Käsittelijä → Bertil Käsittelijä');
  });

  test('is refused to a clerk without the skill or the language, to a manager, and to nobody', async () => {
    await anna.post(path('take'));
    const unskilled = await signInStaff(opened, { n: 3, skills: ['family'], languages: ['fi'] });
    const otherLanguage = await signInStaff(opened, { n: 4, skills: ['housing'], languages: ['sv'] });
    const manager = await signInStaff(opened, { role: 'manager', n: 1, skills: ['housing'], languages: ['fi'] });
    for (const to of [unskilled.id, otherLanguage.id, manager.id, opened.house.agency.id, "' or true --"]) {
      expect((await anna.api('POST', `/api${path('hand-on')}`, { to })).json()).toMatchObject({ error: 'clerk-lacks-skill' });
    }
    expect((await standOf(opened, one)).holder).toBe(anna.id);
  });

  test('is refused when another clerk has it', async () => {
    await anna.post(path('take'));
    expect((await bertil.api('POST', `/api${path('hand-on')}`, { to: bertil.id })).json()).toMatchObject({ error: 'case-held-by-another' });
  });
});
