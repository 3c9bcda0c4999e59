import { afterEach, beforeEach, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../../places/seeding.ts';
import type { Json } from '../record.ts';
import { accept, allRecords, authority, brokenRecords, jointPoint, office, otherChannels, phoneLine, propose } from '../testing.ts';

let opened: TestHouse;
let administrator: SignedIn;
beforeEach(async () => {
  opened = await openTestHouse();
  opened.clock.set('2015-03-02T08:00:00Z');
  const { regions, municipalities, places } = opened.house.agency.network;
  const some = places.filter(({ id, kind }) => ['tampere', 'turku', 'helsinki-kamppi'].includes(id) || kind === 'phone-line');
  await seedPlaces(opened.database, { regions, municipalities, places: some }, opened.clock.now());
  administrator = await signInStaff(opened, { role: 'administrator' });
});
afterEach(() => opened.close());

const rowsOf = async () => {
  const count = async (table: 'place' | 'place_event' | 'hours_version' | 'ptv_channel') =>
    (
      await opened.database
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  return [await count('place'), await count('place_event'), await count('hours_version'), await count('ptv_channel')].map(Number);
};
const exported = async () => (await opened.app.inject('/api/network/ptv')).json<{ itemList: Json[]; organizations: Json[] }>();
const nothing = 'Mitään ei ole muutettavaa.';

test('records are shown, accepted, seen by customers, and change nothing the second time', async () => {
  const before = await rowsOf();
  const address = await propose(opened, administrator, allRecords);
  const { body } = await administrator.get(address);
  expect(body).toContain('Uusia paikkoja 3, muuttuvia paikkoja 0, vain talteen otettavia tietueita 3, ennallaan 0.');
  expect(body).toContain('Esimerkkitie 12 B');
  expect(await rowsOf()).toEqual(before);
  expect((await accept(administrator, address)).headers.location).toBe('/network/import?done=import');
  const place = (await opened.app.inject('/places/hetan-yhteispalvelupiste')).body;
  for (const words of ['Hetan yhteispalvelupiste', 'Esimerkkitie 12 B', 'Ovella ei ole kynnystä.', 'Enontekiön kunta', '9.00–15.00'])
    expect(place).toContain(words);
  const after = await rowsOf();
  const again = await propose(opened, administrator, allRecords);
  expect((await administrator.get(again)).body).toContain(nothing);
  expect(await rowsOf()).toEqual(after);
  expect((await administrator.get('/network/hetan-yhteispalvelupiste/history')).body).toContain('lisäsi paikan');
});

test('what was taken in goes out again as it came, with what nobody here reads', async () => {
  await accept(administrator, await propose(opened, administrator, allRecords));
  const { itemList } = await exported();
  for (const record of [jointPoint, office, phoneLine, ...otherChannels]) expect(itemList).toContainEqual(record);
});

test('what goes out comes in without a difference, that day and in half a year', async () => {
  await accept(administrator, await propose(opened, administrator, [jointPoint, authority]));
  const all = await exported();
  expect((await administrator.get(await propose(opened, administrator, all))).body).toContain(nothing);
  opened.clock.set('2015-09-02T08:00:00Z');
  const later = await signInStaff(opened, { role: 'administrator' });
  expect((await later.get(await propose(opened, later, all))).body).toContain(nothing);
});

test('other facts and hours are shown before and after, and leave a trace of who changed them', async () => {
  await accept(administrator, await propose(opened, administrator, [jointPoint, authority]));
  const [week = {}] = Array.isArray(jointPoint['serviceHours']) ? jointPoint['serviceHours'] : [];
  const closed = { ...week, serviceHourType: 'Exceptional', isClosed: true, validFrom: '2015-03-11T00:00:00', openingHour: [] };
  const changed = { ...jointPoint, languages: ['fi', 'se', 'en'], serviceHours: [week, closed], modified: '2015-03-01T00:00:00' };
  const address = await propose(opened, administrator, [changed]);
  const { body } = await administrator.get(address);
  expect(body).toContain('muuttuvia paikkoja 1');
  expect(body).toMatch(/Palvelukielet: ennen ”[^”]*”, nyt ”[^”]*englanti/);
  expect(body).toMatch(/3 päivää muuttuu/);
  expect((await accept(administrator, address)).headers.location).toBe('/network/import?done=import');
  const history = (await administrator.get('/network/hetan-yhteispalvelupiste/history')).body;
  expect(history).toContain('Tuonti Palvelutietovarannosta');
  expect(history).toContain(administrator.name);
  expect((await administrator.get(await propose(opened, administrator, [jointPoint]))).body).toContain(
    'Vanhempia kuin jo tuodut, ei tuoda: 1',
  );
});

test('what was changed here since stands, where the catalogue says nothing new of it', async () => {
  await accept(administrator, await propose(opened, administrator, [phoneLine]));
  const desk = (await administrator.api('GET', '/api/network/neuvontanumero')).json<{ version: number; facts: Json }>();
  const facts = { ...desk.facts, phone: '020 555 9999' };
  expect((await administrator.api('POST', '/api/network/neuvontanumero', { seen: desk.version, facts })).statusCode).toBe(200);
  const line = (await exported()).itemList.find(({ id }) => id === phoneLine['id']);
  expect(line).toMatchObject({ phoneNumbers: [{ number: '020 555 9999' }, {}, {}], supportEmails: [] });
  expect((await administrator.get(await propose(opened, administrator, [line]))).body).toContain(nothing);
  const renamed = { ...phoneLine, languages: ['fi', 'sv'] };
  await accept(administrator, await propose(opened, administrator, [renamed]));
  const after = (await administrator.api('GET', '/api/network/neuvontanumero')).json<{ facts: Json }>();
  expect(after.facts).toMatchObject({ phone: '020 555 9999', languages: ['fi', 'sv'] });
});

test('each bad record is named with where and why, and the rest is taken in', async () => {
  const address = await propose(opened, administrator, brokenRecords);
  const { body } = await administrator.get(address);
  for (const [record, why, place] of [
    ['Tunnisteeton', 'Arvo on kirjoitettu väärin.', '/0/id'],
    ['Kuudeskymmenes tunti', 'Arvo on kirjoitettu väärin.', '/1/serviceHours/0/openingHour/0/from'],
    ['Kunnaton', 'Kuntaa ei tunneta.', '/addresses/0/streetAddress/municipality'],
    ['Ylläpitäjätön', 'Yhteispalvelupisteen ylläpitäjää ei tunneta.', '/organizationId'],
  ])
    expect(body).toMatch(new RegExp(`${record}</strong>: ${why}[^(]* \\(ptv.json, ${place}\\)`));
  expect(body).toContain('Uusia paikkoja 1');
  await accept(administrator, address);
  expect((await opened.app.inject('/places/ehja-numero')).statusCode).toBe(200);
});

test('a place of the same kind, name and municipality is taken for the same, and the page says so', async () => {
  const turku = (await exported()).itemList.find(({ sourceId }) => sourceId === 'turku');
  const named = { ...turku, id: 'c1f0a2b3-4d5e-4f60-8a71-92c3d4e5f699', sourceId: null };
  const address = await propose(opened, administrator, [named]);
  expect((await administrator.get(address)).body).toContain('Paikka tunnistettiin nimestä ja kunnasta.');
  await accept(administrator, address);
  expect((await administrator.get(await propose(opened, administrator, [named]))).body).toContain(nothing);
});

test('a place that is missing is closed only when somebody says so, and can come back', async () => {
  await accept(administrator, await propose(opened, administrator, allRecords));
  const without = allRecords.filter((record) => record !== phoneLine);
  const address = await propose(opened, administrator, without);
  expect((await administrator.get(address)).body).toContain('Sulje: Neuvontanumero');
  await accept(administrator, address);
  const validTo = async () =>
    (await opened.database.selectFrom('place').select('valid_to_on').where('place_id', '=', 'neuvontanumero').executeTakeFirstOrThrow())
      .valid_to_on;
  expect(await validTo()).toBeNull();
  await accept(administrator, await propose(opened, administrator, without), ['neuvontanumero']);
  expect(await validTo()).toBe('2015-03-02');
  opened.clock.set('2015-03-05T08:00:00Z');
  administrator = await signInStaff(opened, { role: 'administrator' });
  await accept(administrator, await propose(opened, administrator, allRecords));
  expect(await validTo()).toBeNull();
});

test('of many who accept at once one does, and the places are there once', async () => {
  const address = await propose(opened, administrator, allRecords);
  const others = await Promise.all([2, 3, 4, 5, 6].map((n) => signInStaff(opened, { role: 'administrator', n })));
  const answers = await Promise.all([administrator, ...others].map((person) => accept(person, address)));
  const statuses = answers.map(({ statusCode }) => statusCode).toSorted();
  expect(statuses.filter((status) => status < 400)).toHaveLength(1);
  expect(statuses.filter((status) => status === 410)).toHaveLength(5);
  expect((await rowsOf())[3]).toBe(6);
});

test('when a place has changed since it was shown, nothing is saved and it is shown anew', async () => {
  await accept(administrator, await propose(opened, administrator, [phoneLine]));
  const address = await propose(opened, administrator, [{ ...phoneLine, languages: ['fi'] }]);
  const digest = /name="digest" value="([^"]+)"/.exec((await administrator.get(address)).body)?.[1] ?? '';
  const desk = (await administrator.api('GET', '/api/network/neuvontanumero')).json<{ version: number; facts: Json }>();
  await administrator.api('POST', '/api/network/neuvontanumero', { seen: desk.version, facts: { ...desk.facts, languages: ['fi', 'en'] } });
  const before = await rowsOf();
  const answer = await administrator.post(address, { digest });
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain('Paikat ovat muuttuneet sen jälkeen');
  expect(await rowsOf()).toEqual(before);
  expect((await accept(administrator, address)).headers.location).toBe('/network/import?done=import');
});

test('a proposal that nobody accepts in a week is over', async () => {
  const address = await propose(opened, administrator, allRecords);
  opened.clock.set('2015-03-10T08:00:00Z');
  const later = await signInStaff(opened, { role: 'administrator' });
  expect((await later.get(address)).statusCode).toBe(410);
  expect((await accept(later, address)).statusCode).toBe(410);
});
