import type { Clock } from '#server/platform/clock/clock.ts';

export interface TestClock extends Clock {
  /** Sets the time to an instant such as `2015-03-02T10:00:00Z`. */
  readonly set: (instant: string) => void;
  readonly advance: (length: { days?: number; hours?: number; minutes?: number; seconds?: number }) => void;
}

/** A clock that stands still until it is told to move. */
export function testClock(start = '2015-03-02T08:00:00Z'): TestClock {
  let time = new Date(start);
  return {
    now: () => new Date(time),
    set: (instant) => {
      time = new Date(instant);
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      time = new Date(time.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
    },
  };
}
