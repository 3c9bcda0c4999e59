import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { dayNumberOf } from '#server/platform/clock/wall-time.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import type { By } from './events.ts';
import { readChannels, readDays, readPattern, readTimes, type ShiftFault, seenBrokenOf } from './form.ts';
import { stretchesOf, stretchOn } from './recurring.ts';
import { addShifts, type Change, changeShift, endShifts, type Shift, type Worker } from './shifts.ts';

/** What became of a form: faults in it, days on which the worker is at work already, or so many shifts. */
export type FormAnswer =
  | { kind: 'faults'; faults: readonly ShiftFault[] }
  | { kind: 'overlaps'; days: readonly string[] }
  | { kind: 'added'; count: number; holidays: number }
  | Change;

type Changing = Pick<House, 'database' | 'agency'>;

/** Adds the shifts of a form: every week alike, all of them or none. */
export async function addFromForm(
  { database, agency }: Changing,
  by: By,
  worker: Worker | undefined,
  form: PostedForm,
): Promise<FormAnswer> {
  const { timeZone } = agency;
  const { pattern, faults } = readPattern(form, dayOf(by.at, timeZone));
  const all: ShiftFault[] = worker ? faults : [{ field: 'worker', code: 'worker' }, ...faults];
  if (!worker || all.length > 0) return { kind: 'faults', faults: all };
  const { stretches, holidays } = stretchesOf(pattern, agency);
  const channels = readChannels(form);
  const shifts = stretches.filter(({ to }) => to > by.at).map((stretch) => ({ ...stretch, shiftId: newId(), channels }));
  const { added, overlapping } = await database
    .transaction()
    .execute((transaction) => addShifts(transaction, by, worker, shifts, { isAllOrNone: true, timeZone }));
  if (overlapping.length === 0) return { kind: 'added', count: added.length, holidays };
  const met = new Set(overlapping);
  return { kind: 'overlaps', days: shifts.filter(({ shiftId }) => met.has(shiftId)).map(({ from }) => dayOf(from, timeZone)) };
}

/** Takes away a worker's shifts of the days of a form. */
export async function endFromForm(
  { database, agency }: Changing,
  by: By,
  worker: Worker | undefined,
  form: PostedForm,
): Promise<FormAnswer> {
  const { timeZone } = agency;
  const { period, faults } = readDays(form, dayOf(by.at, timeZone));
  const all: ShiftFault[] = worker ? faults : [{ field: 'worker', code: 'worker' }, ...faults];
  if (!worker || all.length > 0) return { kind: 'faults', faults: all };
  const from = stretchOn(dayNumberOf(period.fromDay), 0, 0, timeZone).from;
  const to = stretchOn(dayNumberOf(period.toDay) + 1, 0, 0, timeZone).from;
  const seenBroken = seenBrokenOf(form);
  return database.transaction().execute(async (transaction) => {
    const ids = await findShiftsOf(transaction, worker, { from, to });
    return endShifts(transaction, { ...by, seenBroken, timeZone }, ids);
  });
}

async function findShiftsOf(transaction: Transaction, worker: Worker, { from, to }: { from: Date; to: Date }): Promise<string[]> {
  let query = transaction
    .selectFrom('work_shift')
    .select('shift_id')
    .where('resource_id', '=', 'clerkId' in worker ? worker.clerkId : worker.interpreterId)
    .where('from_at', '>=', from)
    .where('from_at', '<', to);
  if ('clerkId' in worker) query = query.where('place_id', '=', worker.placeId);
  return (await query.execute()).map(({ shift_id: id }) => id);
}

/** Changes one shift as a form says; its day stays. */
export async function changeFromForm({ database, agency }: Changing, by: By, shift: Shift, form: PostedForm): Promise<FormAnswer> {
  const { timeZone } = agency;
  const { fromMinute, toMinute, faults } = readTimes(form);
  if (faults.length > 0) return { kind: 'faults', faults };
  const stretch = stretchOn(dayNumberOf(dayOf(shift.from, timeZone)), fromMinute, toMinute, timeZone);
  if (stretch.to <= by.at) return { kind: 'faults', faults: [{ field: 'toTime', code: 'past' }] };
  const after = { ...stretch, channels: readChannels(form) };
  const seen = { ...by, seenBroken: seenBrokenOf(form), timeZone };
  return database.transaction().execute((transaction) => changeShift(transaction, seen, shift.shiftId, after));
}
