import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../places/seeding.ts';
import { fieldsOfFacts, type PlaceFacts } from './facts.ts';
import { changeFacts, getPlaceDesk, listPlaceEvents } from './queries.ts';

let opened: TestHouse;
let administrator: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  administrator = await signInStaff(opened, { role: 'administrator' });
});
afterAll(() => opened.close());

const deskOf = (id: string) => getPlaceDesk(opened.database, id);
const eventsOf = (id: string) => listPlaceEvents(opened.database, id, { before: undefined, most: 50 });

/** The form as the page gives it, with what a person changed in it. */
async function formOf(id: string, changes: Record<string, string | string[]>): Promise<Record<string, string | readonly string[]>> {
  const { facts, version } = await deskOf(id);
  return { ...Object.fromEntries(fieldsOfFacts(facts)), seen: String(version), ...changes };
}

describe('the list of places', () => {
  test('shows a hundred at a time, and goes on', async () => {
    const { body } = await administrator.get('/network');
    expect(body.match(/href="\/network\/(?!new"|import")[a-z]/g)).toHaveLength(100);
    const next = /href="(\/network\?[^"]*after=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await administrator.get(next)).body).not.toContain('href="/network/akaa');
  });

  test('finds by the name of a place or municipality in any language', async () => {
    expect((await administrator.get('/network?words=tammerfors')).body).toContain('href="/network/tampere"');
    expect((await administrator.get('/network?words=%25%3Cscript%3E')).body).toContain('Yhtään paikkaa ei löytynyt');
  });
});

describe('the facts of a place', () => {
  test('are changed, shown to customers, and what stood before is kept', async () => {
    const saved = await administrator.post('/network/oulu', await formOf('oulu', { phone: '020 111 222', street: 'Uusikatu 1' }));
    expect(saved.headers.location).toBe('/network/oulu?done=facts');
    const shown = (await opened.app.inject('/places/oulu')).body;
    expect(shown).toContain('020 111 222');
    expect(shown).toContain('Uusikatu 1');
    expect(shown).not.toContain('keksitty');
    const [event] = await eventsOf('oulu');
    expect(event).toMatchObject({
      kind: 'facts-changed',
      clerk: administrator.name,
      changes: { street: [expect.any(String), 'Uusikatu 1'] },
    });
    expect(Object.keys(event?.changes ?? {}).toSorted()).toEqual(['phone', 'street']);
    const history = (await administrator.get('/network/oulu/history')).body;
    expect(history).toMatch(/Puhelin: ennen ”ei mitään”, nyt ”020 111 222”/);
    expect(history).toContain('käyttöönotto');
  });

  test('that are the same again leave no trace', async () => {
    expect((await administrator.post('/network/turku', await formOf('turku', {}))).statusCode).toBe(303);
    expect(await eventsOf('turku')).toEqual([]);
  });

  test.each<[Record<string, string | string[]>, string]>([
    [{ 'name.sv': ' ' }, 'name.sv'],
    [{ postalCode: '3310' }, 'postalCode'],
    [{ latitude: 'pohjoisessa' }, 'latitude'],
    [{ street: '' }, 'street'],
    [{ languages: [] }, 'languages'],
    [{ municipality: 'atlantis' }, 'municipality'],
    [{ groups: ['nothing'] }, 'groups'],
    [{ validTo: '31.2.2015' }, 'validTo'],
    [{ validTo: '1.1.1990' }, 'validTo'],
    [{ 'accessibility.fi': 'Ramppi', 'accessibility.sv': '', 'accessibility.en': '' }, 'accessibility.sv'],
  ])('with %j are shown again with the fault at %s', async (changes, field) => {
    const shown = await administrator.post('/network/vaasa', await formOf('vaasa', changes));
    expect(shown.statusCode).toBe(422);
    expect(shown.body).toContain(`href="#${field}"`);
    expect(await eventsOf('vaasa')).toEqual([]);
  });

  test('by a second administrator write over nothing: they are told, and what they typed stays', async () => {
    const other = await signInStaff(opened, { role: 'administrator', n: 2 });
    const typed = await formOf('kuopio', { phone: '020 333 444' });
    await other.post('/network/kuopio', await formOf('kuopio', { street: 'Toinen katu 2' }));
    const told = await administrator.post('/network/kuopio', typed);
    expect(told.statusCode).toBe(409);
    for (const words of [other.name, 'Toinen katu 2', 'value="020 333 444"', 'name="seen" value="1"']) expect(told.body).toContain(words);
  });

  test('by many at once are changed once', async () => {
    const { facts, version } = await deskOf('pori');
    const change = { placeId: 'pori', seen: version, clerkId: administrator.id, at: opened.clock.now() };
    const all = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) => changeFacts(opened.database, change, { ...facts, phone: `020 555 ${100 + at}` })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await eventsOf('pori')).toHaveLength(1);
  });

  test('keep what was typed when the language changes', async () => {
    const shown = await administrator.post('/network/vaasa', await formOf('vaasa', { phone: 'x', _language: 'sv' }));
    expect(shown.body).toContain('Spara uppgifterna');
    expect(shown.body).toContain('value="x"');
  });
});

