import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../../places/seeding.ts';
import { fieldsOfFacts, type PlaceFacts } from '../facts.ts';
import { getPlaceDesk, listPlaceEvents } from '../queries.ts';
import { idOfName } from './new-place.ts';

let opened: TestHouse;
let administrator: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  administrator = await signInStaff(opened, { role: 'administrator' });
});
afterAll(() => opened.close());

const facts = (name: string): PlaceFacts => ({
  name: { fi: name, sv: name, en: name },
  operator: null,
  municipality: 'tampere',
  street: 'Koekatu 1',
  postalCode: '33100',
  city: { fi: 'Tampere', sv: 'Tammerfors', en: 'Tampere' },
  latitude: 61.498,
  longitude: 23.761,
  phone: null,
  languages: ['fi', 'sv'],
  tasks: [],
  groups: [],
  accessibility: null,
  validTo: null,
});

type Fields = Record<string, string | readonly string[]>;
const fieldsOf = (name: string, changes: Fields = {}): Fields => ({
  ...Object.fromEntries(fieldsOfFacts(facts(name))),
  kind: 'office',
  validFrom: '9.3.2015',
  ...changes,
});
const add = (fields: Fields, id: string, person = administrator) => person.post('/network/new', { ...fields, id, action: 'save' });

describe('an id of a name', () => {
  test.each([
    ['Äänekosken toimisto', 'aanekosken-toimisto'],
    ['Mariehamn – Ålands byrå', 'mariehamn-alands-byra'],
    ['  … ', 'place'],
    ['<script>', 'script'],
    ['pitkä '.repeat(40), 'pitka-pitka-pitka-pitka-pitka-pitka-pitka-pitka-pi'],
  ])('of %j is %s', (name, id) => {
    expect(idOfName(name)).toBe(id);
  });
});

