import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { type DailyFigure, holdTallies, replaceDailyFigures } from '#server/platform/figures/daily-figure.ts';
import { compareSums, countDailyFigures, listDailyFigures } from './queries.ts';
import { compareHourCounts, recountHours } from './waiting/queries.ts';

/** A day whose figure is not what its events say. `shown` or `events` is undefined where the other has no row. */
export type Difference = { key: string; shown: string | undefined; events: string | undefined };

/** Compares every figure with a count of the events themselves, as both were at one moment. */
export async function compareFigures(database: Database, timeZone: string): Promise<Difference[]> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const erasedBefore = await findErasedBefore(transaction);
      const isRecountable = recountableSince(erasedBefore);
      const shown = byKey((await listDailyFigures(transaction, timeZone)).filter(isRecountable));
      const events = byKey((await countDailyFigures(transaction, timeZone)).filter(isRecountable));
      const days = [...new Set([...shown.keys(), ...events.keys()])]
        .sort()
        .filter((key) => shown.get(key) !== events.get(key))
        .map((key) => ({ key, shown: shown.get(key), events: events.get(key) }));
      return [...days, ...(await compareSums(transaction)), ...(await compareHourCounts(transaction, timeZone, erasedBefore))];
    });
}

/** The day from before which something was erased: whatever happened before it stays as it was counted. */
async function findErasedBefore(transaction: Transaction): Promise<string | undefined> {
  const { erasedBefore } = await transaction
    .selectFrom('erasure_run')
    .select((row) => row.fn.max('before_on').as('erasedBefore'))
    .where('is_dry', '=', false)
    .where('erased', '>', 0)
    .executeTakeFirstOrThrow();
  return erasedBefore ?? undefined;
}

/**
 * Tells which figures can be counted again. Drafts are deleted when they are sent or given up: nothing is left of which of
 * their pages were filled in.
 */
function recountableSince(erasedBefore: string | undefined): (figure: DailyFigure) => boolean {
  return ({ day, measure }) => measure !== 'form-pages-completed' && (erasedBefore === undefined || day >= erasedBefore);
}

function byKey(figures: readonly DailyFigure[]): Map<string, string> {
  return new Map(
    figures.map(({ day, measure, channel, benefit, detail, counted, total }) => [
      [day, measure, channel, benefit, detail].join(' | '),
      `${counted} (${total})`,
    ]),
  );
}

/** Builds all daily figures anew from the events. Those who count wait meanwhile; nothing is lost or counted twice. */
export async function repairFigures(database: Database, timeZone: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await holdTallies(transaction);
    const erasedBefore = await findErasedBefore(transaction);
    const isRecountable = recountableSince(erasedBefore);
    await recountHours(transaction, timeZone, erasedBefore);
    const kept = (await listDailyFigures(transaction, timeZone)).filter((figure) => !isRecountable(figure));
    await replaceDailyFigures(transaction, [...(await countDailyFigures(transaction, timeZone)).filter(isRecountable), ...kept]);
  });
}
