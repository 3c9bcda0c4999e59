type Renewed = { seconds: number; time: string };

const warningSeconds = 120;
const lastSeconds = 60;

/**
 * Warns two minutes before the session ends, and lets the person stay with one button. All its texts come from the page.
 * Tabs of one browser share a session: each tells the others when it was prolonged.
 */
class SessionClock extends HTMLElement {
  private endsAt = 0;
  private timer: number | undefined;
  private dialog: HTMLDialogElement | undefined;
  private channel: BroadcastChannel | undefined;

  connectedCallback(): void {
    this.channel = new BroadcastChannel('session');
    this.channel.addEventListener('message', (message: MessageEvent<Renewed>) => this.prolong(message.data));
    // A machine that slept runs its timers late: look at the time when the page is looked at again.
    document.addEventListener('visibilitychange', this.tick);
    const begun = { seconds: Number(this.dataset['seconds']), time: this.dataset['time'] ?? '' };
    this.prolong(begun);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches this site's pages only
    this.channel.postMessage(begun);
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.tick);
    window.clearTimeout(this.timer);
    this.channel?.close();
  }

  /** Begins to count anew, and takes a warning back. */
  private prolong({ seconds, time }: Renewed): void {
    const endsAt = Date.now() + seconds * 1000;
    // An older page of another tab may speak late: only a later end counts.
    if (endsAt <= this.endsAt) return;
    this.endsAt = endsAt;
    const text = this.querySelector('p');
    if (text) text.textContent = text.textContent.replace(this.dataset['time'] ?? '', time);
    this.dataset['time'] = time;
    this.dialog?.remove();
    this.dialog = undefined;
    this.tick();
  }

  private readonly tick = (): void => {
    window.clearTimeout(this.timer);
    const left = (this.endsAt - Date.now()) / 1000;
    if (left <= 0) this.showEnd();
    else if (left <= warningSeconds) this.showWarning(left);
    if (left > 0) this.timer = window.setTimeout(this.tick, nextLook(left) * 1000);
  };

  /** Speaks at two minutes and at one, never every second: a screen reader would read nothing else. */
  private showWarning(left: number): void {
    const text = (left <= lastSeconds ? this.dataset['oneMinute'] : this.dataset['twoMinutes']) ?? '';
    const status = this.dialog?.querySelector('p');
    if (status) {
      if (status.textContent === this.dataset['twoMinutes']) status.textContent = text;
      return;
    }
    const stay = document.createElement('button');
    stay.className = 'ds-button';
    stay.textContent = this.dataset['stay'] ?? '';
    stay.addEventListener('click', () => void this.stay());
    this.open(this.dataset['heading'] ?? '', text, stay);
  }

  private showEnd(): void {
    const heading = this.dataset['overHeading'] ?? '';
    if (this.dialog?.querySelector('h2')?.textContent === heading) return;
    const again = document.createElement('a');
    again.className = 'ds-link';
    again.textContent = this.dataset['signIn'] ?? '';
    again.href = `${this.dataset['door']}?returnTo=${encodeURIComponent(location.pathname + location.search)}`;
    this.open(heading, this.dataset['over'] ?? '', this.closeButton(), again);
  }

  private closeButton(): HTMLButtonElement {
    const close = document.createElement('button');
    close.className = 'ds-button';
    close.textContent = this.dataset['close'] ?? '';
    close.addEventListener('click', () => this.dialog?.close());
    return close;
  }

  private open(headingText: string, text: string, ...actions: HTMLElement[]): void {
    this.dialog?.remove();
    const dialog = document.createElement('dialog');
    dialog.className = 'ds-dialog';
    dialog.setAttribute('aria-labelledby', 'session-clock-heading');
    const heading = document.createElement('h2');
    heading.className = 'ds-heading';
    heading.id = 'session-clock-heading';
    heading.textContent = headingText;
    const status = document.createElement('p');
    status.className = 'ds-paragraph';
    status.setAttribute('role', 'status');
    status.textContent = text;
    const buttons = document.createElement('div');
    buttons.className = 'buttons';
    buttons.append(...actions);
    dialog.append(heading, status, buttons);
    this.append(dialog);
    this.dialog = dialog;
    dialog.showModal();
  }

  private async stay(): Promise<void> {
    const headers = { 'content-type': 'application/json', 'x-csrf-token': this.dataset['csrf'] ?? '' };
    // Without a network the warning stays, and so does its button.
    const answer = await fetch('/api/sign-ins/renew', { method: 'POST', headers, body: '{}' }).catch(() => undefined);
    if (!answer) return;
    if (!answer.ok) {
      // Ended in the meantime: by its absolute limit, or by the person elsewhere.
      this.endsAt = 0;
      this.tick();
      return;
    }
    // Our own server's answer, described with its route.
    const renewed = (await answer.json()) as Renewed;
    this.channel?.postMessage(renewed);
    if (renewed.seconds > warningSeconds) this.prolong(renewed);
    else this.open(this.dataset['heading'] ?? '', this.dataset['cannotStay'] ?? '', this.closeButton());
  }
}

/** Seconds until there is something new to say. */
function nextLook(left: number): number {
  if (left > warningSeconds) return left - warningSeconds;
  return left > lastSeconds ? left - lastSeconds : left;
}

customElements.define('session-clock', SessionClock);
