import { AsyncLocalStorage } from 'node:async_hooks';
import { asActor } from '../database/acting.ts';

const work = new AsyncLocalStorage<{ hasLeftWord: boolean }>();

/** Notes that the work which is being done has left word in the outbox. */
export function noteWord(): void {
  const noted = work.getStore();
  if (noted) noted.hasLeftWord = true;
}

/** Does a piece of work, whose transactions have ended when it has, and then calls `wake` if it left word in the outbox. */
export async function wakingAfter<T>(wake: () => void, run: () => Promise<T>): Promise<T> {
  const noted = { hasLeftWord: false };
  try {
    return await work.run(noted, run);
  } finally {
    // Also after an error: what was committed before it is to be told.
    if (noted.hasLeftWord) wake();
  }
}

/** Wakes the relay of this node. Until the node's jobs have begun, and after they have ended, it does nothing. */
export class RelayWaking {
  #relay: (() => Promise<void>) | undefined;
  #isRunning = false;
  #isWokenMeanwhile = false;

  /** `relay` takes what waits in the outbox and bears no failing: polling takes what it could not. Gives how to end. */
  begin(relay: () => Promise<void>): () => void {
    this.#relay = relay;
    return () => {
      this.#relay = undefined;
    };
  }

  /** Relays at once; when it is already at it, once more right after, however often it was woken meanwhile. */
  readonly wake = (): void => {
    if (this.#isRunning) this.#isWokenMeanwhile = true;
    else void this.#run();
  };

  async #run(): Promise<void> {
    this.#isRunning = true;
    do {
      this.#isWokenMeanwhile = false;
      // The outbox is the system's, whoever's request has woken us.
      await asActor({ kind: 'system' }, async () => this.#relay?.());
    } while (this.#isWokenMeanwhile);
    this.#isRunning = false;
  }
}
