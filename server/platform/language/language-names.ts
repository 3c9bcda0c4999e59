import type { Language } from './language.ts';

const names = new Map<Language, Intl.DisplayNames>();

/** What `Intl` has no name for. */
const ours: Readonly<Record<string, Record<Language, string>>> = {
  fse: { fi: 'suomalainen viittomakieli', sv: 'finskt teckenspråk', en: 'Finnish Sign Language' },
  fss: { fi: 'suomenruotsalainen viittomakieli', sv: 'finlandssvenskt teckenspråk', en: 'Finland-Swedish Sign Language' },
};

/** A language as it is called in another: `sv` in Finnish is ruotsi. One that nobody knows is shown by its tag. */
export function languageName(tag: string, language: Language): string {
  const own = ours[tag];
  if (own) return own[language];
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'language' });
  names.set(language, known);
  return known.of(tag) ?? tag;
}

/** The same at the beginning of a line, where Finnish and Swedish too write a capital letter. */
export function languageNameInList(tag: string, language: Language): string {
  const name = languageName(tag, language);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
