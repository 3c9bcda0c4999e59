/** A page that nobody looks at for so long lets go of its stream: a browser has few connections, and they are shared by its tabs. */
const hiddenSeconds = 20;
/** The server says every 15 seconds that the line is good. */
const silenceSeconds = 40;
/** After a refusal (too many pages are open) it is tried again this much later, and up to as long again. */
const refusedSeconds = 20;

/**
 * Hears from the server that something changed, and calls `changed` then: also when the stream has begun, begun again or
 * broken off, since nobody knows what was missed. The browser opens a stream that broke off again by itself.
 */
export class Changes {
  private source: EventSource | undefined;
  private silence: number | undefined;
  private later: number | undefined;
  private readonly address: string;
  private readonly changed: () => void;

  constructor(address: string, changed: () => void) {
    this.address = address;
    this.changed = changed;
  }

  /** Whether the server would tell of a change now. */
  get isHearing(): boolean {
    return this.source?.readyState === EventSource.OPEN;
  }

  open(): void {
    document.addEventListener('visibilitychange', this.look);
    window.addEventListener('online', this.begin);
    window.addEventListener('offline', this.changed);
    this.begin();
    // It may have been opened behind another.
    this.look();
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.look);
    window.removeEventListener('online', this.begin);
    window.removeEventListener('offline', this.changed);
    this.end();
  }

  private readonly begin = (): void => {
    this.end();
    const source = new EventSource(this.address);
    this.source = source;
    source.addEventListener('changed', () => {
      this.hear();
      this.changed();
    });
    source.addEventListener('alive', this.hear);
    source.addEventListener('error', () => {
      this.changed();
      if (source.readyState === EventSource.CLOSED) this.beginLater(refusedSeconds * (1 + Math.random()));
    });
    this.hear();
  };

  private end(): void {
    window.clearTimeout(this.silence);
    window.clearTimeout(this.later);
    this.source?.close();
    this.source = undefined;
  }

  /** Something came. Nothing for long means a line that is dead without having ended. */
  private readonly hear = (): void => {
    window.clearTimeout(this.silence);
    this.silence = window.setTimeout(this.begin, silenceSeconds * 1000);
  };

  private beginLater(seconds: number): void {
    this.end();
    this.later = window.setTimeout(this.begin, seconds * 1000);
  }

  private readonly look = (): void => {
    if (!document.hidden) {
      // Whatever happened meanwhile is told as the stream begins.
      if (!this.source) this.begin();
      else window.clearTimeout(this.later);
    } else if (this.source) {
      this.later = window.setTimeout(() => this.end(), hiddenSeconds * 1000);
    }
  };
}
