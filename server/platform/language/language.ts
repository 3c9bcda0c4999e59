/** The languages that the program itself speaks. An agency offers some or all of them. */
export const languages = ['fi', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** One text in every language of the program. */
export type Text = Record<Language, string>;

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

type Entries = Record<string, Record<Language, unknown>>;
type InOneLanguage<T extends Entries> = { readonly [K in keyof T]: T[K][Language] };

/**
 * A dictionary: each entry has its text (or a function that makes it) in every language, side by side.
 * A missing language fails the type check. Returns a function from language to the texts in it.
 */
export function dictionary<const T extends Entries>(entries: T): (language: Language) => InOneLanguage<T> {
  const made = new Map<Language, InOneLanguage<T>>();
  for (const language of languages) {
    const texts = Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, entry[language]]));
    // The keys are those of `entries` and the values its entries in one language: fromEntries cannot say so.
    made.set(language, texts as InOneLanguage<T>);
  }
  // Every language was just put in.
  return (language) => made.get(language)!;
}
