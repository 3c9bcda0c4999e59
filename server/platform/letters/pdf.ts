import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Language } from '../language/language.ts';

type Row = { name: string; value: string };

/** What stands on a sheet: all of it plain text. */
export type Sheet = {
  title: string;
  agency: string;
  reference: string;
  language: Language;
  facts: readonly Row[];
  sections: readonly { title: string; rows: readonly Row[]; groups: readonly { title: string; rows: readonly Row[] }[] }[];
};

const folder = import.meta.dirname;
const fonts = dirname(createRequire(import.meta.filename).resolve('@expo-google-fonts/noto-sans/package.json'));
let compiler: NodeCompiler | undefined;

/** Makes a tagged PDF (PDF/UA-1, so that a screen reader can read it) of a sheet. `at` is the day it says it was made on. */
export function makePdf(sheet: Sheet, at: Date): Buffer {
  compiler ??= NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '700Bold')] }] });
  const options = { pdfStandard: 'ua-1', creationTimestamp: Math.floor(at.getTime() / 1000) } as const;
  // The compiler keeps what it has read for the next sheet; without a limit it would keep every sheet.
  compiler.evictCache(10);
  return compiler.pdf({ mainFilePath: join(folder, 'sheet.typ'), inputs: { sheet: JSON.stringify(sheet) } }, options);
}
