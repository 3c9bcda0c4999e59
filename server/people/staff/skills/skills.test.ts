import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { beginWork, findWork } from '#server/line/working.ts';
import { takeUpSkills } from '#server/people/clerks/skills.ts';
import { signInThroughDemoService, TestBrowser } from '#server/people/demo-identity/testing.ts';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let administrator: SignedIn;
let clerkId: string;
const subject = 'clerk-2';
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  administrator = await signInStaff(opened, { role: 'administrator' });
});
afterAll(() => opened.close());
beforeEach(async () => {
  opened.clock.set('2015-03-02T08:00:00Z');
  await opened.database.deleteFrom('skills_version').execute();
  await opened.database
    .updateTable('clerk')
    .set({ has_own_skills: false, home_place_id: null, channels: ['office', 'phone'], is_quick: false })
    .execute();
  await signIn();
  const link = await opened.database.selectFrom('sign_in_link').select('clerk_id').where('subject', '=', subject).executeTakeFirstOrThrow();
  clerkId = link.clerk_id!;
});

const signIn = () => signInThroughDemoService(new TestBrowser(opened), '/staff', subject);
const find = () =>
  opened.database
    .selectFrom('clerk')
    .select(['skills', 'languages', 'home_place_id', 'channels', 'is_quick', 'has_own_skills'])
    .where('clerk_id', '=', clerkId)
    .executeTakeFirstOrThrow();
const wish = { seen: '0', homePlace: 'tampere', groups: ['student'], languages: ['fi', 'se'], channels: ['office'], from: '2.3.2015' };
const save = (change: Record<string, string | readonly string[]> = {}) =>
  administrator.post(`/clerks/${clerkId}/skills`, { ...wish, ...change });
const own = { skills: ['student'], languages: ['fi', 'se'], home_place_id: 'tampere', channels: ['office'], has_own_skills: true };

describe('the skills of somebody who works here', () => {
  test('that an administrator set win over what the sign-in says, until they are given back to it', async () => {
    const told = await find();
    expect((await save()).headers.location).toBe(`/clerks/${clerkId}?saved=yes`);
    expect(await find()).toMatchObject(own);
    await signIn();
    expect(await find()).toMatchObject(own);
    expect((await administrator.get(`/clerks/${clerkId}?language=en`)).body).toContain('Signing in does not change them.');
    await administrator.post(`/clerks/${clerkId}/skills/told`, { seen: '1' });
    expect(await find()).toMatchObject({ skills: told.skills, languages: told.languages, home_place_id: 'tampere', has_own_skills: false });
    await signIn();
    expect(await find()).toMatchObject({ skills: told.skills, has_own_skills: false });
  });

  test('begin on the day that was named, once', async () => {
    const told = await find();
    await save({ from: '9.3.2015' });
    expect(await find()).toEqual(told);
    expect((await administrator.get(`/clerks/${clerkId}`)).body).toContain('(tulossa)');
    await takeUpSkills(opened.database, '2015-03-08');
    expect(await find()).toEqual(told);
    await Promise.all([takeUpSkills(opened.database, '2015-03-09'), takeUpSkills(opened.database, '2015-03-09')]);
    expect(await find()).toMatchObject(own);
  });

  test('are those of the newest decision: what was decided before for a later day falls away', async () => {
    await save({ from: '9.3.2015', groups: ['family'] });
    await save({ seen: '1' });
    await takeUpSkills(opened.database, '2015-03-10');
    expect(await find()).toMatchObject(own);
    expect((await administrator.get(`/clerks/${clerkId}?language=en`)).body).toContain('(replaced by a newer decision)');
  });

  test('tell who changed what, before and after', async () => {
    await save();
    const { body } = await administrator.get(`/clerks/${clerkId}?language=en`);
    expect(body).toContain(administrator.name);
    for (const words of ['Home place: No home place → Tampere', 'Channels: Office, Phone → Office', 'Set here: no → yes'])
      expect(body).toContain(words);
  });

  test('set by eight at once are set by one, and the others are told and keep what they chose', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => save({ homePlace: 'oulu' })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, ...Array<number>(7).fill(409)]);
    const refused = answers.find(({ statusCode }) => statusCode === 409)!;
    expect(refused.body).toContain('Joku muu on muuttanut henkilön tehtäviä');
    expect(refused.body).toMatch(/value="oulu" selected/);
  });

  test.each([
    [{ languages: [] }, 'Valitse ainakin yksi palvelukieli.'],
    [{ languages: ['xx'] }, 'Valitse ainakin yksi palvelukieli.'],
    [{ channels: ['pigeon'] }, 'Valitse ainakin yksi kanava.'],
    [{ from: '1.3.2015' }, 'Päivä on jo mennyt.'],
    [{ from: 'huomenna' }, 'Kirjoita päivä'],
    [{ homePlace: 'atlantis' }, 'Valitse kotipaikka luettelosta.'],
  ])('that are wrong (%j) are refused with why', async (change, words) => {
    const answer = await save(change);
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true]);
    expect((await find()).has_own_skills).toBe(false);
  });

  test('decide by which ways they are at work, and whether at a quick counter', async () => {
    await save({ quick: 'yes' });
    const { database } = opened;
    const counter = await database.selectFrom('counter').select('counter_id').where('place_id', '=', 'tampere').executeTakeFirstOrThrow();
    const work = {
      placeId: 'tampere',
      counterId: counter.counter_id,
      otherPlaceIds: [],
      benefitGroups: ['student'],
      languages: ['fi'],
      isQuick: false,
    };
    const begin = (channels: ('office' | 'video')[]) =>
      database.transaction().execute((transaction) => beginWork(transaction, clerkId, { ...work, channels }, opened.clock.now()));
    await begin(['office', 'video']);
    expect(await findWork(database, clerkId)).toMatchObject({ channels: ['office'], isQuick: true });
    await expect(begin(['video'])).rejects.toMatchObject({ code: 'channel-not-served' });
  });

  test('are seen by whoever has them, without a way to change them', async () => {
    const clerk = await signInStaff(opened, { n: 3 });
    const { body } = await clerk.get('/own-skills?language=en');
    expect(body).toContain('My duties');
    expect(body).not.toContain('/skills"');
  });
});

test('somebody is found by a part of their name, and the search stays over a change of access', async () => {
  const found = await administrator.get('/clerks?words=P%C3%84%C3%84t');
  expect(found.body).toContain(`href="/clerks/${clerkId}"`);
  expect(found.body).not.toContain('Matti Mittari');
  expect((await administrator.get('/clerks?words=%25')).body).toContain('Kukaan ei ole tämänniminen.');
  const closed = await administrator.post(`/clerks/${clerkId}/close`, { words: 'päät' });
  expect(closed.headers.location).toBe('/clerks?words=p%C3%A4%C3%A4t');
  await administrator.post(`/clerks/${clerkId}/open`);
});
