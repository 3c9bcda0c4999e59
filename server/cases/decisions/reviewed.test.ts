import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addCase, standOf, type TestCase } from '../desk/testing.ts';
import { decide, grant, reviewedOn } from './testing.ts';

let opened: TestHouse;
let anna: SignedIn;
let bertil: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  const skills = ['housing', 'student'];
  anna = await signInStaff(opened, { n: 1, skills, languages: ['fi'] });
  bertil = await signInStaff(opened, { n: 2, skills, languages: ['fi'] });
  await signInCustomer(opened, { n: 1 });
});
afterAll(() => opened.close());

const path = ({ applicationId }: TestCase, rest = '') => `/cases/${applicationId}/decision${rest}`;
const changed = { ...grant, amount: '999,00' };

describe('a decision is made only as it was read', () => {
  test('handing in what another tab has changed since is refused, and the new text is shown', async () => {
    const one = await addCase(opened, { benefit: 'studentAid' });
    await anna.post(`/cases/${one.applicationId}/take`);
    await anna.post(path(one), { ...grant, action: 'preview' });
    const reviewed = await reviewedOn(anna, path(one, '/preview'));
    await anna.post(path(one), { ...changed, action: 'later' });
    const before = await standOf(opened, one);
    const refused = await anna.post(path(one, '/hand-in'), { reviewed });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('Päätös on muuttunut sen jälkeen, kun luit sen.');
    expect(refused.body).toContain('999,00');
    expect(await standOf(opened, one)).toEqual(before);
    const shown = /name="reviewed" value="([^"]+)"/.exec(refused.body)?.[1] ?? '';
    expect((await anna.post(path(one, '/hand-in'), { reviewed: shown })).statusCode).toBe(303);
    expect(await standOf(opened, one)).toMatchObject({ decision: { status: 'made', amount_cents: 99_900 } });
  });

  test('approving what was returned, changed and handed in again since is refused, and the new text is shown', async () => {
    const one = await addCase(opened);
    await decide(anna, one);
    await bertil.post(`/cases/${one.applicationId}/take`);
    const reviewed = await reviewedOn(bertil, path(one));
    await bertil.post(path(one, '/return'), { reason: 'Tarkista määrä.' });
    await decide(anna, one, changed);
    await bertil.post(`/cases/${one.applicationId}/take`);
    const before = await standOf(opened, one);
    const refused = await bertil.post(path(one, '/approve'), { reviewed });
    expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining('Päätös on muuttunut sen jälkeen, kun luit sen.')]);
    expect(await standOf(opened, one)).toEqual(before);
    expect((await bertil.post(path(one, '/approve'), { reviewed: await reviewedOn(bertil, path(one)) })).statusCode).toBe(303);
    expect(await standOf(opened, one)).toMatchObject({ decision: { status: 'made', approved_by: bertil.id } });
  });

  test('a machine reads the mark with the decision and sends it back', async () => {
    const one = await addCase(opened);
    await anna.post(`/cases/${one.applicationId}/take`);
    const markOf = async (clerk: SignedIn) => (await clerk.api('GET', `/api${path(one)}`)).json<{ reviewed: string | null }>().reviewed;
    await anna.api('POST', `/api${path(one)}`, { outcome: 'granted' });
    expect(await markOf(anna)).toBeNull();
    const written = { outcome: 'granted', amountCents: 31_250, periodFromOn: '2015-03-01', phrases: [{ id: 'reportChanges' }] };
    await anna.api('POST', `/api${path(one)}`, written);
    const early = await markOf(anna);
    await anna.api('POST', `/api${path(one)}`, { ...written, amountCents: 1 });
    const refused = await anna.api('POST', `/api${path(one, '/hand-in')}`, { reviewed: early });
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { error: 'decision-changed' }]);
    expect((await anna.api('POST', `/api${path(one, '/hand-in')}`, {})).statusCode).toBe(400);
    const answer = await anna.api('POST', `/api${path(one, '/hand-in')}`, { reviewed: await markOf(anna) });
    expect(answer.json()).toEqual({ status: 'proposed' });
    await bertil.post(`/cases/${one.applicationId}/take`);
    expect((await bertil.api('POST', `/api${path(one, '/approve')}`, { reviewed: early })).json()).toMatchObject({
      error: 'decision-changed',
    });
    const approved = await bertil.api('POST', `/api${path(one, '/approve')}`, { reviewed: await markOf(bertil) });
    expect(approved.json()).toEqual({ status: 'made' });
  });
});

describe('what is to be corrected', () => {
  test('waits for the clerk who was writing it when the session ran out; the decision stays as it was', async () => {
    const one = await addCase(opened);
    await decide(anna, one);
    await bertil.post(`/cases/${one.applicationId}/take`);
    const before = await standOf(opened, one);
    opened.clock.advance({ minutes: 25 });
    const kept = await bertil.post(path(one, '/return'), { reason: 'Tarkista vuokra,\r\nliite puuttuu' });
    expect(kept.headers.location).toBe(`/staff?returnTo=${encodeURIComponent(path(one))}`);
    expect(await standOf(opened, one)).toEqual(before);
    bertil = await signInStaff(opened, { n: 2 });
    expect((await bertil.get(path(one))).body).toContain('>Tarkista vuokra,\nliite puuttuu</textarea>');
    await bertil.post(path(one, '/return'), { reason: 'Tarkista vuokra.' });
    expect(await standOf(opened, one)).toMatchObject({ decision: { status: 'draft', returned_because: 'Tarkista vuokra.' } });
    const rest = await opened.database
      .selectFrom('unfinished_text')
      .select('text')
      .where('application_id', '=', one.applicationId)
      .execute();
    expect(rest).toEqual([]);
  });
});
