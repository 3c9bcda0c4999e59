/** How often it is asked whether the pictures have come, in seconds. */
const pauseSeconds = 3;

/** Waits for the pictures of a phone and says when they have come. Without this script a button asks. Its texts come from the page. */
class PhoneWaiting extends HTMLElement {
  private timer: number | undefined;

  connectedCallback(): void {
    this.look();
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
  }

  private readonly look = (): void => {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), pauseSeconds * 1000);
  };

  private async ask(): Promise<void> {
    // A page in the background asks again when it is looked at.
    if (document.hidden) return document.addEventListener('visibilitychange', this.look, { once: true });
    const answer = await fetch(this.dataset['address'] ?? '').catch(() => undefined);
    // Our own server's answer, described with its route.
    const state = answer?.ok ? ((await answer.json()) as { state: string }).state : 'open';
    if (state === 'open') return this.look();
    const status = this.querySelector('[role="status"] p');
    if (status) status.textContent = (state === 'used' ? this.dataset['arrived'] : this.dataset['over']) ?? '';
    if (state === 'used') this.leadOn();
  }

  private leadOn(): void {
    const link = document.createElement('a');
    link.className = 'ds-button';
    link.href = this.dataset['doneAddress'] ?? '';
    link.textContent = this.dataset['show'] ?? '';
    this.append(link);
  }
}

customElements.define('phone-waiting', PhoneWaiting);
