import { sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Period } from '#server/platform/clock/period.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Format } from '../tables/table-file.ts';
import type { Rhythm } from './rhythm.ts';

/** A figure that somebody ordered by e-mail. `nextOn` is an ISO day. */
export type ExportOrder = {
  scheduleId: string;
  figure: string;
  format: Format;
  language: Language;
  every: Rhythm;
  email: string;
};

export type ExportLine = ExportOrder & {
  madeBy: string;
  nextOn: string;
  lastSentAt: Date | null;
  /** A code without personal data; null when the last sending went well, or none has ended yet. */
  lastProblem: string | null;
  isWaiting: boolean;
};

/** More than an agency reads. */
export const mostExports = 100;

/** Keeps an order. The same id sent twice is one order. @throws Refusal `too-many-exports`. */
export async function addExport(
  database: Database,
  { scheduleId, figure, format, language, every, email }: ExportOrder,
  made: { by: string; at: Date; nextOn: string },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // Who orders at the same moment comes after: otherwise each would count without the other.
    await sql`select pg_advisory_xact_lock(hashtextextended('export_schedule', 0))`.execute(transaction);
    const { isThere, count } = await transaction
      .selectFrom('export_schedule')
      .select((eb) => [
        eb.fn.countAll<number>().filterWhere('ended_at', 'is', null).as('count'),
        sql<boolean>`coalesce(bool_or(schedule_id = ${scheduleId}), false)`.as('isThere'),
      ])
      .executeTakeFirstOrThrow();
    if (isThere) return;
    if (count >= mostExports) throw new Refusal('too-many-exports');
    await transaction
      .insertInto('export_schedule')
      .values({ schedule_id: scheduleId, figure, format, language, every, email, made_by: made.by, made_at: made.at, next_on: made.nextOn })
      .execute();
  });
}

/** The orders that have not ended, by when they are sent next. */
export async function listExports(database: Database): Promise<ExportLine[]> {
  const rows = await database
    .selectFrom('export_schedule as s')
    .innerJoin('clerk as c', 'c.clerk_id', 's.made_by')
    .select((eb) => [
      's.schedule_id as scheduleId',
      's.figure',
      's.format',
      's.language',
      's.every',
      's.email',
      's.next_on as nextOn',
      's.last_sent_at as lastSentAt',
      's.last_problem as lastProblem',
      'c.name as madeBy',
      eb
        .exists(
          eb
            .selectFrom('export_sending as w')
            .select('w.sending_id')
            .whereRef('w.schedule_id', '=', 's.schedule_id')
            .where('w.state', '=', 'waiting'),
        )
        .as('isWaiting'),
    ])
    .where('s.ended_at', 'is', null)
    .orderBy('s.next_on')
    .orderBy('s.schedule_id')
    .limit(mostExports)
    .execute();
  return rows.map((row) => ({ ...row, ...known(row), isWaiting: Boolean(row.isWaiting) }));
}

/** False when there is no such order, or it has ended already. */
export async function endExport(database: Database, scheduleId: string, at: Date): Promise<boolean> {
  const ended = await database
    .updateTable('export_schedule')
    .set({ ended_at: at })
    .where('schedule_id', '=', scheduleId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

export async function findRhythm(transaction: Transaction, scheduleId: string): Promise<Rhythm | undefined> {
  const row = await transaction
    .selectFrom('export_schedule')
    .select('every')
    .where('schedule_id', '=', scheduleId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  // The database knows the same three rhythms.
  return row?.every as Rhythm | undefined;
}

/** The orders whose day has come, held so that another node passes them by; those that still wait for an earlier sending not. */
export async function takeDue(transaction: Transaction, today: string): Promise<{ scheduleId: string; every: Rhythm; nextOn: string }[]> {
  const { rows } = await sql<{ scheduleId: string; every: Rhythm; nextOn: string }>`
    select s.schedule_id as "scheduleId", s.every, s.next_on as "nextOn" from export_schedule s
    where s.ended_at is null and s.next_on <= ${today}
      and not exists (select from export_sending w where w.schedule_id = s.schedule_id and w.state = 'waiting')
    order by s.next_on limit ${mostExports} for update skip locked`.execute(transaction);
  return rows;
}

/** Begins a sending, unless one waits already. Returns whether it did. */
export async function beginSending(
  transaction: Transaction,
  { scheduleId, sendingId, period, at }: { scheduleId: string; sendingId: string; period: Period; at: Date },
): Promise<boolean> {
  const begun = await transaction
    .insertInto('export_sending')
    .values({ schedule_id: scheduleId, sending_id: sendingId, from_on: period.from, to_on: period.to, begun_at: at, state: 'waiting' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return begun.numInsertedOrUpdatedRows === 1n;
}

export async function setNextDay(transaction: Transaction, scheduleId: string, nextOn: string): Promise<void> {
  await transaction.updateTable('export_schedule').set({ next_on: nextOn }).where('schedule_id', '=', scheduleId).execute();
}

export type SendingKey = { scheduleId: string; sendingId: string };

/** A sending that is not settled, with its order; undefined when it was sent or has failed. */
export async function findWaitingSending(database: Database, { scheduleId, sendingId }: SendingKey) {
  const row = await database
    .selectFrom('export_sending as w')
    .innerJoin('export_schedule as s', 's.schedule_id', 'w.schedule_id')
    .select(['s.figure', 's.format', 's.language', 's.every', 's.email', 's.ended_at as endedAt', 'w.from_on as from', 'w.to_on as to'])
    .where('w.schedule_id', '=', scheduleId)
    .where('w.sending_id', '=', sendingId)
    .where('w.state', '=', 'waiting')
    .executeTakeFirst();
  return row && { ...row, ...known(row), scheduleId, isEnded: row.endedAt !== null, period: { from: row.from, to: row.to } };
}

/** Writes how a sending went. One with a problem that is not `final` goes on waiting. Settled ones are left as they are. */
export async function settleSending(
  database: Database,
  { scheduleId, sendingId }: SendingKey,
  { problem, isFinal, at }: { problem: string | null; isFinal: boolean; at: Date },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    if (isFinal) {
      const settled = await transaction
        .updateTable('export_sending')
        .set({ state: problem === null ? 'sent' : 'failed', settled_at: at, problem })
        .where('schedule_id', '=', scheduleId)
        .where('sending_id', '=', sendingId)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      if (settled.numUpdatedRows !== 1n) return;
    }
    await transaction
      .updateTable('export_schedule')
      .set(problem === null ? { last_sent_at: at, last_problem: null } : { last_problem: problem })
      .where('schedule_id', '=', scheduleId)
      .execute();
  });
}

/** What the database's own constraints, or ordering.ts, let in. */
function known(row: { format: string; language: string; every: string }) {
  // As above: nothing else is ever written to these columns.
  return { format: row.format as Format, language: row.language as Language, every: row.every as Rhythm };
}
