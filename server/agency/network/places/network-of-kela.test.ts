import { describe, expect, test } from 'vitest';
import { loadAgency } from '#server/agency/loading.ts';
import { listOpenings, openMinutesInWeek } from '../hours/open-hours.ts';
import type { PlaceEntry, PlaceKind } from '#server/agency/places-file.ts';

/** The network that the article tells of: how many places there are, where, and what they offer. */

const agency = await loadAgency('agencies/kela-2015');
const { places, municipalities, regions } = agency.network;
// Only of places that people go to: whoever loads the agency is told when one has no municipality.
const municipalityOf = ({ municipality }: PlaceEntry) => municipalities.find(({ id }) => id === municipality)!;
const regionOf = (place: PlaceEntry) => municipalityOf(place).region;
const on = (day: string, kind: PlaceKind) =>
  places.filter((place) => place.kind === kind && place.validFrom <= day && day <= (place.validTo ?? '9999'));
const days = ['2015-03-02', '2015-12-31'];

/** On how many days of the week anybody may come at some time, seen over four weeks without a holiday. */
function weekdaysOpen({ hours }: PlaceEntry): number {
  const openings = listOpenings(hours, agency, '2015-03-02', '2015-03-29').filter(({ kind }) => kind === 'open');
  return new Set(openings.map(({ from }) => from.getUTCDay())).size;
}

test('every region and municipality is there', () => {
  expect(regions).toHaveLength(19);
  expect(municipalities).toHaveLength(309);
  expect(new Set(municipalities.map(({ region }) => region)).size).toBe(19);
  for (const { latitude, longitude } of municipalities) {
    expect(latitude > 59.7 && latitude < 70.1).toBe(true);
    expect(longitude > 19.3 && longitude < 31.6).toBe(true);
  }
});

describe.each(days)('on %s', (day) => {
  test('there are 195 offices and about 140 joint service points', () => {
    expect(on(day, 'office')).toHaveLength(195);
    expect(on(day, 'joint-service-point')).toHaveLength(140);
  });

  test('61 offices are open on five weekdays, 134 on one to four', () => {
    const counts = on(day, 'office').map(weekdaysOpen);
    expect(counts.filter((count) => count === 5)).toHaveLength(61);
    expect(counts.filter((count) => count >= 1 && count <= 4)).toHaveLength(134);
  });

  test('six offices are in Helsinki, one large one each in Tampere, Oulu and Turku', () => {
    const officesIn = (municipality: string) => on(day, 'office').filter((office) => office.municipality === municipality);
    expect(officesIn('helsinki')).toHaveLength(6);
    for (const city of ['tampere', 'oulu', 'turku']) expect(officesIn(city).map(({ counters }) => counters.length)).toEqual([12]);
    expect(Math.max(...officesIn('helsinki').map(({ counters }) => counters.length))).toBeLessThan(12);
  });

  test('a video connection is to be had at the points of five regions, and at a handful elsewhere', () => {
    const points = on(day, 'joint-service-point');
    const offers = ({ tasks }: PlaceEntry) => tasks.includes('RemoteGuidance');
    const whole = regions
      .map(({ id }) => ({ id, points: points.filter((point) => regionOf(point) === id) }))
      .filter((region) => region.points.length > 0 && region.points.every(offers));
    const five = whole.map(({ id }) => id);
    expect(five.toSorted()).toEqual(['etela-savo', 'keski-suomi', 'lappi', 'pohjanmaa', 'pohjois-pohjanmaa']);
    const elsewhere = points.filter((point) => offers(point) && !five.includes(regionOf(point)));
    expect(elsewhere.map(({ municipality }) => municipality).toSorted()).toEqual([
      'evijarvi',
      'kustavi',
      'pyhtaa',
      'rautavaara',
      'ristijarvi',
    ]);
  });

  test('joint service points are open for longer than the offices of their region', () => {
    const hours = (list: readonly PlaceEntry[]) =>
      list.reduce((sum, place) => sum + openMinutesInWeek(place.hours, agency, '2015-03-02'), 0) / list.length;
    for (const region of new Set(on(day, 'joint-service-point').map(regionOf))) {
      const here = (place: PlaceEntry) => regionOf(place) === region;
      expect(hours(on(day, 'joint-service-point').filter(here))).toBeGreaterThan(hours(on(day, 'office').filter(here)));
    }
  });
});

test('the network changes within the year', () => {
  expect(on('2015-07-15', 'office')).toHaveLength(194);
  expect(on('2015-09-15', 'joint-service-point')).toHaveLength(139);
});

test('every place lies within 60 km of the middle of its municipality', () => {
  const far = places.filter((place) => place.address !== undefined && distanceKm(place.address, municipalityOf(place)) > 60);
  expect(far.map(({ id }) => id)).toEqual([]);
});

type Position = { latitude: number; longitude: number };

function distanceKm(one: Position, other: Position): number {
  const eastward = Math.cos(((one.latitude + other.latitude) / 2) * (Math.PI / 180));
  return 111.2 * Math.hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * eastward);
}

test('every group of benefits has a phone line in three languages; the Saami of Lapland are served at offices in their own', () => {
  const lines = places.filter(({ kind }) => kind === 'phone-line');
  for (const { id } of agency.groups)
    expect(lines.filter(({ groups }) => groups.includes(id)).flatMap(({ languages }) => languages)).toEqual(['fi', 'sv', 'en']);
  const speaking = (language: string) => on('2015-03-02', 'office').filter(({ languages }) => languages.includes(language));
  expect(speaking('se').map(({ municipality }) => municipality)).toEqual(['inari', 'utsjoki', 'enontekio', 'sodankyla']);
  expect(speaking('smn').map(({ id }) => id)).toEqual(['inari-ivalo']);
  expect(speaking('sms').map(({ id }) => id)).toEqual(['inari-ivalo']);
});

test('video desks serve in the four languages of the language service, and in both sign languages', () => {
  const spoken = new Set(places.filter(({ kind }) => kind === 'video-desk').flatMap(({ languages }) => languages));
  for (const language of ['ru', 'ku', 'se', 'sms', 'fse', 'fss']) expect(spoken).toContain(language);
});
