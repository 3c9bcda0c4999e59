import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { seedPlaces } from '../places/seeding.ts';
import { finland, pointOf, wholeCountry } from './finland.ts';
import { listDots } from './queries.ts';
import { isInView, viewOf } from './view.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse({ now: '2015-03-02T08:00:00Z' });
  await seedPlaces(opened.database, opened.house.agency.network, opened.clock.now());
});
afterAll(() => opened.close());

async function mapAt(path: string): Promise<string> {
  const { body } = await opened.app.inject(path);
  return /<figure class="places-map">.*?<\/figure>/s.exec(body)?.[0] ?? '';
}
const dotsOf = (map: string, kind: 'office' | 'joint') =>
  new RegExp(`class="map-${kind}" d="([^"]*)"`).exec(map)?.[1]?.match(/M/g)?.length ?? 0;

describe('the map of places', () => {
  test.each(['/places', '/places?where=Tampere', '/places?where=Mariehamn', '/places?region=lappi', '/places?region=uusimaa'])(
    'at %s weighs less than 30 kB, and no screen reader or Tab stops in it',
    async (path) => {
      const map = await mapAt(path);
      expect(map.length).toBeGreaterThan(6000);
      expect(Buffer.byteLength(map)).toBeLessThan(30_000);
      expect(map.match(/<svg/g)).toHaveLength(map.match(/aria-hidden="true"/g)?.length ?? 0);
      expect(map.match(/<a /g)?.length ?? 0).toBe(map.match(/tabindex="-1"/gi)?.length ?? 0);
    },
  );

  test('shows every place that people can go to, offices and joint service points by marks of their own', async () => {
    const map = await mapAt('/places');
    const dots = await listDots(opened.database, '2015-03-02');
    expect(dotsOf(map, 'office')).toBe(dots.filter(({ kind }) => kind === 'office').length);
    expect(dotsOf(map, 'joint')).toBe(dots.filter(({ kind }) => kind === 'joint-service-point').length);
    expect(dots.every((dot) => isInView(pointOf(dot), wholeCountry))).toBe(true);
  });

  test('marks what was found with the numbers of the list, and the spot that was searched', async () => {
    const { body } = await opened.app.inject('/places?where=Tampere');
    expect(body).toMatch(/<span class="map-number" aria-hidden="true">10<\/span>/);
    const map = await mapAt('/places?where=Tampere');
    expect(map.match(/class="map-mark"><title>/g)).toHaveLength(10);
    expect(map).toContain('href="/places/tampere"');
    expect(map).toContain('class="map-spot"');
  });

  test('leaves out a place that is over', async () => {
    const before = await listDots(opened.database, '2015-03-02');
    await opened.database.updateTable('place').set({ valid_to_on: '2015-03-01' }).where('place_id', '=', 'tampere').execute();
    const after = await listDots(opened.database, '2015-03-02');
    expect([after.length, after.some(({ id }) => id === 'tampere')]).toEqual([before.length - 1, false]);
    await opened.database.updateTable('place').set({ valid_to_on: null }).where('place_id', '=', 'tampere').execute();
  });
});

describe('the outline', () => {
  test('holds the mainland and Åland', () => {
    const beginnings = [...finland.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    const mariehamn = pointOf({ latitude: 60.097, longitude: 19.935 });
    expect(beginnings.some(({ x, y }) => Math.hypot(x - mariehamn.x, y - mariehamn.y) < 25)).toBe(true);
    expect(beginnings.every((point) => isInView(point, wholeCountry))).toBe(true);
  });
});

describe('what the map shows', () => {
  test('is the whole country when nothing was found, or when what was found lies all over it', () => {
    expect(viewOf([])).toBe(wholeCountry);
    expect(
      viewOf([
        { x: 20, y: 1000 },
        { x: 500, y: 30 },
      ]),
    ).toBe(wholeCountry);
  });

  test('holds all that was found, and is never nearer than the outline is true', () => {
    const points = [
      { x: 200, y: 870 },
      { x: 240, y: 900 },
    ];
    expect(points.every((point) => isInView(point, viewOf(points)))).toBe(true);
    expect(viewOf([{ x: 200, y: 870 }]).width).toBe(30);
  });
});
