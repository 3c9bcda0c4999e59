import Type from 'typebox';
import type { weekdays } from '../hours-plan.ts';

const strict = { additionalProperties: false } as const;
const Share = Type.Number({ minimum: 0, maximum: 1 });

function byWeekday(description: string) {
  return Type.Object(
    {
      monday: Share,
      tuesday: Share,
      wednesday: Share,
      thursday: Share,
      friday: Share,
      saturday: Share,
      sunday: Share,
    } satisfies Record<(typeof weekdays)[number], typeof Share>,
    { ...strict, description },
  );
}

/** `planning.json`: how much of the time of those at work may be promised ahead. */
export const PlanningFile = Type.Object(
  {
    targetUse: Type.Number({
      minimum: 0.1,
      maximum: 1,
      description: 'how much of the time at work may be filled; the rest is for what nobody foresaw',
    }),
    promisedShare: byWeekday(
      'how much of the free time may be promised to callbacks, by day of the week: less on the day that is busiest anyway',
    ),
    assumedUse: byWeekday('how much of the time at work those who come unasked take, where nothing has been learned of a place yet'),
    callbackMinutes: Type.Integer({ minimum: 1, maximum: 120, description: 'how long a callback takes' }),
    learnedWeeks: Type.Integer({ minimum: 1, maximum: 52, description: 'over how many weeks the usual load is learned' }),
  },
  strict,
);
export type PlanningFile = Type.Static<typeof PlanningFile>;
