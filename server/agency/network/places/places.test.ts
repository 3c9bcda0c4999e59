import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from './seeding.ts';

let opened: TestHouse;
const seed = () => seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
beforeAll(async () => {
  opened = await openTestHouse();
  await Promise.all(Array.from({ length: 5 }, seed));
});
afterAll(() => opened.close());
// A Monday, ten to four.
beforeEach(() => opened.clock.set('2015-03-02T13:50:00Z'));

const get = async (path: string) => (await opened.app.inject(path)).body;
const names = (body: string) => [...body.matchAll(/class="ds-link" href="\/places\/([a-z0-9-]+)"/g)].map(([, id]) => id);

describe('who looks for a place', () => {
  test.each(['Tampere', 'tammerfors', '33100', 'TAMP', '33720'])('by “%s” finds the nearest first', async (words) => {
    expect(names(await get(`/places?where=${encodeURIComponent(words)}`))[0]).toBe('tampere');
  });

  test.each([
    ['33720', 'tampere'],
    ['33820', 'tampere'],
    ['90500', 'oulu'],
    ['90650', 'oulu'],
    ['90450', 'kempele'],
    ['20540', 'turku'],
    ['40740', 'jyvaskyla'],
    ['70600', 'kuopio'],
    ['65280', 'vaasa'],
    ['53850', 'lappeenranta'],
    ['02150', 'espoo-matinkyla'],
    ['01510', 'vantaa-tikkurila'],
    ['00510', 'helsinki-kallio'],
    ['99830', 'inari-ivalo'],
    ['99950', 'utsjoki'],
  ])('by the postal code %s begins with %s', async (code, nearest) => {
    expect(names(await get(`/places?where=${code}`))[0]).toBe(nearest);
  });

  test('sees whether it is open, until when, and how far it is', async () => {
    const body = await get('/places?where=Tampere');
    expect(body).toContain('Auki nyt, sulkeutuu klo 16.00.');
    expect(body).toContain('km linnuntietä');
    opened.clock.set('2015-03-02T14:00:00Z');
    expect(await get('/places?where=Tampere')).toContain('Aukeaa huomenna klo 9.00.');
    opened.clock.set('2015-04-02T10:00:00Z');
    // The eve of Good Friday: the office shuts at one and opens after Easter.
    expect(await get('/places?where=Tampere&language=en')).toContain('Opens Tuesday 7 April at 09:00.');
  });

  test('is shown only what is open, when that is asked for', async () => {
    const open = names(await get('/places?where=Inari&open=now'));
    expect(open).not.toContain('inari-ivalo');
    expect(open[0]).toBe('savukoski-yhteispalvelupiste');
    // In the evening all but one of the ten nearest are closed: the next that is open lies behind many.
    opened.clock.set('2015-03-02T15:15:00Z');
    const nearest = names(await get('/places?where=Inari'));
    expect(nearest).toHaveLength(10);
    const [first, second] = names(await get('/places?where=Inari&open=now'));
    expect([first, second]).toEqual(['pelkosenniemi-yhteispalvelupiste', 'hailuoto-yhteispalvelupiste']);
    expect(nearest).toContain(first);
    expect(nearest).not.toContain(second);
  });

  test('is shown what is open however many closed places lie nearer', async () => {
    const { places } = opened.house.agency.network;
    // At half past two at night only the place furthest from Hanko is open.
    const utsjoki = await opened.database
      .selectFrom('hours_version')
      .select('plan')
      .where('place_id', '=', 'utsjoki')
      .executeTakeFirstOrThrow();
    const night = { ...places[0]!.hours, week: [{ days: ['tuesday'], from: '02:00', to: '03:00', kind: 'open' }] };
    const change = (plan: unknown) =>
      opened.database
        .updateTable('hours_version')
        .set({ plan: JSON.stringify(plan) })
        .where('place_id', '=', 'utsjoki')
        .execute();
    await change(night);
    opened.clock.set('2015-03-03T00:30:00Z');
    expect(names(await get('/places?where=Hanko&open=now'))).toEqual(['utsjoki']);
    await change(utsjoki.plan);
  });

  test.each(['Atlantis', '<script>alert(1)</script>', "x' or 1=1 --", '%', '_'])('by “%s” is told what to try instead', async (words) => {
    const body = await get(`/places?where=${encodeURIComponent(words)}`);
    expect(body).toContain('Tarkista kirjoitusasu');
    expect(body).not.toContain('<script>alert');
  });

  test('may go by region', async () => {
    expect(await get('/places')).toContain('href="/places?region=lappi"');
    const { places, municipalities } = opened.house.agency.network;
    const inLapland = municipalities.filter(({ region }) => region === 'lappi').map(({ id }) => id);
    // The point in the village of Inari opens in October.
    const there = places.filter(
      ({ id, municipality = '' }) => inLapland.includes(municipality) && id !== 'inari-kirkonkyla-yhteispalvelupiste',
    );
    expect(there.length).toBeGreaterThan(20);
    expect(names(await get('/places?region=lappi'))).toEqual(there.map(({ id }) => id).toSorted());
  });
});

describe('a place', () => {
  test('tells what can be done there, by whom it is run, and its hours', async () => {
    const body = await get('/places/mikkeli-asiointipiste');
    for (const words of [
      'Mikkelin kaupunki',
      'Yhteispalvelupiste',
      'Hakemusten ja liitteiden jättäminen',
      'ei tehdä päätöksiä',
      '9.00–16.00',
      'suljettu',
      'keksitty',
    ])
      expect(body).toContain(words);
  });

  test('names every language of service', async () => {
    expect(await get('/places/inari-ivalo')).toContain('suomi, pohjoissaame, inarinsaame, koltansaame, englanti');
  });

  test('that there is not is not found', async () => {
    expect((await opened.app.inject('/places/atlantis')).statusCode).toBe(404);
  });

  test('gives machines its openings over a change of the clocks, at most for a year', async () => {
    const answer = await opened.app.inject('/api/places/tampere?from=2015-03-27&to=2015-03-30');
    expect(answer.json<{ openings: { from: string }[] }>().openings.map(({ from }) => from)).toEqual([
      '2015-03-27T07:00:00.000Z',
      '2015-03-30T06:00:00.000Z',
    ]);
    expect((await opened.app.inject('/api/places/tampere?from=2015-01-01&to=2017-01-01')).statusCode).toBe(400);
    expect((await opened.app.inject('/api/places/tampere?from=2015-02-30')).statusCode).toBe(400);
  });
});

test('places that are there already are left as they are, whoever starts again', async () => {
  await opened.database.updateTable('place').set({ phone: '020 634 0200' }).where('place_id', '=', 'tampere').execute();
  await seed();
  expect(await get('/places/tampere')).toContain('020 634 0200');
  const { count } = await opened.database
    .selectFrom('counter')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(opened.house.agency.network.places.flatMap(({ counters }) => counters).length);
});
