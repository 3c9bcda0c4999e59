import { sql } from 'kysely';
import type { Transaction } from '../database/connection.ts';

export type DailyFigure = {
  day: string;
  measure: string;
  channel: string;
  benefit: string;
  detail: string;
  counted: number;
  total: number;
};

/**
 * Holds off everybody who counts or folds, until the transaction ends. What is committed by then can be recounted;
 * what is not will add its tally afterwards.
 */
export async function holdTallies(transaction: Transaction): Promise<void> {
  // A recount of a whole year may take longer than any page may.
  await sql`set local statement_timeout = 0`.execute(transaction);
  await sql`lock table timed_tally, tally in exclusive mode`.execute(transaction);
}

/** Puts recounted days in the place of all that was counted, after `holdTallies`. */
export async function replaceDailyFigures(transaction: Transaction, days: readonly DailyFigure[]): Promise<void> {
  await transaction.deleteFrom('timed_tally').execute();
  await transaction.deleteFrom('tally').execute();
  await transaction.deleteFrom('daily_figure').execute();
  const batch = 1000;
  for (let at = 0; at < days.length; at += batch) {
    await transaction
      .insertInto('daily_figure')
      .values(days.slice(at, at + batch).map((day) => ({ ...day })))
      .execute();
  }
  await sql`select sum_days_up()`.execute(transaction);
}