describe('counters', () => {
  test('are added and taken out of use, each change with who made it', async () => {
    const first = await deskOf('lahti');
    await administrator.post('/network/lahti/counters', { seen: String(first.version), counterName: 'Uusi' });
    const added = (await deskOf('lahti')).counters.find(({ name }) => name === 'Uusi');
    expect((await administrator.post('/network/lahti/counters', { seen: '1', counterName: 'Uusi' })).body).toContain('on jo tämänniminen');
    await administrator.post(`/network/lahti/counters/${added?.id}/close`, { seen: '1' });
    expect((await deskOf('lahti')).counters).toEqual(first.counters);
    expect((await eventsOf('lahti')).map(({ kind }) => kind)).toEqual(['counter-closed', 'counter-added']);
    expect((await administrator.post(`/network/lahti/counters/${added?.id}/close`, { seen: '2' })).statusCode).toBe(404);
  });

  test('are put aside for appointments, and that is kept with who did it', async () => {
    const { counters, version } = await deskOf('kuopio');
    const [counter] = counters;
    const address = `/network/kuopio/counters/${counter?.id}/appointments`;
    expect((await administrator.post(address, { seen: String(version), takes: 'yes' })).statusCode).toBe(303);
    expect((await administrator.post(address, { seen: String(version), takes: 'no' })).statusCode).toBe(409);
    const shown = await administrator.get('/network/kuopio');
    expect(shown.body).toContain(`${counter?.name} (ajanvarauksille)`);
    expect((await administrator.get('/network/kuopio/history')).body).toContain('Palvelupiste ajanvarauksille');
    const back = { seen: version + 1, takesAppointments: false };
    const answer = await administrator.api('POST', `/api${address}`, back);
    expect(answer.json<{ counters: { takesAppointments: boolean }[] }>().counters.some(({ takesAppointments }) => takesAppointments)).toBe(
      false,
    );
  });
});

test('a machine reads and changes the same, and is told what is wrong', async () => {
  type Desk = { version: number; facts: PlaceFacts; counters: { id: string; name: string }[] };
  const { facts, version } = (await administrator.api('GET', '/api/network/espoo-keskus')).json<Desk>();
  const change = { seen: version, facts: { ...facts, phone: '020 777 888' } };
  expect((await administrator.api('POST', '/api/network/espoo-keskus', change)).json<Desk>()).toMatchObject({
    version: version + 1,
    facts: { phone: '020 777 888' },
  });
  expect((await administrator.api('POST', '/api/network/espoo-keskus', change)).statusCode).toBe(409);
  const wrong = { seen: version + 1, facts: { ...facts, street: null } };
  expect((await administrator.api('POST', '/api/network/espoo-keskus', wrong)).statusCode).toBe(400);
  const list = (await administrator.api('GET', '/api/network?words=espoo')).json<{ places: { id: string }[] }>();
  expect(list.places.map(({ id }) => id)).toContain('espoo-keskus');
});
