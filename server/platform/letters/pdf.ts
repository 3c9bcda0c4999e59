import type { Language } from '../language/language.ts';
import { typeset } from './typesetting.ts';

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

/** Makes a tagged PDF of a sheet. `at` is the moment it says it was made. */
export function makePdf(sheet: Sheet, at: Date): Promise<Buffer> {
  return typeset('sheet', sheet, at);
}
