/**
 * Leads to another address, or to the same one anew, after some seconds: a kiosk is the next person's then, and a number's page
 * shows what has changed. Without scripts the page says the same to the browser itself.
 */
class TurnTo extends HTMLElement {
  private timer: number | undefined;

  connectedCallback(): void {
    const { address = location.href, seconds = '60' } = this.dataset;
    this.timer = window.setTimeout(() => location.replace(address), Number(seconds) * 1000);
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
  }
}

customElements.define('turn-to', TurnTo);
