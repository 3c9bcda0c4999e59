import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../places/seeding.ts';
import { fieldsOf } from './plan-form.ts';
import { changeHours, listVersions } from './queries.ts';

let opened: TestHouse;
let administrator: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
  administrator = await signInStaff(opened, { role: 'administrator' });
});
afterAll(() => opened.close());
// A Monday.
beforeEach(() => opened.clock.set('2015-03-02T08:00:00Z'));

const planOf = (placeId: string) => {
  const place = opened.house.agency.network.places.find(({ id }) => id === placeId);
  if (!place) throw new Error(`there is no ${placeId}`);
  return place.hours;
};

/** The form as the page gives it, with what a person changed in it. */
function formOf(placeId: string, changes: Record<string, string | string[]>): Record<string, string | readonly string[]> {
  return { ...Object.fromEntries(fieldsOf(planOf(placeId))), seen: '1', from: '9.3.2015', reason: 'Henkilöstön koulutus', ...changes };
}

const post = (placeId: string, changes: Record<string, string | string[]>) =>
  administrator.post(`/network/${placeId}/hours`, formOf(placeId, changes));

describe('a change of hours', () => {
  test('is shown back day by day before anything is saved', async () => {
    const shown = await post('turku', { 'week.0.to': '15.00', 'week.0.ticketsTo': '', action: 'preview' });
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('Uudet aukioloajat ovat voimassa 9. maaliskuuta 2015 alkaen');
    expect(shown.body).toMatch(/maanantaina 9\.3\..*?9\.00–16\.00.*?9\.00–15\.00.*?muuttuu/s);
    expect(await listVersions(opened.database, 'turku', { most: 9 })).toHaveLength(1);
  });

  test('holds from its day on, with who decided it and why, and those before stay', async () => {
    const saved = await post('turku', { 'week.0.to': '15.00', 'week.0.ticketsTo': '', action: 'save' });
    expect(saved.headers.location).toBe('/network/turku?done=hours');
    const [latest, first] = await listVersions(opened.database, 'turku', { most: 9 });
    expect(latest).toMatchObject({ version: 2, from: '2015-03-09', clerk: administrator.name, reason: 'Henkilöstön koulutus' });
    expect(first?.plan).toEqual(planOf('turku'));
    const hoursOn = async () => (await opened.app.inject('/places/turku')).body;
    expect(await hoursOn()).toMatch(/perjantaina 6\.3\..*?9\.00–16\.00/s);
    // Customers who look ahead see the hours of then.
    opened.clock.set('2015-03-07T08:00:00Z');
    expect(await hoursOn()).toMatch(/maanantaina 9\.3\.<\/th><td>9\.00–15\.00/);
    opened.clock.set('2015-03-09T08:00:00Z');
    expect(await hoursOn()).toMatch(/tiistaina 10\.3\.<\/th><td>9\.00–15\.00/);
  });

  test('to all hours of every day closes at 24.00, and changes no more days of a year than it has', async () => {
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    const always = {
      'week.count': '1',
      'week.0.days': days,
      'week.0.from': '0.00',
      'week.0.to': '24.00',
      'week.0.ticketsTo': '',
    };
    const { body } = await post('oulu', { ...always, action: 'preview' });
    expect(body).toMatch(/maanantaina 9\.3\..*?9\.00–16\.00.*?0\.00–24\.00/s);
    expect(Number(/muuttuu (\d+) päivää/.exec(body)?.[1])).toBeLessThanOrEqual(365);
  });

  test('tells of days far ahead that change, too', async () => {
    const exception = {
      'exceptions.count': '1',
      'exceptions.0.from': '1.10.2015',
      'exceptions.0.to': '1.10.2015',
      'exceptions.0.reason.fi': 'Muutto',
      'exceptions.0.reason.sv': 'Flytt',
      'exceptions.0.reason.en': 'Move',
      'exceptions.0.intervals.count': '0',
    };
    const shown = await post('oulu', { ...exception, action: 'preview' });
    expect(shown.body).toContain('muuttuu 1 päivä.');
    expect(shown.body).toMatch(/torstaina 1\.10\..*?suljettu/s);
  });

  test('that is wrong is shown at its row with everything that was typed', async () => {
    const shown = await post('vaasa', { 'week.0.to': 'neljältä', reason: '', from: '1.3.2015', action: 'save' });
    expect(shown.statusCode).toBe(422);
    expect(shown.body).toContain('value="neljältä"');
    expect(shown.body).toContain('href="#week.0.to"');
    expect(shown.body).toContain('Menneitä aukioloaikoja ei voi muuttaa');
    expect(shown.body).toContain('Kirjoita muutoksen syy');
    expect(await listVersions(opened.database, 'vaasa', { most: 9 })).toHaveLength(1);
  });

  test('by a second administrator is not lost and writes over nothing: they are told', async () => {
    const other = await signInStaff(opened, { role: 'administrator', n: 2 });
    const kept = await other.post(
      '/network/kuopio/hours',
      formOf('kuopio', { 'week.0.to': '14.00', 'week.0.ticketsTo': '', action: 'save' }),
    );
    expect(kept.statusCode).toBe(303);
    const told = await post('kuopio', { 'week.0.from': '9.30', reason: 'Toinen syy', action: 'save' });
    expect(told.statusCode).toBe(409);
    for (const words of [other.name, 'Henkilöstön koulutus', '9.00–14.00', 'value="9.30"', 'Toinen syy', 'name="seen" value="2"'])
      expect(told.body).toContain(words);
    expect((await post('kuopio', { 'week.0.from': '9.30', seen: '2', action: 'save' })).statusCode).toBe(303);
    expect((await listVersions(opened.database, 'kuopio', { most: 9 })).map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  test('of many at once succeeds for one', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) =>
        changeHours(opened.database, {
          placeId: 'lahti',
          seen: 1,
          from: '2015-04-01',
          plan: planOf('lahti'),
          reason: `Syy ${at}`,
          clerkId: administrator.id,
          at: opened.clock.now(),
        }),
      ),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await listVersions(opened.database, 'lahti', { most: 20 })).toHaveLength(2);
  });

  test('may begin from an earlier decision while another waits', async () => {
    const page = await administrator.get('/network/turku/hours?base=1');
    expect(page.body).toContain('value="16:00"');
    expect(page.body).toContain('name="seen" value="2"');
    expect((await administrator.get('/network/turku/hours')).body).toContain('value="15:00"');
  });

  test('keeps what was typed when the language changes, on the form and on the preview', async () => {
    const form = await post('vaasa', { 'week.0.to': 'x', _language: 'sv' });
    expect(form.body).toContain('Öppettider: Vasa');
    expect(form.body).toContain('value="x"');
    const preview = await post('vaasa', { shown: 'preview', _language: 'en' });
    expect(preview.body).toContain('Which days change');
  });

  test('of a place that there is not is refused', async () => {
    expect((await administrator.get('/network/atlantis/hours')).statusCode).toBe(404);
    expect((await administrator.post('/network/atlantis/hours', { action: 'save' })).statusCode).toBe(404);
  });
});

