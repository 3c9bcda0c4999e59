import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import dingbats from 'pdfjs-dist/standard_fonts/FoxitDingbats.pfb';
import symbols from 'pdfjs-dist/standard_fonts/FoxitSymbol.pfb';
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm';
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm';
import colours from 'pdfjs-dist/wasm/qcms_bg.wasm';
import type { DrawnPage } from './pages.ts';

/** Decoders of scanned pictures, and the signs that no system has. The frame can fetch nothing: they come with the script. */
const files = new Map([
  ['jbig2.wasm', jbig2],
  ['openjpeg.wasm', openjpeg],
  ['qcms_bg.wasm', colours],
  ['FoxitDingbats.pfb', dingbats],
  ['FoxitSymbol.pfb', symbols],
]);

class OwnFiles {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const bytes = files.get(filename);
    if (!bytes) throw new Error(`${filename} does not come with the page`);
    // The reader takes the bytes for itself.
    return bytes.slice();
  }
}

/** The most pixels of a picture in a document: as of one that is sent by itself. */
const mostPixels = 80_000_000;

/** The pages of a PDF. Its scripts, forms and links do nothing: only what is painted is drawn. Throws when it cannot be read. */
export async function readPdf(bytes: ArrayBuffer): Promise<DrawnPage[]> {
  const read = await getDocument({
    data: new Uint8Array(bytes),
    BinaryDataFactory: OwnFiles,
    useWorkerFetch: false,
    // The names are looked up in our own files; no address is ever asked.
    wasmUrl: 'own/',
    standardFontDataUrl: 'own/',
    enableXfa: false,
    maxImageSize: mostPixels,
    disableWorkerRendering: true,
  }).promise;
  const pages: DrawnPage[] = [];
  for (let number = 1; number <= read.numPages; number += 1) pages.push(drawnPage(await read.getPage(number)));
  return pages;
}

function drawnPage(page: PDFPageProxy): DrawnPage {
  const { width, height } = page.getViewport({ scale: 1 });
  return {
    width,
    height,
    async draw(canvas, wished) {
      const viewport = page.getViewport({ scale: wished / width });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      await page.render({ canvas, viewport }).promise;
      page.cleanup();
    },
    async readText() {
      const { items } = await page.getTextContent();
      return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    },
  };
}
