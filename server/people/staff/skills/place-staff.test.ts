import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let administrator: SignedIn;
let manager: SignedIn;
let clerk: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  administrator = await signInStaff(opened, { role: 'administrator' });
  manager = await signInStaff(opened, { role: 'manager' });
  clerk = await signInStaff(opened, { n: 3, skills: ['housing'], languages: ['fi'] });
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.database.deleteFrom('skills_version').execute();
  await opened.database
    .updateTable('clerk')
    .set({
      skills: ['housing'],
      languages: ['fi'],
      channels: ['office', 'phone'],
      is_quick: false,
      has_own_skills: false,
      home_place_id: 'tampere',
    })
    .where('clerk_id', 'in', [clerk.id, manager.id])
    .execute();
});

const address = () => `/api/clerks/${clerk.id}/skills`;
const read = async () => (await manager.api('GET', address())).json<Record<string, unknown>>();
const wish = { seen: '0', groups: ['student', 'family'], languages: ['fi', 'sv'], channels: ['office'], from: '2.3.2015' };
const save = (change: Record<string, string | readonly string[]> = {}) =>
  manager.post(`/clerks/${clerk.id}/skills`, { ...wish, ...change });

describe('a manager', () => {
  test('finds whoever has the same home place and sets what they serve, but not where they belong', async () => {
    const { body: list } = await manager.get('/duties?language=en');
    expect(list).toMatch(
      /Staff of my place: Tampere.*<th scope="row">.*<td>Clerk<\/td><td>Housing<\/td><td>Finnish<\/td><td>Office, Phone/s,
    );
    const { body } = await manager.get(`/clerks/${clerk.id}?language=en`);
    expect(body).not.toContain('name="homePlace"');
    expect(body).toContain('href="/duties"');
    expect((await save({ homePlace: 'oulu' })).headers.location).toBe(`/clerks/${clerk.id}?saved=yes`);
    expect(await read()).toMatchObject({
      isOwn: true,
      homePlaceId: 'tampere',
      benefitGroups: ['family', 'student'],
      languages: ['fi', 'sv'],
      version: 1,
    });
    await manager.post(`/clerks/${clerk.id}/skills/told`, { seen: '1' });
    expect(await read()).toMatchObject({ isOwn: false, homePlaceId: 'tampere' });
  });

  test('leaves whoever is about to move to the administrator who decided it', async () => {
    await administrator.api('POST', address(), { seen: 0, from: '2015-04-01', homePlaceId: 'oulu' });
    const { body } = await manager.get(`/clerks/${clerk.id}?language=en`);
    expect(body).toContain('moves to another place');
    expect(body).not.toContain(`/clerks/${clerk.id}/skills`);
    expect((await save({ seen: '1' })).statusCode).toBe(403);
    const coming = await opened.database.selectFrom('skills_version').select(['home_place_id', 'state']).execute();
    expect(coming).toEqual([{ home_place_id: 'oulu', state: 'coming' }]);
  });

  test('and an administrator who moves the clerk at the same moment: what the manager decides never undoes the move', async () => {
    const move = () => administrator.api('POST', address(), { seen: 0, homePlaceId: 'oulu' });
    const statuses = await Promise.all([save(), move(), save(), move()].map(async (answer) => (await answer).statusCode));
    expect(statuses.filter((status) => status === 200 || status === 303)).toHaveLength(1);
    const versions = await opened.database.selectFrom('skills_version').select(['home_place_id', 'decided_by']).execute();
    expect(versions).toHaveLength(1);
    expect(versions[0]?.home_place_id).toBe(versions[0]?.decided_by === manager.id ? 'tampere' : 'oulu');
  });

  test('without a home place is told why the list is empty', async () => {
    await opened.database.updateTable('clerk').set({ home_place_id: null }).where('clerk_id', '=', manager.id).execute();
    expect((await manager.get('/duties?language=en')).body).toContain('You have no home place.');
    expect((await manager.api('GET', '/api/duties')).json()).toEqual({ clerks: [] });
  });
});

describe('a machine', () => {
  test('sets what it names and leaves the rest, once for what it has seen', async () => {
    const answer = await manager.api('POST', address(), { seen: 0, languages: ['fi', 'en'], isQuick: true });
    expect(answer.json()).toEqual({
      ...{ version: 1, isOwn: true, homePlaceId: 'tampere', benefitGroups: ['housing'], languages: ['fi', 'en'], isQuick: true },
      channels: ['office', 'phone'],
      decisions: [{ no: 1, state: 'taken-up', from: '2015-03-02', at: '2015-03-02T08:00:00.000Z', by: manager.name }],
    });
    const again = await manager.api('POST', address(), { seen: 0, isQuick: false });
    expect([again.statusCode, again.json()]).toMatchObject([409, { error: 'skills-changed-since' }]);
  });

  test.each([
    [{ from: '2015-03-01' }, '/from'],
    [{ from: 'tomorrow' }, '/from'],
    [{ benefitGroups: ['any'] }, '/benefitGroups'],
    [{ languages: ['xx'] }, '/languages'],
    [{ homePlaceId: 'atlantis' }, '/homePlaceId'],
  ])('is told what is wrong with %j', async (change, place) => {
    const answer = await administrator.api('POST', address(), { seen: 0, ...change });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(place);
  });

  test('moves nobody as a manager, and asks for nobody who is not there', async () => {
    expect((await manager.api('POST', address(), { seen: 0, homePlaceId: 'oulu' })).statusCode).toBe(403);
    expect((await manager.api('POST', address(), { seen: 0, homePlaceId: 'tampere' })).statusCode).toBe(200);
    const nobody = '/api/clerks/0199aaaa-0000-7000-8000-000000000001/skills';
    expect((await manager.api('GET', nobody)).statusCode).toBe(404);
    expect((await administrator.api('POST', nobody, { seen: 0 })).statusCode).toBe(404);
  });
});
