import { Idiomorph } from 'idiomorph';
import { Changes } from './live/changes.ts';
import { fetchAnew } from './live/fetch-anew.ts';

/** How long an answer is waited for, in seconds; how soon it is asked again when none came; and how often although nothing was told: waits grow. */
const [patienceSeconds, againSeconds, pollSeconds] = [8, 5, 60];

/**
 * Keeps the part of a page inside it up to date: when the server says that something changed, the page is fetched anew and what
 * differs in this part is changed in place. What somebody is typing, has opened or has the focus on stays as it is. While no
 * answer comes, the last state stays with the time from which it is. All its texts come from the page.
 */
class LiveRegion extends HTMLElement {
  private changes: Changes | undefined;
  private timer: number | undefined;
  private isAsking = false;
  private isToldMeanwhile = false;
  private askedAt = 0;

  connectedCallback(): void {
    this.follow();
  }

  /** Listens to what concerns the page as it is now. A page of which nothing will change any more names no events. */
  private follow(): void {
    const events = this.dataset['events'];
    window.clearTimeout(this.timer);
    this.changes?.close();
    if (events === undefined) return;
    this.changes = new Changes(events, this.hear);
    this.changes.open();
    this.askIn(pollSeconds);
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
    this.changes?.close();
  }

  /** The first word after a while is followed soon, and further ones after a pause: many pages hear the same word at the same moment. */
  private readonly hear = (): void => {
    if (this.isAsking) {
      this.isToldMeanwhile = true;
      return;
    }
    const pause = Number(this.dataset['pause'] ?? '0.5');
    const rest = pause - (performance.now() - this.askedAt) / 1000;
    this.askIn(Math.max(rest, (Math.random() * pause) / 4));
  };

  private askIn(seconds: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), seconds * 1000);
  }

  private async ask(): Promise<void> {
    // A page that nobody looks at is told when somebody does.
    if (document.hidden) return this.askIn(pollSeconds);
    this.isAsking = true;
    this.isToldMeanwhile = false;
    this.askedAt = performance.now();
    const { page, isGone = false } = await fetchAnew(this.dataset['page'] ?? window.location.href, patienceSeconds);
    this.isAsking = false;
    const fresh = page?.getElementById(this.id);
    if (fresh) return this.takeOver(fresh);
    // Another page stands there now: the counter was closed, or the person is signed out.
    if (page || isGone) return this.end();
    this.tell(this.dataset['lost']);
    this.askIn(againSeconds);
  }

  private takeOver(fresh: HTMLElement): void {
    this.told()?.remove();
    this.dataset['time'] = fresh.dataset['time'] ?? '';
    // Without a head to wait for, it is done when this returns.
    void Idiomorph.morph(this, fresh.innerHTML, {
      morphStyle: 'innerHTML',
      ignoreActiveValue: true,
      callbacks: {
        beforeNodeMorphed: (node) => !isChanged(node),
        // What somebody has begun to write is never taken from them; sent too late, it is answered in words.
        beforeNodeRemoved: (node) => !hasChanged(node),
        beforeAttributeUpdated: (name, element) => !(name === 'open' && element instanceof HTMLDetailsElement),
      },
    });
    const { events } = fresh.dataset;
    if (events !== this.dataset['events']) {
      if (events === undefined) delete this.dataset['events'];
      else this.dataset['events'] = events;
      this.follow();
    } else if (this.isToldMeanwhile) this.hear();
    else this.askIn(pollSeconds);
  }

  private end(): void {
    window.clearTimeout(this.timer);
    this.changes?.close();
    this.tell(this.dataset['ended']);
  }

  /** Says of which time it is what is shown, once and not again while nothing else is to be said. */
  private tell(words = ''): void {
    const text = words.replace('%s', this.dataset['time'] ?? '');
    const before = this.told();
    if (before?.textContent === text) return;
    before?.remove();
    const told = document.createElement('p');
    told.className = 'live-told';
    told.setAttribute('role', 'status');
    this.prepend(told);
    told.textContent = text;
  }

  private told(): Element | undefined {
    const first = this.firstElementChild;
    return first?.classList.contains('live-told') ? first : undefined;
  }
}

/** Whether somebody has typed or chosen something in this control that is not sent yet. */
function isChanged(node: Node): boolean {
  if (node instanceof HTMLTextAreaElement) return node.value !== node.defaultValue;
  if (node instanceof HTMLInputElement) return node.value !== node.defaultValue || node.checked !== node.defaultChecked;
  if (node instanceof HTMLSelectElement) return node.selectedIndex !== chosenFirst(node);
  return false;
}

/** The option that the page itself had chosen; the first, where it had none. */
function chosenFirst({ options }: HTMLSelectElement): number {
  return Math.max(
    0,
    [...options].findIndex(({ defaultSelected }) => defaultSelected),
  );
}

function hasChanged(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  return isChanged(node) || [...node.querySelectorAll('input, textarea, select')].some(isChanged);
}

customElements.define('live-region', LiveRegion);
