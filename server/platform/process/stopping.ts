import type { Logger } from 'pino';
import { describeError } from '../log/log.ts';

/** One thing to be stopped, and how long it may take before it is left behind. */
export interface Stoppable {
  readonly name: string;
  readonly stop: () => Promise<unknown>;
}

const mostMilliseconds = 9000;

/**
 * Stops the parts of the program in the order opposite to their start when the system asks for it: then the exit
 * code is 0, within ten seconds. A second signal, or an error that nobody caught, does not wait.
 */
export class Stopping {
  readonly #parts: Stoppable[] = [];
  #isUnderWay = false;
  #log: Logger | undefined;

  /** A part that has started: it is stopped before all that started earlier. */
  add(name: string, stop: () => Promise<unknown>): void {
    this.#parts.unshift({ name, stop });
  }

  /** Listens to the system. `onSignal` says to people that the program is stopping. */
  listen(log: Logger, onSignal: (signal: string) => void): void {
    this.#log = log;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (this.#isUnderWay) process.exit(1);
        onSignal(signal);
        void this.stopAll(0);
      });
    }
    // The process that started us is gone: nobody is left to stop us later.
    process.on('disconnect', () => void this.stopAll(0));
    process.on('uncaughtException', (error) => this.#fail(error));
    process.on('unhandledRejection', (error) => this.#fail(error));
  }

  #fail(error: unknown): void {
    this.#log?.fatal({ err: error }, 'an error that nobody caught');
    void this.stopAll(1);
  }

  async stopAll(exitCode: number): Promise<never> {
    if (this.#isUnderWay) return new Promise<never>(() => undefined);
    this.#isUnderWay = true;
    setTimeout(() => process.exit(exitCode), mostMilliseconds).unref();
    for (const { name, stop } of this.#parts) {
      try {
        await stop();
      } catch (error) {
        this.#log?.error({ place: name, err: describeError(error) }, 'could not be stopped in order');
      }
    }
    process.exit(exitCode);
  }
}
