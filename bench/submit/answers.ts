import { housingAnswers } from '#server/cases/applications/testing.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import type { Answers } from '#server/platform/forms/definition.ts';

/** An application without a fault on the day of the bench: a start day may not lie too far back. */
export function answersOfToday(): Answers {
  return housingAnswers({ startDate: systemClock.now().toISOString().slice(0, 10) });
}
