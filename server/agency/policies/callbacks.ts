import Type from 'typebox';
import type { Report } from '../reading/files.ts';

const strict = { additionalProperties: false } as const;
const words = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });
const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'a time of day: 09:30' });

const PartOfDay = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z-]{0,29}$', description: 'small letters and hyphens: morning' }),
    name: Type.Object({ fi: words, sv: words, en: words }, strict),
    from: Time,
    to: Time,
  },
  strict,
);

/** `callbacks.json`: when customers who ask for it are called, and how many can be promised it. */
export const CallbacksFile = Type.Object(
  {
    horizonWeekdays: Type.Integer({ minimum: 0, maximum: 10, description: 'how many working days after today can be chosen' }),
    parts: Type.Array(PartOfDay, { minItems: 1, maxItems: 8 }),
    callingHours: Type.Object({ from: Time, to: Time }, strict),
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { minItems: 1, uniqueItems: true }),
    mostAttempts: Type.Integer({ minimum: 1, maximum: 10 }),
    pauseMinutes: Type.Integer({ minimum: 5, maximum: 480, description: 'from a call that reached nobody to the next' }),
    usualCapacity: Type.Integer({ minimum: 0, maximum: 10_000, description: 'of a part of a day of which no shifts are known' }),
    noticeMinutes: Type.Integer({ minimum: 0, maximum: 480, description: 'a part of today is offered while so much of it is left' }),
    expiresAfterWeekdays: Type.Integer({ minimum: 0, maximum: 10, description: 'working days after the promised day' }),
  },
  strict,
);
export type CallbacksFile = Type.Static<typeof CallbacksFile>;

/** Parts lie within the calling hours, in order, and no two overlap. */
export function checkCallbacks({ parts, callingHours }: CallbacksFile, report: Report): void {
  const file = 'callbacks.json';
  if (callingHours.to <= callingHours.from) report(file, '/callingHours', 'the hours end before they begin');
  for (const [index, { id, from, to }] of parts.entries()) {
    const before = parts[index - 1];
    if (to <= from) report(file, `/parts/${index}`, `“${id}” ends before it begins`);
    if (from < callingHours.from || to > callingHours.to) report(file, `/parts/${index}`, `“${id}” is not within the calling hours`);
    if (before && from < before.to) report(file, `/parts/${index}`, `“${id}” begins before “${before.id}” ends`);
    if (parts.findIndex((part) => part.id === id) < index) report(file, `/parts/${index}/id`, `“${id}” is there twice`);
  }
}
