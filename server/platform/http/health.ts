import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/connection.ts';
import { listMissing } from '../database/migrate.ts';
import { json, openRoute, type Route } from './route.ts';

const patienceMilliseconds = 3000;

/** For load balancers: `/health` while the process lives, `/ready` while it can serve. */
export function healthRoutes({ database }: { database: Database }): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/health',
      summary: 'Whether the process is alive',
      answer: async () => json({ status: 'alive' }),
    }),
    openRoute({
      method: 'GET',
      path: '/ready',
      summary: 'Whether the database answers and has every migration',
      answer: async () => {
        const problem = await findProblem(database);
        return problem === undefined ? json({ status: 'ready' }) : json({ status: 'not-ready', reason: problem }, 503);
      },
    }),
  ];
}

async function findProblem(database: Database): Promise<'database' | 'migrations' | undefined> {
  try {
    const applied = await Promise.race([
      database.selectFrom('migration').select('name').execute(),
      sleep(patienceMilliseconds, undefined, { ref: false }),
    ]);
    if (applied === undefined) return 'database';
    const missing = await listMissing(applied.map(({ name }) => name));
    return missing.length > 0 ? 'migrations' : undefined;
  } catch {
    return 'database';
  }
}
