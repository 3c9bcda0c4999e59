import type { ServerResponse } from 'node:http';

/** Word that a page has not taken up to this many bytes is kept for it; then the page is cut off, and asks anew when it can. */
const mostUnread = 16 * 1024;
/** A browser that was cut off comes back after so many milliseconds, and up to as many again: not all at one moment. */
const comesBackAfter = 1000;

/** One open answer of server-sent events. What goes over it is that something changed, and that the line is good: never what. */
export class EventStream {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse, ended: () => void) {
    this.#response = response;
    response.on('close', ended);
    // A browser that has gone is told by `close`.
    response.on('error', () => undefined);
  }

  begin(): void {
    this.#response.write(`retry: ${Math.round(comesBackAfter * (1 + Math.random()))}\n`);
    this.send('changed');
  }

  send(event: 'changed' | 'alive'): void {
    if (this.#response.writableEnded || this.#response.destroyed) return;
    if (this.#response.writableLength > mostUnread) {
      this.#response.destroy();
      return;
    }
    // An event without data is none to a browser.
    this.#response.write(`event: ${event}\ndata: -\n\n`);
  }

  end(): void {
    this.#response.end();
  }
}
