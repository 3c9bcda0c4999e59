import type { House } from '#server/house.ts';
import type { By } from './events.ts';
import { addShifts, type NewShift, type ShiftChannel } from './shifts.ts';

/** A shift as another system sends it. */
type Row = { id: string; clerkId: string; from: string; to: string; channels: ShiftChannel[] };
export type TakenIn = { added: string[]; unchanged: string[]; faults: { id: string; reason: string }[] };

const fiveMinutes = 300_000;
const longest = 16 * 3_600_000;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Adds the shifts of a place that another system sends: each bad row is named, the rest is added. Sent again, nothing changes. */
export async function takeInShifts(
  { database, agency }: Pick<House, 'database' | 'agency'>,
  by: By,
  placeId: string,
  rows: readonly Row[],
): Promise<TakenIn> {
  const known = await database
    .selectFrom('clerk')
    .select('clerk_id as id')
    .where('role', '=', 'clerk')
    .where('is_active', '=', true)
    .where('clerk_id', 'in', [...new Set(rows.map(({ clerkId }) => clerkId).filter((id) => uuid.test(id)))].concat(nobody))
    .execute();
  const clerks = new Set(known.map(({ id }) => id));
  const result: TakenIn = { added: [], unchanged: [], faults: [] };
  const sound = new Map<string, NewShift[]>();
  const seen = new Set<string>();
  for (const row of rows) {
    const shift = { shiftId: row.id, from: new Date(row.from), to: new Date(row.to), channels: row.channels };
    const reason = seen.has(row.id) ? 'the id stands twice' : faultOf(row, shift, clerks);
    seen.add(row.id);
    if (reason === undefined) sound.set(row.clerkId, [...(sound.get(row.clerkId) ?? []), shift]);
    else result.faults.push({ id: row.id, reason });
  }
  // Always in one order, so that two senders never wait for each other.
  const inOrder = [...sound].toSorted(([one], [other]) => (one < other ? -1 : 1));
  await database.transaction().execute(async (transaction) => {
    for (const [clerkId, shifts] of inOrder) {
      const taken = await addShifts(transaction, by, { clerkId, placeId }, shifts, { isAllOrNone: false, timeZone: agency.timeZone });
      result.added.push(...taken.added);
      result.unchanged.push(...taken.unchanged);
      result.faults.push(
        ...taken.overlapping.map((id) => ({ id, reason: 'overlaps another shift of the clerk, or the id is of another shift' })),
      );
    }
  });
  return result;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** So that the list is never empty. */
const nobody = ['00000000-0000-0000-0000-000000000000'];

function faultOf({ clerkId, from, to }: Row, shift: NewShift, clerks: ReadonlySet<string>): string | undefined {
  if (!clerks.has(clerkId)) return 'no such clerk is at work';
  const [begins, ends] = [shift.from.getTime(), shift.to.getTime()];
  if (!instant.test(from) || !instant.test(to) || Number.isNaN(begins) || Number.isNaN(ends))
    return 'from and to are instants with an offset';
  if (begins % fiveMinutes !== 0 || ends % fiveMinutes !== 0) return 'from and to are in whole five minutes';
  if (ends <= begins || ends - begins > longest) return 'a shift ends after it begins, within 16 hours';
  return undefined;
}
