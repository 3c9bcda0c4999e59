/** Prints the page. Without this script nothing could, so the button is shown by it. */
class PrintButton extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}

customElements.define('print-button', PrintButton);
