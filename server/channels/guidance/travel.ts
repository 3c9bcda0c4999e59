import type { Minutes } from './way.ts';

/**
 * From a straight line to a journey by car, roughly: roads are 1.2 to 1.5 times as long, driven at 40 to 70 km/h over the whole of it, and
 * up to five minutes go for the door and the parking. Measures of road networks in Europe give a detour of 1.3 in the mean. What lies over
 * water or takes a bus is longer.
 */
const detour = { low: 1.2, middle: 1.3, high: 1.5 };
const kmPerHour = { fast: 70, slow: 40 };
const doorMinutes = 5;

export type Travel = { roadKm: number; minutes: Minutes };

export function travelOf(straightKm: number): Travel {
  return {
    roadKm: straightKm * detour.middle,
    minutes: {
      low: ((straightKm * detour.low) / kmPerHour.fast) * 60,
      high: ((straightKm * detour.high) / kmPerHour.slow) * 60 + doorMinutes,
    },
  };
}
