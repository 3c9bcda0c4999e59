import { formatDay } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { kindName, letterData, type Letter } from './letter.ts';
import { letterTexts } from './texts.ts';
import { typeset } from './typesetting.ts';

export type PrintBatch = {
  /** The language of those who print; each letter has its own. */
  language: Language;
  agency: string;
  /** What the batch is known by: a number or a day with a number. */
  name: string;
  /** An ISO day. */
  day: string;
  /** `destination`: postal code and place, for those who sort the envelopes; empty where that is not for the list. */
  letters: readonly { letter: Letter; destination: string }[];
};

/**
 * Letters in one PDF to be printed on both sides: first a cover list (number, reference, kind, destination, pages) by which
 * one can see that nothing is missing, then the letters in the same order. Each begins on a new sheet, so that no customer
 * gets another's page on the back of an own one. The list names no customer and no street.
 * @throws ThreadFault
 */
export function makePrintBatch(batch: PrintBatch, at: Date): Promise<Buffer> {
  const t = letterTexts(batch.language);
  const rows = batch.letters.map(({ letter, destination }) => ({
    kind: kindName(letter, batch.language),
    reference: letter.reference ?? t.noReference,
    destination,
  }));
  const cover = {
    title: `${t.batch} ${batch.name}`,
    agency: batch.agency,
    language: batch.language,
    day: formatDay(batch.day, batch.language),
    rows,
    words: {
      day: t.day,
      page: t.page,
      number: t.number,
      reference: t.reference,
      kind: t.kind,
      destination: t.destination,
      pages: t.pages,
      letters: t.letters,
      sheets: t.sheets,
    },
  };
  return typeset('print-batch', { cover, letters: batch.letters.map(({ letter }) => letterData(letter)) }, at);
}
