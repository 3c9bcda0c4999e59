import { Logger, run, type JobHelpers, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../database/connection.ts';
import type { JobTopic, Payload } from './outbox.ts';
import { mostAttempts, relayAll } from './relay.ts';
import { type Routine, startRoutines } from './routine.ts';
import { type RelayWaking, wakingAfter } from './waking.ts';

/** `attempt` counts from 1; after the last one the job stays where it is, with its error. */
export type Attempt = { attempt: number; isLast: boolean };

/** Does a job. It may be called again for the same payload, also after it succeeded: it must see that and do nothing. */
export type Handler = (payload: Payload, attempt: Attempt) => Promise<void>;
export type Handlers = Record<JobTopic, Handler>;

export type JobParts = {
  database: Database;
  /** Address of the database without a pooler between: the runner listens on it. */
  directUrl: string;
  log: FastifyBaseLogger;
  handlers: Handlers;
  routines: readonly Routine[];
  /** What wakes the relay between its regular runs. */
  relayWaking: RelayWaking;
};

export type RunningJobs = {
  /** Takes what waits in the outbox at once, instead of within half a second. */
  relay(): Promise<void>;
  /** Waits for what is being done, then ends. */
  stop(): Promise<void>;
};

const jobsAtOnce = 4;

/**
 * Starts the relay, the runner of jobs and the routines of this node. Any number of nodes may do so. A job that fails
 * is tried again after 3, 7, 20, 55 seconds and so on up to six hours.
 */
export async function runJobs({ database, directUrl, log, handlers, routines, relayWaking }: JobParts): Promise<RunningJobs> {
  const runner = await run({
    connectionString: directUrl,
    maxPoolSize: jobsAtOnce + 2,
    concurrency: jobsAtOnce,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quietLogger(log),
    taskList: taskList(handlers, log, relayWaking.wake),
  });
  const own: Routine[] = [
    { name: 'relay', everySeconds: 0.5, run: () => relayAll(database) },
    { name: 'fold-tallies', everySeconds: 5, run: () => foldTallies(database) },
  ];
  const started = startRoutines([...own, ...routines], log);
  const endWaking = relayWaking.begin(() =>
    relayAll(database).catch((error: unknown) => log.error({ job: 'relay', err: error }, 'the relay failed')),
  );
  return {
    relay: () => relayAll(database),
    stop: async () => {
      endWaking();
      await started.stop();
      await runner.stop();
    },
  };
}

/** Folds what was counted into days, until little is left; one node at a time does it, the others pass. */
async function foldTallies(database: Database): Promise<void> {
  const most = 20_000;
  let folded = most;
  while (folded === most) {
    const { rows } = await sql<{ folded: number }>`select fold_tallies(${most}) as folded`.execute(database);
    folded = rows[0]?.folded ?? 0;
  }
}

function taskList(handlers: Handlers, log: FastifyBaseLogger, wake: () => void): TaskList {
  return Object.fromEntries(Object.entries(handlers).map(([topic, handler]) => [topic, taskOf(topic, handler, log, wake)]));
}

function taskOf(topic: string, handler: Handler, log: FastifyBaseLogger, wake: () => void) {
  return async (payload: unknown, { job }: JobHelpers): Promise<void> => {
    const attempt = { attempt: job.attempts, isLast: job.attempts >= Math.min(job.max_attempts, mostAttempts) };
    try {
      // Payloads come from addToOutbox and submit_application, which write ids by name and nothing else.
      await wakingAfter(wake, () => handler(payload as Payload, attempt));
    } catch (error) {
      log.warn({ job: topic, attempt: attempt.attempt, err: error }, 'a job failed');
      // The runner keeps the message for good: a driver's own can repeat what people wrote.
      throw new Error(`${topic}: ${kindOf(error)}`, { cause: error });
    }
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}

/** The runner's own lines repeat payloads and messages: only that something went wrong is passed on. */
function quietLogger(log: FastifyBaseLogger): Logger {
  return new Logger((scope) => (level) => {
    // A failed job has been told by its task already.
    if (level === 'error' && scope.jobId === undefined) log.error({ job: scope.label ?? 'runner' }, 'the runner of jobs reports an error');
  });
}
