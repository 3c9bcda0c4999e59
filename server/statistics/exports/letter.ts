import type { House } from '#server/house.ts';
import type { Period } from '#server/platform/clock/period.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Figure } from '../figures.ts';
import { letterTexts } from './texts.ts';

/** The e-mail that a figure goes with: which one, for which days, how it is counted, and where to stop it. */
export function writeLetter(
  { agency, settings }: Pick<House, 'agency' | 'settings'>,
  figure: Figure,
  { language, period }: { language: Language; period: Period },
): { subject: string; text: string } {
  const t = letterTexts(language);
  const [from, to] = [formatShortDay(period.from, language), formatShortDay(period.to, language)];
  const days = from === to ? from : `${from}–${to}`;
  const name = figure.name[language];
  return {
    subject: `${agency.name[language]}: ${name}, ${days}`,
    text: [t.attached(name, days), figure.definition[language], t.stop(`${settings.publicUrl}/statistics/exports`), ''].join('\n\n'),
  };
}
