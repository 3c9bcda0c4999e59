import { sql } from 'kysely';
import { dayOf } from '#server/platform/clock/clock.ts';
import { minuteOf, wallTimeAt } from '#server/platform/clock/wall-time.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type Broken, listBroken } from './broken.ts';
import { type By, recordRosterEvent } from './events.ts';
import { type Stretch, writeTime } from './recurring.ts';

/** In which ways appointments may be booked in a shift. */
export const shiftChannels = ['office', 'phone', 'video'] as const;
export type ShiftChannel = (typeof shiftChannels)[number];

/** A clerk at a place, or an interpreter: at one place, or, with null, wherever they are needed. */
export type Worker = { clerkId: string; placeId: string } | { interpreterId: string; placeId: string | null };
export type NewShift = Stretch & { shiftId: string; channels: readonly ShiftChannel[] };

export type Added = {
  /** Ids of shifts that are there now, and of those that were there already, just so. */
  added: string[];
  unchanged: string[];
  /** Not added: at work elsewhere then, or by another shift of the same id. */
  overlapping: string[];
};

/**
 * Adds shifts of one worker; one sent again is left as it is. With `isAllOrNone` nothing is added when one of them overlaps. Of many who
 * add at once one comes after the other.
 */
export async function addShifts(
  transaction: Transaction,
  by: By,
  worker: Worker,
  shifts: readonly NewShift[],
  { isAllOrNone, timeZone }: { isAllOrNone: boolean; timeZone: string },
): Promise<Added> {
  const workerId = 'clerkId' in worker ? worker.clerkId : worker.interpreterId;
  await lockShiftsOf(transaction, workerId);
  const sent = JSON.stringify(shifts.map(({ shiftId, from, to, channels }) => ({ id: shiftId, from, to, channels })));
  const { rows: met } = await sql<{ id: string; isSame: boolean }>`
    select w.id, bool_or(s.shift_id = w.id and s.resource_id = ${workerId}::uuid and s.place_id is not distinct from ${worker.placeId}
      and s.from_at = w.from and s.to_at = w.to and s.channels = array(select jsonb_array_elements_text(w.channels))) as "isSame"
    from jsonb_to_recordset(${sent}::jsonb) w (id uuid, "from" timestamptz, "to" timestamptz, channels jsonb)
    join work_shift s on s.shift_id = w.id or (s.resource_id = ${workerId}::uuid and tstzrange(s.from_at, s.to_at) && tstzrange(w.from, w.to))
    group by w.id`.execute(transaction);
  const known = new Map(met.map(({ id, isSame }) => [id, isSame]));
  const result: Added = { added: [], unchanged: [], overlapping: [] };
  const fitting: NewShift[] = [];
  for (const shift of shifts.toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
    const isSame = known.get(shift.shiftId);
    const last = fitting.at(-1);
    if (isSame === true) result.unchanged.push(shift.shiftId);
    else if (isSame === false || (last && (last.to > shift.from || last.shiftId === shift.shiftId))) result.overlapping.push(shift.shiftId);
    else fitting.push(shift);
  }
  const [first] = fitting;
  const last = fitting.at(-1);
  if (!first || !last || (isAllOrNone && result.overlapping.length > 0)) return result;
  const columns = 'clerkId' in worker ? { clerk_id: worker.clerkId } : { interpreter_id: worker.interpreterId };
  for (let at = 0; at < fitting.length; at += 500)
    await transaction
      .insertInto('work_shift')
      .values(
        fitting.slice(at, at + 500).map(({ shiftId, from, to, channels }) => ({
          shift_id: shiftId,
          ...columns,
          place_id: worker.placeId,
          from_at: from,
          to_at: to,
          channels: [...channels],
        })),
      )
      .execute();
  await recordRosterEvent(transaction, by, 'shifts-added', worker, {
    count: fitting.length,
    from: dayOf(first.from, timeZone),
    to: dayOf(last.from, timeZone),
    hours: hoursOf(first, timeZone),
  });
  return { ...result, added: fitting.map(({ shiftId }) => shiftId) };
}

/** Changed, or what would break and has not been seen: then nothing was changed. */
export type Change = { kind: 'changed'; count: number } | { kind: 'breaks'; broken: readonly Broken[] };

/** Who changes, and how many broken appointments they were shown. */
export type SeenBy = By & { seenBroken: number; timeZone: string };

/**
 * Sets the hours and channels of one shift. When appointments no longer fit in and not just so many were shown before, nothing is changed
 * and they are given back. Refuses `not-found`, `shift-overlaps`, `shift-is-over`.
 */
