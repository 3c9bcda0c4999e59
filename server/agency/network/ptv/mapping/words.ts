import { isLanguage, languages, type Text } from '#server/platform/language/language.ts';
import type { Words } from '../record.ts';

/** Words in the languages of the pages, as far as the catalogue has them. */
export function wordsByLanguage(words: readonly Words[] | undefined): Partial<Text> {
  const found: Partial<Text> = {};
  for (const { value, language } of words ?? []) {
    const text = value.trim();
    if (isLanguage(language) && text !== '' && found[language] === undefined) found[language] = text;
  }
  return found;
}

/** Words in every language of the pages: what is missing stays as it was, or is said in Finnish, Swedish or English. */
export function completed(words: Partial<Text>, present?: Text | null): Text | undefined {
  const first = words.fi ?? words.sv ?? words.en;
  if (first === undefined) return undefined;
  return { fi: words.fi ?? present?.fi ?? first, sv: words.sv ?? present?.sv ?? first, en: words.en ?? present?.en ?? first };
}

export const textOfWords = (words: readonly Words[] | undefined): Text | undefined => completed(wordsByLanguage(words));

export const wordsOf = (text: Text): Words[] => languages.map((language) => ({ value: text[language], language }));
