import { Changes } from './live/changes.ts';
import { fetchAnew } from './live/fetch-anew.ts';

/** How often the board asks how things stand although nobody told it that they changed, how often while it is cut off, and how long it waits for an answer. */
const [everySeconds, everySecondsWhenLost] = [20, 2];
const patienceSeconds = 8;
/** How long one message stays before the next. */
const messageSeconds = 12;
/** A voice that never says that it has ended does not hold up the calls after it. */
const longestCallSeconds = 12;

const parts = ['board-head', 'board-open', 'board-earlier', 'board-messages'];

type Spoken = { key: string; words: string; language: string };

/**
 * Keeps the board of an office up to date, over a cut too, and announces each new call once: a chime, and the words in the
 * ticket's language where the browser has a voice of it. What was called before the page was opened is known already.
 */
class DisplayBoard extends HTMLElement {
  private readonly known = new Set<string>();
  private readonly queue: Spoken[] = [];
  private isAnnouncing = false;
  private changes: Changes | undefined;
  private timer: number | undefined;
  private isAsking = false;
  private isToldMeanwhile = false;
  private turn: number | undefined;
  private shownMessage = 0;
  private audio: AudioContext | undefined;

  connectedCallback(): void {
    for (const { key } of this.openCalls()) this.known.add(key);
    this.append(this.controls());
    if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) this.startMessages();
    this.changes = new Changes(this.dataset['events'] ?? '', this.ask);
    this.changes.open();
    this.wait();
  }

  disconnectedCallback(): void {
    this.changes?.close();
    window.clearTimeout(this.timer);
    window.clearInterval(this.turn);
  }

  private wait(): void {
    window.clearTimeout(this.timer);
    const seconds = this.querySelector('.board-lost') ? everySecondsWhenLost : everySeconds;
    this.timer = window.setTimeout(this.ask, seconds * 1000);
  }

  /** Asks once at a time: what changed while an answer was on its way is asked for right after it. */
  private readonly ask = (): void => {
    if (this.isAsking) this.isToldMeanwhile = true;
    else void this.askNow();
  };

  private async askNow(): Promise<void> {
    this.isAsking = true;
    window.clearTimeout(this.timer);
    do {
      this.isToldMeanwhile = false;
      await this.refresh();
    } while (this.isToldMeanwhile);
    this.isAsking = false;
    this.wait();
  }

  /** Takes over what differs. Whatever happened during a cut is there with the first answer after it. */
  private async refresh(): Promise<void> {
    const { page: fresh } = await fetchAnew(window.location.href, patienceSeconds);
    if (!fresh) return this.showLost();
    this.querySelector('.board-lost')?.remove();
    for (const id of parts) this.takeOver(id, fresh.getElementById(id));
    this.announceNew();
  }

  private takeOver(id: string, fresh: HTMLElement | null): void {
    const here = document.getElementById(id);
    if (!here || !fresh) return;
    here.dataset['time'] = fresh.dataset['time'] ?? '';
    here.hidden = fresh.hidden;
    // What the server sent last: the script hides messages that are not in turn.
    if (here.dataset['shown'] === fresh.innerHTML) return;
    here.dataset['shown'] = fresh.innerHTML;
    here.replaceChildren(...fresh.childNodes);
    if (id === 'board-messages') this.showMessage(0);
  }

  /** The last state stays, with the time from which it is. */
  private showLost(): void {
    if (this.querySelector('.board-lost')) return;
    const lost = document.createElement('p');
    lost.className = 'board-lost';
    lost.setAttribute('role', 'status');
    lost.textContent = (this.dataset['lost'] ?? '').replace('%s', document.getElementById('board-head')?.dataset['time'] ?? '');
    this.prepend(lost);
  }

  /** Open calls in the order in which they were called. */
  private openCalls(): Spoken[] {
    const items = [...this.querySelectorAll<HTMLElement>('[data-call]')].toReversed();
    return items.map(({ dataset }) => ({
      key: dataset['call'] ?? '',
      words: dataset['say'] ?? '',
      language: dataset['language'] ?? '',
    }));
  }

  private announceNew(): void {
    const fresh = this.openCalls().filter(({ key }) => !this.known.has(key));
    for (const { key } of fresh) this.known.add(key);
    if (!this.isLoud()) return;
    this.queue.push(...fresh);
    if (!this.isAnnouncing) void this.announceAll();
  }

  private async announceAll(): Promise<void> {
    this.isAnnouncing = true;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      const { key, words, language } = next;
      // Whoever came while others were being announced needs no call any more.
      if (!this.openCalls().some((call) => call.key === key)) continue;
      await this.chime();
      await this.say(words, language);
    }
    this.isAnnouncing = false;
  }

  private async chime(): Promise<void> {
    const { audio } = this;
    if (audio?.state !== 'running') return;
    for (const [tone, at] of [
      [784, 0],
      [587, 0.28],
    ] as const) {
      const [source, loudness] = [audio.createOscillator(), audio.createGain()];
      source.frequency.value = tone;
      loudness.gain.setValueAtTime(this.volume() * 0.6, audio.currentTime + at);
      loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.6);
      source.connect(loudness).connect(audio.destination);
      source.start(audio.currentTime + at);
      source.stop(audio.currentTime + at + 0.65);
    }
    await new Promise((resolve) => void window.setTimeout(resolve, 900));
  }

  /** Nothing is said where no voice speaks the language: another would say it so that nobody understands. */
  private async say(words: string, language: string): Promise<void> {
    const voices = 'speechSynthesis' in window ? window.speechSynthesis.getVoices() : [];
    if (!voices.some(({ lang }) => lang.toLowerCase().startsWith(language))) return;
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.lang = language;
    spoken.volume = this.volume();
    await new Promise<void>((resolve) => {
      spoken.addEventListener('end', () => resolve());
      spoken.addEventListener('error', () => resolve());
      window.setTimeout(resolve, longestCallSeconds * 1000);
      window.speechSynthesis.speak(spoken);
    });
  }

  private isLoud(): boolean {
    return window.localStorage.getItem('board-sound') === 'on';
  }

  private volume(): number {
    return Number(window.localStorage.getItem('board-volume') ?? '80') / 100;
  }

  /** A browser plays nothing before somebody has pressed something: once, and the board remembers that it is to be loud. */
  private controls(): HTMLElement {
    const bar = document.createElement('footer');
    bar.className = 'board-controls';
    const sound = this.button('');
    const showSound = () => (sound.textContent = (this.isLoud() ? this.dataset['turnOff'] : this.dataset['turnOn']) ?? '');
    sound.addEventListener('click', () => {
      window.localStorage.setItem('board-sound', this.isLoud() ? 'off' : 'on');
      if (this.isLoud()) this.openAudio();
      showSound();
    });
    if (this.isLoud()) this.openAudio();
    showSound();
    const messages = this.button((this.dataset['stop'] ?? '').trim());
    const showTurn = () => (messages.textContent = (this.turn === undefined ? this.dataset['go'] : this.dataset['stop']) ?? '');
    messages.addEventListener('click', () => {
      if (this.turn === undefined) this.startMessages();
      else this.stopMessages();
      showTurn();
    });
    window.queueMicrotask(showTurn);
    bar.append(sound, this.volumeField(), messages);
    return bar;
  }

  private openAudio(): void {
    this.audio ??= new AudioContext();
    // Where the browser does not let a remembered board be loud of itself, the first touch of the page does.
    void this.audio.resume();
    window.addEventListener('pointerdown', () => void this.audio?.resume(), { once: true });
  }

  private button(label: string): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link-button';
    button.textContent = label;
    return button;
  }

  private volumeField(): HTMLLabelElement {
    const label = document.createElement('label');
    const range = document.createElement('input');
    range.type = 'range';
    range.min = '0';
    range.max = '100';
    range.value = String(this.volume() * 100);
    range.addEventListener('change', () => window.localStorage.setItem('board-volume', range.value));
    label.append(`${this.dataset['volume'] ?? ''} `, range);
    return label;
  }

  private startMessages(): void {
    this.turn = window.setInterval(() => this.showMessage(this.shownMessage + 1), messageSeconds * 1000);
    this.showMessage(0);
  }

  /** Stopped, all of them stand one below the other. */
  private stopMessages(): void {
    window.clearInterval(this.turn);
    this.turn = undefined;
    this.showMessage(0);
  }

  private showMessage(no: number): void {
    const messages = [...this.querySelectorAll<HTMLElement>('#board-messages li')];
    this.shownMessage = messages.length === 0 ? 0 : no % messages.length;
    for (const [at, message] of messages.entries()) message.hidden = this.turn !== undefined && at !== this.shownMessage;
  }
}

customElements.define('display-board', DisplayBoard);
