import type { House } from '#server/house.ts';
import type { By } from '#server/people/roster/events.ts';
import { readPattern, type ShiftFault } from '#server/people/roster/form.ts';
import { type Stretch, stretchesOf, stretchOn } from '#server/people/roster/recurring.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { dayNumberOf } from '#server/platform/clock/wall-time.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import { addBlackout, type Blackout, listOverlaps, listResources, listWork, type Overlap } from './blackouts.ts';

export type BlackoutFault = ShiftFault | { field: 'resource'; code: 'resource' } | { field: 'reason'; code: 'reason' };
export type Answer =
  | { kind: 'faults'; faults: readonly BlackoutFault[] }
  | { kind: 'overlaps'; overlaps: readonly Overlap[] }
  | { kind: 'added'; count: number };

/** Everybody who is at work then. */
export const everybody = 'everybody';

/** Takes the time of a form away from what can be booked: once, or on days of the week from one day to another. */
export async function addFromForm({ database, agency }: House, by: By, placeId: string, form: PostedForm): Promise<Answer> {
  const { timeZone } = agency;
  const { pattern, faults: found } = readPattern(onItsOwnDay(form), dayOf(by.at, timeZone));
  const faults: BlackoutFault[] = [...found];
  const reason = (singleValue(form, 'reason') ?? '').trim();
  if (reason.length < 3 || reason.length > 200) faults.push({ field: 'reason', code: 'reason' });
  if (faults.length > 0) return { kind: 'faults', faults };
  const whole = wholeOf(pattern.fromDay, pattern.toDay, timeZone);
  const chosen = singleValue(form, 'resource');
  const resources = (await listResources(database, placeId, whole)).filter(
    ({ id, kind }) => id === chosen || (chosen === everybody && kind === 'clerk'),
  );
  if (resources.length === 0) return { kind: 'faults', faults: [{ field: 'resource', code: 'resource' }] };
  const work = await listWork(database, placeId, whole);
  const { stretches } = stretchesOf(pattern, agency);
  const blackouts = resources.flatMap((resource) =>
    stretches
      // Of everybody only those who are at work then are meant.
      .filter(
        ({ from, to }) => chosen !== everybody || work.some((shift) => shift.id === resource.id && shift.from < to && shift.to > from),
      )
      .map((stretch): Blackout => ({ ...stretch, resource, reason })),
  );
  try {
    await database.transaction().execute((transaction) => addBlackout(transaction, by, placeId, blackouts, timeZone));
  } catch (error) {
    if (!isTaken(error)) throw error;
    return { kind: 'overlaps', overlaps: await listOverlaps(database, blackouts) };
  }
  return { kind: 'added', count: blackouts.length };
}

const isTaken = (error: unknown) =>
  typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === 'one_booking_at_a_time';

/** Where no day of the week is chosen it is once: on the first day. */
function onItsOwnDay(form: PostedForm): PostedForm {
  if ((form.get('weekdays') ?? []).length > 0) return form;
  return new Map([...form, ['weekdays', ['1', '2', '3', '4', '5', '6', '7']] as const, ['toDay', ['']] as const]);
}

/** From the beginning of one ISO day to the end of another. */
export function wholeOf(fromDay: string, toDay: string, timeZone: string): Stretch {
  return { from: stretchOn(dayNumberOf(fromDay), 0, 0, timeZone).from, to: stretchOn(dayNumberOf(toDay) + 1, 0, 0, timeZone).from };
}
