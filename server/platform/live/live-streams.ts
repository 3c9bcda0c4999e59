import type { ServerResponse } from 'node:http';
import { Refusal } from '../errors/refusal.ts';
import { EventStream } from './event-stream.ts';

export type StreamAsked = {
  /** What the page is about, such as `line:tampere`: the page is told whenever one of them changed. */
  subjects: readonly string[];
  /** Who looks, for the limit of streams: the session's id; undefined where nobody is signed in. */
  sessionId: string | undefined;
  clientAddress: string;
  /** Asked every minute. False ends the stream; what it throws leaves the stream for the next time. */
  isStillAllowed: () => Promise<boolean>;
};

/** A browser has one stream for each page that is open and looked at; an office has its clerks, boards and customers behind one address. */
const mostOfSession = 20;
const mostOfAddress = 400;
const mostInAll = 5000;

/** Word of one subject is passed on at once, and then at most once in so many milliseconds, unless told otherwise. */
const burstMilliseconds = 100;
/** When everybody is told, their pages come anew within so many milliseconds and not at one moment. */
const spreadMilliseconds = 1000;
const beatMilliseconds = 15_000;
const beatsBetweenChecks = 4;

type Open = { stream: EventStream; asked: StreamAsked; beats: number };

/**
 * The pages of this node that are open and want to know when something changed. An event says only that: whoever gets it
 * fetches the page anew, by their own rights. Nothing is kept for a page that is away: it is told to look when it is back.
 */
export class LiveStreams {
  readonly #open = new Set<Open>();
  readonly #bySubject = new Map<string, Set<Open>>();
  readonly #bursts = new Map<string, { isMore: boolean }>();
  /** How often there was word of each subject, and of everything. */
  readonly #words = new Map<string, number>();
  #wordsOfAll = 0;
  #isHearing = false;
  #beating: NodeJS.Timeout | undefined;
  #isClosed = false;

  get count(): number {
    return this.#open.size;
  }

  /**
   * Throws when no stream may be opened now: asked before anything is sent.
   * @throws Refusal `too-many-requests`, or `unavailable` when the node is stopping
   */
  refuseMore({ sessionId, clientAddress }: Pick<StreamAsked, 'sessionId' | 'clientAddress'>): void {
    if (this.#isClosed) throw new Refusal('unavailable');
    const open = [...this.#open];
    const ofAddress = open.filter(({ asked }) => asked.clientAddress === clientAddress).length;
    const ofSession = sessionId === undefined ? 0 : open.filter(({ asked }) => asked.sessionId === sessionId).length;
    if (open.length >= mostInAll || ofAddress >= mostOfAddress || ofSession >= mostOfSession) throw new Refusal('too-many-requests');
  }

  /** Begins a stream on an answer whose headers are sent. The page is told to look at once: something may have changed since it was made. */
  open(response: ServerResponse, asked: StreamAsked): void {
    const opened: Open = { stream: new EventStream(response, () => this.#forget(opened)), asked, beats: 0 };
    this.#open.add(opened);
    for (const subject of asked.subjects) this.#bySubject.set(subject, (this.#bySubject.get(subject) ?? new Set()).add(opened));
    opened.stream.begin();
    this.#beating ??= setInterval(() => void this.beat(), beatMilliseconds).unref();
  }

  /** Something about this subject changed. `milliseconds`: how long a burst of such word is held together. */
  tell(subject: string, milliseconds = burstMilliseconds): void {
    this.#words.set(subject, (this.#words.get(subject) ?? 0) + 1);
    this.#pass(subject, milliseconds);
  }

  #pass(subject: string, milliseconds: number): void {
    if (!this.#bySubject.has(subject)) return;
    const burst = this.#bursts.get(subject);
    if (burst) {
      burst.isMore = true;
      return;
    }
    for (const { stream } of this.#bySubject.get(subject) ?? []) stream.send('changed');
    const begun = { isMore: false };
    this.#bursts.set(subject, begun);
    setTimeout(() => {
      this.#bursts.delete(subject);
      if (begun.isMore) this.#pass(subject, milliseconds);
    }, milliseconds).unref();
  }

  /** Another value whenever there was word of one of these subjects; undefined while the node hears of no changes. */
  versionOf(subjects: readonly string[]): string | undefined {
    if (!this.#isHearing) return undefined;
    return [this.#wordsOfAll, ...subjects.map((subject) => this.#words.get(subject) ?? 0)].join(' ');
  }

  /** Whether the node hears of changes from now on. Once it does, anything may have changed in the time in which it did not. */
  hears(isHearing: boolean): void {
    this.#isHearing = isHearing;
    if (isHearing) this.#tellAll();
  }

  #tellAll(): void {
    this.#wordsOfAll += 1;
    for (const { stream } of this.#open) setTimeout(() => stream.send('changed'), Math.random() * spreadMilliseconds).unref();
  }

  /** Lets every page know that the line is good, and ends the streams of those who may not look any more. */
  async beat(): Promise<void> {
    const open = [...this.#open];
    for (const { stream } of open) stream.send('alive');
    for (const one of open) {
      one.beats += 1;
      if (one.beats % beatsBetweenChecks !== 0) continue;
      // A database that is away says nothing about anybody's rights.
      const isAllowed = await one.asked.isStillAllowed().catch(() => true);
      if (!isAllowed) one.stream.end();
    }
  }

  /** Ends every stream, and lets no other begin: the node is stopping, and its pages go to another. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#beating);
    for (const { stream } of [...this.#open]) stream.end();
  }

  #forget(open: Open): void {
    this.#open.delete(open);
    for (const subject of open.asked.subjects) {
      const left = this.#bySubject.get(subject);
      left?.delete(open);
      if (left?.size === 0) this.#bySubject.delete(subject);
    }
  }
}