describe('a place from the page', () => {
  test('is shown with what its coordinates lead to, then added, and leads to its hours', async () => {
    const preview = await administrator.post('/network/new', fieldsOf('Hervannan toimisto'));
    expect(preview.statusCode).toBe(200);
    expect(preview.body).toContain('/places/hervannan-toimisto');
    expect(preview.body).toMatch(/noin 0 km kunnan keskuksesta: Tampere/);
    expect((await opened.app.inject('/places/hervannan-toimisto')).statusCode).toBe(404);

    const saved = await add(fieldsOf('Hervannan toimisto'), 'hervannan-toimisto');
    expect(saved.headers.location).toBe('/network/hervannan-toimisto/hours');
    expect((await administrator.get('/network/hervannan-toimisto/hours')).body).toContain('value="9.3.2015"');
    expect(await getPlaceDesk(opened.database, 'hervannan-toimisto')).toMatchObject({
      kind: 'office',
      validFrom: '2015-03-09',
      facts: facts('Hervannan toimisto'),
    });
    const history = (await administrator.get('/network/hervannan-toimisto/history')).body;
    expect(history).toContain('lisäsi paikan');
    expect(history).toMatch(/Laji: ennen ”ei mitään”, nyt ”Toimisto”/);
  });

  test('is for customers from its first day to its last', async () => {
    await add(fieldsOf('Kesäpiste', { validTo: '31.8.2015' }), 'kesapiste');
    const found = async () => (await opened.app.inject('/places?where=33100')).body.includes('href="/places/kesapiste"');
    expect(await found()).toBe(false);
    opened.clock.set('2015-03-09T08:00:00Z');
    expect(await found()).toBe(true);
    expect((await opened.app.inject('/places/kesapiste')).body).toContain('Ei aukioloaikoja.');
    opened.clock.set('2015-08-31T20:30:00Z');
    expect(await found()).toBe(true);
    opened.clock.set('2015-08-31T21:30:00Z');
    expect([await found(), (await opened.app.inject('/places/kesapiste')).statusCode]).toEqual([false, 404]);
    opened.clock.set('2015-03-02T08:00:00Z');
  });

  test('whose coordinates lie elsewhere is not added without a word', async () => {
    const { body } = await administrator.post('/network/new', fieldsOf('Väärässä paikassa', { latitude: '65,012', longitude: '25,465' }));
    expect(body).toContain('Lähin kuntakeskus on Oulu');
  });

  test.each<[Fields, string]>([
    [{ kind: '' }, 'kind'],
    [{ validFrom: '31.2.2015' }, 'validFrom'],
    [{ validTo: '1.3.2015' }, 'validTo'],
    [{ 'name.en': '' }, 'name.en'],
    [{ street: '' }, 'street'],
    [{ kind: 'joint-service-point' }, 'operator'],
    [{ kind: 'phone-line' }, 'phone'],
    [{ latitude: '' }, 'latitude'],
  ])('with %j is shown again with the fault at %s', async (changes, field) => {
    const shown = await administrator.post('/network/new', fieldsOf('Viallinen', { ...changes, action: 'save', id: 'viallinen' }));
    expect(shown.statusCode).toBe(422);
    expect(shown.body).toContain(`href="#${field}"`);
    expect((await administrator.get('/network/viallinen')).statusCode).toBe(404);
  });

  test('sent twice is added once', async () => {
    const sent = await Promise.all([1, 2, 3, 4].map(() => add(fieldsOf('Kaksi kertaa'), 'kaksi-kertaa')));
    expect(sent.map(({ headers }) => headers.location)).toEqual(Array(4).fill('/network/kaksi-kertaa/hours'));
    expect(await listPlaceEvents(opened.database, 'kaksi-kertaa', { before: undefined, most: 9 })).toHaveLength(1);
    expect((await administrator.get('/network/kaksi-kertaa-2')).statusCode).toBe(404);
  });

  test('of a name that another has just added is shown again, with the other and a new address', async () => {
    const other = await signInStaff(opened, { role: 'administrator', n: 2 });
    await add(fieldsOf('Sama nimi'), 'sama-nimi', other);
    const shown = await add(fieldsOf('Sama nimi'), 'sama-nimi');
    expect(shown.statusCode).toBe(409);
    expect(shown.body).toContain('href="/network/sama-nimi"');
    expect(shown.body).toContain('name="id" value="sama-nimi-2"');
    expect((await add(fieldsOf('Sama nimi'), 'sama-nimi-2')).headers.location).toBe('/network/sama-nimi-2/hours');
  });

  test('never gets an address that is not of its name, or is no place’s', async () => {
    expect((await add(fieldsOf('Oikea'), 'aivan-muu')).statusCode).toBe(200);
    expect((await administrator.get('/network/aivan-muu')).statusCode).toBe(404);
    expect((await administrator.post('/network/new', fieldsOf('New'))).body).toContain('name="id" value="new-2"');
  });
});

describe('a place from a machine', () => {
  const place = (name: string) => ({ kind: 'office', validFrom: '2015-03-09', facts: facts(name) });

  test('is added under an id of its name, numbered when the name is taken', async () => {
    const ids = [];
    for (const _ of [1, 2]) ids.push((await administrator.api('POST', '/api/network', { place: place('Koneen piste') })).json());
    expect(ids).toEqual([{ id: 'koneen-piste' }, { id: 'koneen-piste-2' }]);
  });

  test('of many at once with one id one is added', async () => {
    const body = { id: 'monta', place: place('Monta') };
    const sent = await Promise.all(Array.from({ length: 8 }, () => administrator.api('POST', '/api/network', body)));
    expect(sent.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, ...Array(7).fill(409)]);
    expect(sent.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ error: 'place-id-taken' });
  });

  test('with facts that do not go together is refused with their places', async () => {
    const wrong = { ...place('Väärä'), validFrom: '2015-02-31', facts: { ...facts('Väärä'), municipality: 'atlantis' } };
    const refused = await administrator.api('POST', '/api/network', { place: wrong });
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('/place/validFrom');
    expect(refused.body).toContain('/place/facts/municipality');
  });
});
