import { type Kept, keepTicket, likelyNow, newSecret, sendKept, type Wish } from './kiosk/kept.ts';

/** How often it is tried whether the network is back, in seconds. */
const trySeconds = 5;
const patienceMilliseconds = 4000;

type Screen = 'languages' | 'matter' | 'quick' | 'confirm' | 'ticket' | 'closed' | 'failed';

/**
 * A kiosk that is cut off: asks what the kiosk's own screens ask, gives numbers with letters of its own, keeps them in the
 * browser, and goes back to the kiosk's own screens when the network is there and all of them have been taken in.
 */
class KioskCut extends HTMLElement {
  private screen: Screen = 'languages';
  private wish: Wish = { secret: '', in: '', matter: '', quick: false };
  private leaving: number | undefined;
  private trying: number | undefined;

  connectedCallback(): void {
    this.addEventListener('click', this.press);
    this.begin();
    this.trying = window.setInterval(() => void this.goBackOnline(), trySeconds * 1000);
    window.addEventListener('online', this.back);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.trying);
    window.clearTimeout(this.leaving);
    window.removeEventListener('online', this.back);
  }

  private readonly back = (): void => void this.goBackOnline();

  /** Goes on where the cut came: with a number that was asked for, a matter, a language. */
  private begin(): void {
    const asked = new URLSearchParams(window.location.search);
    const [language, matter, secret] = ['in', 'matter', 'secret'].map((name) => asked.get(name) ?? '');
    const isKnown = this.querySelector(`template[lang="${CSS.escape(language ?? '')}"]`) !== null;
    if (!isKnown || !language) return this.show('languages');
    this.wish = { secret: secret ?? '', in: language, matter: matter ?? '', quick: asked.get('quick') === 'yes' };
    if (!this.wish.matter) return this.show(this.wish.quick ? 'quick' : 'matter');
    if (secret) return void this.take();
    this.confirm();
  }

  private readonly press = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
    const value = button?.dataset['value'] ?? '';
    switch (button?.dataset['do'] ?? '') {
      case 'speak':
        this.wish = { secret: '', in: value, matter: '', quick: false };
        return this.show('matter');
      case 'quick':
        this.wish.quick = true;
        return this.show('quick');
      case 'choose':
        this.wish.matter = value;
        return this.confirm();
      case 'take':
        return void this.take();
      case 'back':
        return this.goBack();
      case 'more':
        return this.leaveAfter(Number(this.dataset['moreSeconds']));
      case 'end':
        return this.restart();
    }
  };

  private confirm(): void {
    // Made before the button is there: pressed twice it gives one number.
    this.wish.secret = newSecret();
    this.show('confirm');
  }

  private goBack(): void {
    if (this.screen === 'confirm') return this.show(this.wish.quick ? 'quick' : 'matter');
    if (this.screen === 'matter') return this.show('languages');
    this.wish.quick = false;
    this.show('matter');
  }

  private async take(): Promise<void> {
    const { series = '', day = '' } = this.dataset;
    const today = this.dayOf(likelyNow());
    try {
      const kept = await keepTicket(this.wish, { series, day: today, lastNo: day === today ? Number(this.dataset['lastNo']) : 0 });
      this.showTicket(kept);
    } catch {
      this.show('failed');
    }
    void this.goBackOnline();
  }

  private showTicket({ series, no, takenAt, ...wish }: Kept): void {
    this.wish = wish;
    this.show('ticket');
    this.fill('number', `${series} ${String(no).padStart(3, '0')}`);
    this.showCode(`${this.dataset['ticket']}${wish.secret}?language=${wish.in}`);
    const ago = Date.now() - takenAt;
    this.fill(
      'time',
      new Date(likelyNow() - ago).toLocaleString(wish.in, { timeZone: this.dataset['timeZone'], dateStyle: 'short', timeStyle: 'short' }),
    );
  }

  /** The worker of the kiosk draws it; where there is none, the number is followed on the board alone. */
  private showCode(address: string): void {
    const box = this.querySelector<HTMLElement>('main .kiosk-code');
    if (!box) return;
    const image = document.createElement('img');
    image.className = 'qr-code';
    image.alt = box.dataset['label'] ?? '';
    box.prepend(image);
    image.addEventListener('load', () => (box.hidden = false));
    image.src = `${this.dataset['start']}/code?${new URLSearchParams({ address })}`;
  }

  private show(wanted: Screen): void {
    const isAfterwards = wanted === 'ticket' || wanted === 'failed';
    this.screen = isAfterwards || this.isOpen() ? wanted : 'closed';
    const main = this.querySelector('main');
    const template = this.template(this.screen);
    if (!main || !template) return;
    main.replaceChildren(template.content.cloneNode(true));
    const hasLanguage = template.lang !== '';
    document.documentElement.lang = hasLanguage
      ? template.lang
      : (document.documentElement.dataset['first'] ??= document.documentElement.lang);
    this.fill('matter', this.matterName());
    for (const quick of this.querySelectorAll<HTMLElement>('main [data-slot="quick"]')) quick.hidden = !this.wish.quick;
    const heading = main.querySelector('h1');
    document.title = `${heading?.textContent ?? ''} – ${document.querySelector('.kiosk-head')?.lastElementChild?.textContent ?? ''}`;
    heading?.setAttribute('tabindex', '-1');
    if (hasLanguage) heading?.focus();
    this.querySelector('footer')?.remove();
    window.clearTimeout(this.leaving);
    if (hasLanguage) this.addFoot();
    // Closed, it looks again whether it has opened.
    else if (this.screen !== 'languages') this.leaveAfter(Number(this.dataset['seconds']));
  }

  /** A screen with somebody's choices is the next person's after a while. */
  private addFoot(): void {
    const content = this.template('foot')?.content.cloneNode(true);
    const foot = document.createElement('footer');
    foot.className = 'kiosk-foot no-print';
    if (content) foot.append(content);
    this.append(foot);
    this.leaveAfter(Number(this.dataset['seconds']));
  }

  private leaveAfter(seconds: number): void {
    window.clearTimeout(this.leaving);
    this.leaving = window.setTimeout(() => this.restart(), seconds * 1000);
  }

  /** The kiosk's own first screen; while the network is away this page comes instead. */
  private restart(): void {
    window.location.replace(this.dataset['start'] ?? '');
  }

  private template(name: string): HTMLTemplateElement | undefined {
    const all = [...this.querySelectorAll<HTMLTemplateElement>(`template[data-screen="${name}"]`)];
    return all.find(({ lang }) => lang === '' || lang === this.wish.in);
  }

  private fill(slot: string, words: string): void {
    for (const place of this.querySelectorAll(`main [data-slot="${slot}"]`)) place.textContent = words;
  }

  private matterName(): string {
    const chosen = this.template('matter')?.content.querySelector(`[data-do="choose"][data-value="${CSS.escape(this.wish.matter)}"]`);
    return chosen?.textContent ?? '';
  }

  private isOpen(): boolean {
    // As the page was made by the server: pairs of instants.
    const openings = JSON.parse(this.dataset['openings'] ?? '[]') as [number, number][];
    const now = likelyNow();
    return openings.some(([from, to]) => from <= now && now < to);
  }

  private dayOf(instant: number): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: this.dataset['timeZone'], dateStyle: 'short' }).format(instant);
  }

  /** Sends what was given as soon as it can be; somebody who is choosing goes on here. */
  private async goBackOnline(): Promise<void> {
    const isBack = await fetch('/ready', { cache: 'no-store', signal: AbortSignal.timeout(patienceMilliseconds) })
      .then(({ ok }) => ok)
      .catch(() => false);
    if (!isBack) return;
    const left = await sendKept(this.dataset['send'] ?? '').catch(() => 'waiting');
    if (left === 'settled' && (this.screen === 'languages' || this.screen === 'closed')) this.restart();
  }
}

customElements.define('kiosk-cut', KioskCut);