describe('a machine', () => {
  test('reads the versions, asks what would change, and decides', async () => {
    const read = (await administrator.api('GET', '/api/network/espoo-keskus/hours')).json<{ versions: { version: number }[] }>();
    expect(read.versions.map(({ version }) => version)).toEqual([1]);
    const plan = { ...planOf('espoo-keskus'), eveCloses: '12:00' };
    const asked = await administrator.api('POST', '/api/network/espoo-keskus/hours/preview', { from: '2015-03-09', plan });
    expect(asked.json<{ changedDays: { day: string }[] }>().changedDays[0]?.day).toBe('2015-04-02');
    const change = { from: '2015-03-09', plan, reason: 'Aatot', seen: 1 };
    expect((await administrator.api('POST', '/api/network/espoo-keskus/hours', change)).json()).toEqual({ version: 2 });
    expect((await administrator.api('POST', '/api/network/espoo-keskus/hours', change)).statusCode).toBe(409);
  });

  test.each([
    ['a day that is past', { from: '2015-03-01' }],
    ['a day that there is not', { from: '2015-02-30' }],
    ['hours that end as they begin', { plan: { week: [{ days: ['monday'], from: '09:00', to: '09:00', kind: 'open' }] } }],
  ])('is refused %s', async (_what, wrong: { from?: string; plan?: object }) => {
    const plan = { ...planOf('pori'), ...wrong.plan };
    const body = { from: wrong.from ?? '2015-03-09', plan, reason: 'Koe', seen: 1 };
    expect((await administrator.api('POST', '/api/network/pori/hours', body)).statusCode).toBe(400);
  });
});
