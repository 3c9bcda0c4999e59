import { noteClock, sendKept } from './kiosk/kept.ts';

/** As the worker calls it: what a kiosk needs to go on without the network. */
const cacheName = 'kiosk';
const sendSeconds = 20;
const refreshSeconds = 300;

/**
 * On each screen of a kiosk: sees to it that the browser has what it needs when the network is cut, measures the clock, and
 * sends the numbers that were given during a cut.
 */
class KioskLink extends HTMLElement {
  private timers: number[] = [];

  connectedCallback(): void {
    // Only a page of a secure context may keep one.
    if (!('serviceWorker' in navigator) || !('caches' in window)) return;
    noteClock(Number(this.dataset['now']));
    void navigator.serviceWorker.register(this.dataset['worker'] ?? '', { scope: '/kiosk/' }).catch(() => undefined);
    void this.refresh();
    this.send();
    this.timers = [window.setInterval(this.send, sendSeconds * 1000), window.setInterval(() => void this.refresh(), refreshSeconds * 1000)];
    window.addEventListener('online', this.send);
  }

  disconnectedCallback(): void {
    for (const timer of this.timers) window.clearInterval(timer);
    window.removeEventListener('online', this.send);
  }

  private readonly send = (): void => void sendKept(this.dataset['send'] ?? '').catch(() => undefined);

  private async refresh(): Promise<void> {
    const address = this.dataset['cut'] ?? '';
    const answer = await fetch(address, { cache: 'no-store' }).catch(() => undefined);
    if (!answer) return;
    const cache = await caches.open(cacheName);
    // Taken out of use: it gives no numbers during a cut either.
    if (answer.status === 403) return void (await cache.delete(address));
    if (!answer.ok) return;
    await cache.put(address, answer);
    await this.keepAssets(cache);
  }

  /** The styles, script and fonts of this page are those of the page for a cut. */
  private async keepAssets(cache: Cache): Promise<void> {
    const used = performance.getEntriesByType('resource').map(({ name }) => name);
    const wanted = new Set(used.filter((name) => new URL(name).pathname.startsWith('/assets/')));
    const kept = (await cache.keys()).map(({ url }) => url);
    await cache.addAll([...wanted].filter((name) => !kept.includes(name)));
    for (const url of kept) if (new URL(url).pathname.startsWith('/assets/') && !wanted.has(url)) await cache.delete(url);
  }
}

customElements.define('kiosk-link', KioskLink);
