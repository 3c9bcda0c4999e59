import type { Database } from '#server/platform/database/connection.ts';

const mostRows = 400;

export type RunLine = { rule: string; firstKeptOn: string; items: number; rows: number; files: number };
/** `endedAt` is null while a rule is at work, or when the run stopped in it. */
export type Run = { runId: string; at: Date; isDry: boolean; isWhole: boolean; lines: RunLine[] };

/** The last runs and counts, the newest first, each with what it did by rule. */
export async function listRuns(database: Database): Promise<Run[]> {
  const rows = await database
    .selectFrom('erasure_run')
    .select([
      'run_id as runId',
      'at',
      'is_dry as isDry',
      'rule',
      'before_on as firstKeptOn',
      'erased as items',
      'rows_erased as rows',
      'files_freed as files',
      'ended_at as endedAt',
    ])
    .orderBy('at', 'desc')
    .orderBy('run_id')
    .orderBy('rule')
    .limit(mostRows)
    .execute();
  const runs = new Map<string, Run>();
  for (const { runId, at, isDry, endedAt, ...line } of rows) {
    const run = runs.get(runId) ?? { runId, at, isDry, isWhole: true, lines: [] };
    run.lines.push(line);
    run.isWhole &&= endedAt !== null;
    runs.set(runId, run);
  }
  return [...runs.values()];
}
