import type { Language } from '../platform/language/language.ts';
import type { Outcome, Phrase } from './definition.ts';

/** Fields that the program fills in itself: the customer's name, the amount and period granted, the day of the decision. */
export const automaticFields = ['name', 'amount', 'period', 'date'] as const;

const field = /\{([^{}]*)\}/g;

/** The names of the fields in a text, each once, in the order of the text. */
export function fieldsIn(text: string): string[] {
  return [...new Set([...text.matchAll(field)].map(([, name = '']) => name))];
}

type Phrases = { readonly phrases: readonly Phrase[] };

/** The phrases that suit a decision on a benefit with an outcome, in the agency's order. */
export function listPhrases({ phrases }: Phrases, benefitId: string, outcome: Outcome): Phrase[] {
  return phrases.filter(({ benefits, outcomes }) => outcomes.includes(outcome) && (benefits === 'any' || benefits.includes(benefitId)));
}

export function findPhrase({ phrases }: Phrases, id: string): Phrase | undefined {
  return phrases.find((phrase) => phrase.id === id);
}

/**
 * A phrase with its fields filled in. `values` are plain text by field name, as written in `language`; a value is
 * never read for fields again. A field without a value stays to be seen in the text and is named in `missing`.
 */
export function fillPhrase(
  phrase: Phrase,
  language: Language,
  values: Readonly<Record<string, string>>,
): { text: string; missing: string[] } {
  const valueOf = (name: string) => (Object.hasOwn(values, name) ? values[name]?.trim() : undefined) || undefined;
  const text = phrase.text[language];
  const missing = fieldsIn(text).filter((name) => valueOf(name) === undefined);
  return { text: text.replaceAll(field, (_, name: string) => valueOf(name) ?? `[${labelOf(phrase, name, language)}]`), missing };
}

function labelOf(phrase: Phrase, name: string, language: Language): string {
  return phrase.fields.find(({ id }) => id === name)?.label[language] ?? '…';
}
