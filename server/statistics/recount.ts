import type { Database } from '#server/platform/database/connection.ts';
import { type DailyFigure, holdTallies, replaceDailyFigures } from '#server/platform/figures/daily-figure.ts';
import { countDailyFigures, listDailyFigures } from './queries.ts';

/** A day whose figure is not what its events say. `shown` or `events` is undefined where the other has no row. */
export type Difference = { key: string; shown: string | undefined; events: string | undefined };

/** Compares every figure with a count of the events themselves, as both were at one moment. */
export async function compareFigures(database: Database, timeZone: string): Promise<Difference[]> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const shown = byKey((await listDailyFigures(transaction)).filter(isRecountable));
      const events = byKey(await countDailyFigures(transaction, timeZone));
      return [...new Set([...shown.keys(), ...events.keys()])]
        .sort()
        .filter((key) => shown.get(key) !== events.get(key))
        .map((key) => ({ key, shown: shown.get(key), events: events.get(key) }));
    });
}

/** Drafts are deleted when they are sent or given up: nothing is left to count again which of their pages were filled in. */
function isRecountable({ measure }: DailyFigure): boolean {
  return measure !== 'form-pages-completed';
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
    const kept = (await listDailyFigures(transaction)).filter((figure) => !isRecountable(figure));
    await replaceDailyFigures(transaction, [...(await countDailyFigures(transaction, timeZone)), ...kept]);
  });
}
