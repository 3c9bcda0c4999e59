import { expect, test } from 'vitest';
import { toGlobe, toPlane } from './coordinates.ts';

/** The example of the recommendation JHS 197, and what follows from the projection: the central meridian, mirrored points. */
test('the example point of JHS 197 is where the recommendation says', () => {
  const point = toPlane({ latitude: 60.385106872, longitude: 19.848136769 });
  expect(point.north).toBeCloseTo(6_715_706.377, 2);
  expect(point.east).toBeCloseTo(106_256.359, 2);
  const back = toGlobe({ north: 6_715_706.377, east: 106_256.359 });
  expect(back.latitude).toBeCloseTo(60.385106872, 7);
  expect(back.longitude).toBeCloseTo(19.848136769, 7);
});

test('on the central meridian the east is 500 000, and points at either side of it mirror each other', () => {
  expect(toPlane({ latitude: 65, longitude: 27 }).east).toBeCloseTo(500_000, 6);
  const [west, east] = [toPlane({ latitude: 62, longitude: 24 }), toPlane({ latitude: 62, longitude: 30 })];
  expect(west.north).toBeCloseTo(east.north, 6);
  expect(west.east + east.east).toBeCloseTo(1_000_000, 6);
});

test('there and back is the same place to less than a millimetre, all over the country', () => {
  for (let latitude = 59.5; latitude < 70.2; latitude += 0.7)
    for (let longitude = 19; longitude < 31.7; longitude += 0.9) {
      const back = toGlobe(toPlane({ latitude, longitude }));
      expect(Math.abs(back.latitude - latitude)).toBeLessThan(1e-8);
      expect(Math.abs(back.longitude - longitude)).toBeLessThan(1e-8);
    }
});
