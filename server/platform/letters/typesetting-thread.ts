import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { answerOrders } from '../process/thread.ts';
import type { TypesettingOrder } from './typesetting.ts';

/** The thread that sets pages. Templates lie in a folder of their own; nothing outside it can be read from them. */
const folder = join(import.meta.dirname, 'templates');
const fonts = dirname(createRequire(import.meta.filename).resolve('@expo-google-fonts/noto-sans/package.json'));
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '700Bold')] }],
});

/** Characters that no font here has, as learnt from the compiler: it refuses a page that would show an empty box. */
const unknown = new Set<string>();
const mostAttempts = 4;

answerOrders((order): Uint8Array => {
  // Only `typeset` gives orders here.
  const { template, data, at } = order as TypesettingOrder;
  const set = (text: string) =>
    compiler.pdf({ mainFilePath: join(folder, `${template}.typ`), inputs: { data: text } }, { pdfStandard: 'ua-1', creationTimestamp: at });
  // The compiler keeps what it has read for the next page; without a limit it would keep every page.
  compiler.evictCache(10);
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    try {
      return set(withoutUnknown(data));
    } catch (error) {
      if (!learnUnknown(reasonsOf(error))) break;
    }
  }
  try {
    return set(plainest(data));
  } catch (error) {
    throw new Error(`${template}: ${reasonsOf(error).slice(0, 2000)}`, { cause: error });
  }
});

function withoutUnknown(data: string): string {
  return unknown.size === 0 ? data : Array.from(data, (character) => (unknown.has(character) ? '\uFFFD' : character)).join('');
}

/** When the compiler's words are not understood: letters of Europe alone. */
function plainest(data: string): string {
  return data.replaceAll(
    /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Mn}\n -~\u00A0-\u00FF\u2010-\u2027\u2030-\u203A\u20AC\u2212]/gu,
    '\uFFFD',
  );
}

function reasonsOf(error: unknown): string {
  const diagnostics = typeof error === 'object' && error !== null && 'shortDiagnostics' in error ? error.shortDiagnostics : undefined;
  const words = Array.isArray(diagnostics) && diagnostics.length > 0 ? diagnostics : [error instanceof Error ? error.message : error];
  return words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join('\n');
}

/** Takes down every character that could not be displayed; false when the reason was another. */
function learnUnknown(reasons: string): boolean {
  const before = unknown.size;
  for (const [, shown = ''] of reasons.matchAll(/the text `([^`]+)` could not be displayed/gu)) {
    for (const character of readEscapes(shown)) if (character > '~') unknown.add(character);
  }
  return unknown.size > before;
}

/** The compiler writes characters that have no shape as `\u{378}`. */
function readEscapes(shown: string): string {
  return shown.replaceAll(/u\{([0-9a-f]{1,6})\}/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}
