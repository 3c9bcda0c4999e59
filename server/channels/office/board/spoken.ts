import type { Agency } from '#server/agency/loading.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import type { Call } from './calls.ts';
import { texts } from './texts.ts';

/** The language in which a call is spoken: the ticket's, or the agency's first where the program has no words in it. */
function languageOf({ language }: Call, agency: Agency): Language {
  return isLanguage(language) ? language : (agency.languages[0] ?? 'fi');
}

/** What a board says aloud: `Numero A 12, luukku 3`, and in which language. */
export function spokenCall(call: Call, agency: Agency): { language: Language; words: string } {
  const language = languageOf(call, agency);
  const t = texts(language);
  // Without the leading noughts that are shown: nobody says them.
  return { language, words: call.counter === null ? t.sayNumber(call.series, call.no) : t.sayCall(call.series, call.no, call.counter) };
}

/** What tells one call from all others of a day: a ticket called again is another call. */
export const callKey = (day: string, { series, no, callNo }: Call): string => `${day}-${series}-${no}-${callNo}`;
