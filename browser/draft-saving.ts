const pauseSeconds = 2;

/**
 * Saves what is being written a moment after the last key, and says so. Every button of the form saves too: without this
 * script, or when the saving fails, nothing else is lost. Its texts come from the page.
 */
class DraftSaving extends HTMLElement {
  private timer: number | undefined;
  private saved = '';

  connectedCallback(): void {
    this.saved = this.written();
    this.addEventListener('input', this.wait);
    // The form's own post is the last word: a save that comes after it would bring the draft back.
    this.addEventListener('submit', this.stop);
  }

  disconnectedCallback(): void {
    this.stop();
  }

  private readonly wait = (): void => {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), pauseSeconds * 1000);
  };

  private readonly stop = (): void => {
    window.clearTimeout(this.timer);
    this.removeEventListener('input', this.wait);
  };

  private field(name: string): string {
    const field = this.querySelector(`[name="${name}"]`);
    return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '';
  }

  private written(): string {
    return JSON.stringify({ messageId: this.field('messageId'), subject: this.field('subject'), text: this.field('text') });
  }

  private async save(): Promise<void> {
    const body = this.written();
    if (body === this.saved) return;
    const headers = { 'content-type': 'application/json', 'x-csrf-token': this.field('_csrf') };
    // Without a network the person is told, and the next key tries again.
    const answer = await fetch(this.dataset['address'] ?? '', { method: 'POST', headers, body }).catch(() => undefined);
    if (answer?.ok) this.saved = body;
    const state = this.querySelector('.draft-state');
    if (state) state.textContent = (answer?.ok ? this.dataset['saved'] : this.dataset['failed']) ?? '';
  }
}

customElements.define('draft-saving', DraftSaving);
