import type { FrameWord } from './frames/document-frame.ts';

/** Shows a PDF or TIFF that somebody sent, in a frame that can reach nothing: not this page, not its session, not the network. */
class DocumentView extends HTMLElement {
  private frame: HTMLIFrameElement | undefined;

  connectedCallback(): void {
    window.addEventListener('message', this.hear);
    const frame = document.createElement('iframe');
    // Scripts to draw with, and nothing else: without an origin the frame is a stranger to this site.
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.title = this.dataset['title'] ?? '';
    frame.src = this.dataset['frame'] ?? '';
    this.frame = frame;
    this.append(frame);
    this.say('opening');
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.hear);
  }

  private readonly hear = (message: MessageEvent<FrameWord>): void => {
    if (!this.frame || message.source !== this.frame.contentWindow) return;
    if (message.data.state === 'ready') this.give().catch(() => this.say('failed'));
    else if (message.data.state === 'shown') this.say('shown', message.data.pageCount);
    else this.say('failed');
  };

  private async give(): Promise<void> {
    const answer = await fetch(this.dataset['address'] ?? '');
    if (!answer.ok) throw new Error(`the file was answered with ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    const given = { kind: this.dataset['kind'] ?? '', bytes, pageWord: this.dataset['pageWord'] ?? '' };
    // The frame has no origin to name; it is the one that was made here.
    this.frame?.contentWindow?.postMessage(given, '*', [bytes]);
  }

  private say(what: 'opening' | 'shown' | 'failed', pageCount = 0): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = (this.dataset[what] ?? '').replace('{count}', String(pageCount));
    if (what === 'failed') this.frame?.remove();
  }
}

customElements.define('document-view', DocumentView);
