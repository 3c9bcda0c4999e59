import type { FastifyBaseLogger } from 'fastify';

/** Something done again and again on every node. It must bear being done by two of them at once. */
export type Routine = { name: string; everySeconds: number; run(): Promise<unknown> };

/** Runs each routine with its pause between the runs. One that fails is logged and tried again. `stop` waits for those at work. */
export function startRoutines(routines: readonly Routine[], log: Pick<FastifyBaseLogger, 'error'>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = routines.map((routine) => repeat(routine, stopping.signal, log));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function repeat(routine: Routine, stopping: AbortSignal, log: Pick<FastifyBaseLogger, 'error'>): Promise<void> {
  while (!stopping.aborted) {
    try {
      await routine.run();
    } catch (error) {
      log.error({ job: routine.name, err: error }, 'a routine failed');
    }
    await pause(routine.everySeconds * 1000, stopping);
  }
}

function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  if (stopping.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stopping.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    stopping.addEventListener('abort', done);
  });
}