export async function changeShift(
  transaction: Transaction,
  { seenBroken, timeZone, ...by }: SeenBy,
  shiftId: string,
  after: Stretch & { channels: readonly ShiftChannel[] },
): Promise<Change> {
  const before = await getShift(transaction, shiftId);
  if (before.to <= by.at) throw new Refusal('shift-is-over');
  await lockShiftsOf(transaction, before.workerId);
  await lockTime(transaction, [shiftId]);
  const broken = await listBroken(transaction, [{ shiftId, after }], by.at);
  if (broken.length > 0 && broken.length !== seenBroken) return { kind: 'breaks', broken };
  const { numUpdatedRows } = await transaction
    .updateTable('work_shift')
    .set({ from_at: after.from, to_at: after.to, channels: [...after.channels] })
    .where('shift_id', '=', shiftId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('not-found');
  await recordRosterEvent(transaction, by, 'shift-changed', before, {
    from: dayOf(before.from, timeZone),
    hours: [...hoursOf(before, timeZone), ...hoursOf(after, timeZone)],
    ...(broken.length > 0 && { broken: broken.length }),
  });
  return { kind: 'changed', count: 1 };
}

/**
 * Takes shifts of one worker away; what has begun ends now, and what is over stays. When appointments lie in them and not just so many
 * were shown before, nothing is changed and they are given back.
 */
export async function endShifts(
  transaction: Transaction,
  { seenBroken, timeZone, ...by }: SeenBy,
  shiftIds: readonly string[],
): Promise<Change> {
  await lockTime(transaction, shiftIds);
  const shifts = await transaction
    .selectFrom('work_shift')
    .select(['shift_id as shiftId', 'clerk_id as clerkId', 'interpreter_id as interpreterId', 'place_id as placeId'])
    .select(['from_at as from', 'to_at as to', 'channels'])
    .where('shift_id', 'in', [...shiftIds])
    .where('to_at', '>', by.at)
    .orderBy('from_at')
    .execute();
  const [first] = shifts;
  const last = shifts.at(-1);
  if (!first || !last) return { kind: 'changed', count: 0 };
  const now = new Date(Math.ceil(by.at.getTime() / 300_000) * 300_000);
  const after = shifts.map(({ shiftId, from, to, channels }) => ({
    shiftId,
    after: from < by.at && now < to ? { from, to: now, channels } : null,
  }));
  const broken = await listBroken(transaction, after, by.at);
  if (broken.length > 0 && broken.length !== seenBroken) return { kind: 'breaks', broken };
  const begun = after.flatMap((one) => (one.after ? [one.shiftId] : []));
  const coming = shifts.flatMap(({ shiftId, from }) => (from >= by.at ? [shiftId] : []));
  if (begun.length > 0) await transaction.updateTable('work_shift').set({ to_at: now }).where('shift_id', 'in', begun).execute();
  if (coming.length > 0) await transaction.deleteFrom('work_shift').where('shift_id', 'in', coming).execute();
  await recordRosterEvent(transaction, by, 'shifts-ended', first, {
    count: begun.length + coming.length,
    from: dayOf(first.from, timeZone),
    to: dayOf(last.from, timeZone),
    hours: hoursOf(first, timeZone),
    ...(broken.length > 0 && { broken: broken.length }),
  });
  return { kind: 'changed', count: begun.length + coming.length };
}

export type Shift = Stretch & {
  shiftId: string;
  clerkId: string | null;
  interpreterId: string | null;
  workerId: string;
  /** Of the clerk or interpreter. */
  name: string;
  placeId: string | null;
  channels: readonly ShiftChannel[];
};

/** Refuses `not-found`. */
export async function getShift(database: Database | Transaction, shiftId: string): Promise<Shift> {
  const found = await database
    .selectFrom('work_shift as s')
    .leftJoin('clerk as c', 'c.clerk_id', 's.clerk_id')
    .leftJoin('interpreter as i', 'i.interpreter_id', 's.interpreter_id')
    .select(['s.shift_id as shiftId', 's.clerk_id as clerkId', 's.interpreter_id as interpreterId', 's.resource_id as workerId'])
    .select(({ fn }) => [
      's.place_id as placeId',
      's.from_at as from',
      's.to_at as to',
      's.channels',
      fn.coalesce('c.name', 'i.name').as('name'),
    ])
    .where('s.shift_id', '=', shiftId)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  // The table keeps to the channels, and to one clerk or interpreter.
  return found as unknown as Shift;
}

async function lockShiftsOf(transaction: Transaction, workerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('shifts of ' || ${workerId}, 0))`.execute(transaction);
}

async function lockTime(transaction: Transaction, shiftIds: readonly string[]): Promise<void> {
  await sql`select lock_time_of_shifts(${[...shiftIds]}::uuid[])`.execute(transaction);
}

const hoursOf = ({ from, to }: Stretch, timeZone: string): [string, string] => [timeOn(from, timeZone), timeOn(to, timeZone)];
const timeOn = (at: Date, timeZone: string) => writeTime(wallTimeAt(timeZone, minuteOf(at)).minute);
