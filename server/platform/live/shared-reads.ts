import type { LiveStreams } from './live-streams.ts';

/** What nobody leaves word of, such as the time, is at most so old. */
const longestMilliseconds = 1000;

type Kept<T> = { version: string; read: Promise<T> };

/**
 * One reading for many pages that ask for the same at the same moment, because they were told of the same change. It is read
 * anew as soon as there is word of another change, and never kept for longer than a second. Only for what is the same for
 * everybody: nothing in it depends on who asks.
 */
export class SharedReads<T> {
  readonly #live: LiveStreams;
  readonly #kept = new Map<string, Kept<T>>();

  constructor(live: LiveStreams) {
    this.#live = live;
  }

  /** What `read` gives for this key, as it is after every change of the subjects of which there has been word. */
  get(key: string, subjects: readonly string[], read: () => Promise<T>): Promise<T> {
    const version = this.#live.versionOf(subjects);
    // A node that hears nothing cannot know what is still so.
    if (version === undefined) return read();
    const before = this.#kept.get(key);
    if (before?.version === version) return before.read;
    const kept = { version, read: read() };
    this.#kept.set(key, kept);
    const forget = () => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    };
    kept.read.catch(forget);
    setTimeout(forget, longestMilliseconds).unref();
    return kept.read;
  }
}
