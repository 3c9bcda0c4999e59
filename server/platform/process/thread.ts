import { parentPort, Worker } from 'node:worker_threads';

type ThreadOptions = {
  /** The file that the thread runs, a path. It is run by Node itself: its types must be erasable. */
  file: string;
  /** How long one order may take before the thread is ended. */
  mostSeconds: number;
  /**
   * How large the thread's heap may grow. Pixels lie outside the heap: the whole program may grow by twice as much while
   * an order is under way.
   */
  mostMegabytes: number;
  /** How many orders may wait; one more is refused at once. */
  mostWaiting: number;
};

const memoryWatchMilliseconds = 100;

/** Why a thread gave no answer. `failed` tells in the message what went wrong. `out-of-memory` ends the thread. */
export class ThreadFault extends Error {
  readonly reason: 'took-too-long' | 'out-of-memory' | 'too-many' | 'failed';

  constructor(reason: ThreadFault['reason'], message: string = reason) {
    super(message);
    this.reason = reason;
  }
}

/** What a thread sends back for each order: see `answerOrders`. */
type Answered<Reply> = { reply: Reply } | { fault: string };

/**
 * A thread of its own for work that would hold up the server, or that reads what strangers have made. It begins with
 * the first order, takes one after another, and begins anew after one that took too long or ended it. A thread
 * without an order does not keep the program from ending.
 * @throws ThreadFault (the promise) when there is no answer
 */
export function openThread<Reply>(options: ThreadOptions): (order: object) => Promise<Reply> {
  let thread: Worker | undefined;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const begin = () => {
    const begun = beginThread(options);
    begun.once('exit', () => {
      if (thread === begun) thread = undefined;
    });
    return begun;
  };
  const takeTurn = async (order: object): Promise<Reply> => {
    thread ??= begin();
    const answered = await ask<Reply>(thread, order, options).catch((error: unknown) => {
      void thread?.terminate();
      thread = undefined;
      throw error;
    });
    if ('fault' in answered) throw new ThreadFault('failed', answered.fault);
    return answered.reply;
  };
  return (order) => {
    if (waiting > options.mostWaiting) return Promise.reject(new ThreadFault('too-many'));
    waiting += 1;
    const turn = last.then(() => takeTurn(order)).finally(() => (waiting -= 1));
    last = turn.catch(() => undefined);
    return turn;
  };
}

function beginThread({ file, mostMegabytes }: ThreadOptions): Worker {
  const thread = new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
  // An order under way hears of it by a listener of its own; without any listener it would end the program.
  thread.on('error', () => undefined);
  return thread;
}

function ask<Reply>(thread: Worker, order: object, { mostSeconds, mostMegabytes }: ThreadOptions): Promise<Answered<Reply>> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered<Reply>>();
  const onError = (error: Error) => reject(new ThreadFault(isOutOfMemory(error) ? 'out-of-memory' : 'failed', error.message));
  const onExit = () => reject(new ThreadFault('failed', 'the thread ended'));
  const timer = setTimeout(() => reject(new ThreadFault('took-too-long')), mostSeconds * 1000);
  const mostBytes = process.memoryUsage.rss() + 2 * mostMegabytes * 1024 * 1024;
  const watch = setInterval(
    () => process.memoryUsage.rss() > mostBytes && reject(new ThreadFault('out-of-memory')),
    memoryWatchMilliseconds,
  );
  thread.on('message', resolve).on('error', onError).on('exit', onExit);
  thread.ref();
  thread.postMessage(order, []);
  return promise.finally(() => {
    clearTimeout(timer);
    clearInterval(watch);
    thread.off('message', resolve).off('error', onError).off('exit', onExit);
    thread.unref();
  });
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Inside a thread: answers each order in turn. A fault travels back as words; the thread lives on. */
export function answerOrders(answer: (order: unknown) => unknown): void {
  const answerOne = async (order: unknown): Promise<Answered<unknown>> => {
    try {
      return { reply: await answer(order) };
    } catch (error) {
      return { fault: error instanceof Error ? error.message : String(error) };
    }
  };
  parentPort?.on('message', (order) => void answerOne(order).then((answered) => parentPort?.postMessage(answered, [])));
}
