import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Opened = Awaited<ReturnType<typeof getDocument>['promise']>;

/** What a reader of a PDF finds in it. */
export type PdfContent = {
  /** The text of each page, as it is read out. */
  pages: string[];
  title: string | undefined;
  /** The language that a screen reader speaks. */
  language: string | undefined;
  /** The kinds of its tags in reading order: H1, P, Figure …; none when it is not tagged. */
  tags: string[];
  /** What is said instead of each picture. */
  alternatives: string[];
  /** Whether it says that it keeps to PDF/UA-1. The compiler has checked what can be checked. */
  isUniversallyAccessible: boolean;
};

export async function readPdf(pdf: Uint8Array): Promise<PdfContent> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS });
  try {
    const document = await task.promise;
    const { info, metadata } = await document.getMetadata();
    // The library says `Object` of what a document tells of itself.
    const { Title: title, Language: language } = info as { Title?: string; Language?: string };
    const content: PdfContent = {
      pages: [],
      title,
      language,
      tags: [],
      alternatives: [],
      isUniversallyAccessible: metadata?.get('pdfuaid:part') === '1',
    };
    for (let number = 1; number <= document.numPages; number += 1) await readPage(document, number, content);
    return content;
  } finally {
    await task.destroy();
  }
}

async function readPage(document: Opened, number: number, content: PdfContent): Promise<void> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  content.pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
  const tree: unknown = await page.getStructTree();
  collectTags(tree, content);
}

function collectTags(node: unknown, content: PdfContent): void {
  if (typeof node !== 'object' || node === null) return;
  if ('role' in node && typeof node.role === 'string') content.tags.push(node.role);
  if ('alt' in node && typeof node.alt === 'string') content.alternatives.push(node.alt);
  if ('children' in node && Array.isArray(node.children)) for (const child of node.children) collectTags(child, content);
}
