import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** Starts a file of `bench/` as a process of its own, with the memory that `npm start` gives the server. */
export function startProcess(file: string, ...args: string[]): ChildProcess {
  return fork(join(import.meta.dirname, '..', file), args, { execArgv: ['--max-semi-space-size=8', '--import', 'tsx'] });
}

/** Sends a message, if there is one to send, and waits for the next answer. */
export function ask<T>(child: ChildProcess, message?: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the process ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      // Each process of a bench answers with what its own comment says.
      resolve(answer as T);
    });
    if (message) child.send(message);
  });
}
