import { layOut } from './document/pages.ts';
import { readPdf } from './document/pdf-pages.ts';
import { readTiff } from './document/tiff-pages.ts';

/**
 * Draws a document that somebody sent. It runs in a frame of its own that has no origin, may fetch nothing and cannot reach
 * the page around it: the bytes come from there by message, and only word of how it went goes back.
 */

export type DocumentToShow = { kind: string; bytes: ArrayBuffer; pageWord: string };
export type FrameWord = { state: 'ready' } | { state: 'shown'; pageCount: number } | { state: 'failed' };

const styles = `
  body { margin: 0; background: #e7e9ec; }
  main { display: grid; gap: 12px; padding: 12px; }
  main:focus-visible { outline: 3px solid #00347d; outline-offset: -3px; }
  .page { position: relative; background: #fff; box-shadow: 0 1px 4px rgb(0 0 0 / 25%); overflow: hidden; }
  .page canvas { display: block; inline-size: 100%; block-size: 100%; }
  .heard { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: pre-line; margin: 0; }
`;

function tell(word: FrameWord): void {
  // A frame without an origin can name no other. The word says nothing of the document.
  window.parent.postMessage(word, '*');
}

async function show({ kind, bytes, pageWord }: DocumentToShow): Promise<void> {
  const pages = kind === 'application/pdf' ? await readPdf(bytes) : readTiff(bytes);
  const main = document.querySelector('main');
  if (!main) throw new Error('the frame has no place for pages');
  layOut(main, pages, (number) => `${pageWord} ${number}`);
  tell({ state: 'shown', pageCount: pages.length });
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets = [sheet];

window.addEventListener('message', (message: MessageEvent<DocumentToShow>) => {
  // Only the page of ours around the frame may give it something to draw.
  if (message.source !== window.parent || message.origin !== location.origin) return;
  show(message.data).catch(() => tell({ state: 'failed' }));
});
tell({ state: 'ready' });
