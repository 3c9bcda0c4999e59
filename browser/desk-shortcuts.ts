/** Controls in which letters are typed or choose something: there no key of ours does anything. */
const typing =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])';

/**
 * Presses what the page declares with `data-shortcut` when its key is pressed: alone (`data-keys="single"`) or with Alt and
 * Shift. Never while something is typed or a dialog is open. The list of keys is on the page already; this only opens it.
 */
class DeskShortcuts extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('keydown', this.press);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.press);
  }

  private readonly press = (event: KeyboardEvent): void => {
    const key = event.defaultPrevented || event.repeat || event.isComposing ? undefined : this.keyOf(event);
    if (key === undefined || document.querySelector('dialog[open]')) return;
    if (event.target instanceof Element && event.target.closest(typing)) return;
    const target = document.querySelector<HTMLElement>(`[data-shortcut="${key}"]:not(:disabled)`);
    if (!target) return;
    event.preventDefault();
    if (key === this.dataset['help']) {
      this.querySelector('dialog')?.showModal();
      return;
    }
    target.focus();
    if (target.dataset['shortcutDoes'] !== 'focus') target.click();
  };

  /** The letter of a key that is one of ours. With Alt and Shift a Mac types other characters, so the key's place counts. */
  private keyOf({ altKey, ctrlKey, metaKey, shiftKey, code, key }: KeyboardEvent): string | undefined {
    if (ctrlKey || metaKey) return undefined;
    if (this.dataset['keys'] === 'modified') return altKey && shiftKey ? /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() : undefined;
    if (altKey) return undefined;
    if (key === '?') return this.dataset['help'];
    return !shiftKey && /^[a-zA-Z]$/.test(key) ? key.toLowerCase() : undefined;
  }
}

customElements.define('desk-shortcuts', DeskShortcuts);
