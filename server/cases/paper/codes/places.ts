import type { Agency } from '#server/agency/loading.ts';
import { type CodeFault, paperFormCode, readCode } from '#server/platform/codes/code.ts';
import type { Language } from '#server/platform/language/language.ts';
import { readPaperCode } from '../queries.ts';

/** Where a code leads. */
export type CodePlace =
  | { kind: 'case'; reference: string }
  | { kind: 'paper'; code: string }
  | { kind: 'form'; benefit: string; version: string; language: Language }
  | { kind: 'fault'; fault: CodeFault | 'form-unknown' };

/** What a code, as it was scanned or typed, is the code of. Nothing is looked up: whether it is there, is another question. */
export function placeOfCode({ benefits }: Pick<Agency, 'benefits'>, text: string): CodePlace {
  const paper = readPaperCode(text);
  if (paper !== undefined) return { kind: 'paper', code: paper };
  const read = readCode(text);
  if ('fault' in read) return { kind: 'fault', fault: read.fault };
  const { code } = read;
  if (code.kind === 'case') return { kind: 'case', reference: code.reference };
  const { formCode, version, language } = code;
  const benefit = benefits.find(({ forms }) => forms.some((form) => form.version === version && paperFormCode(form.code) === formCode));
  return benefit ? { kind: 'form', benefit: benefit.id, version, language } : { kind: 'fault', fault: 'form-unknown' };
}
