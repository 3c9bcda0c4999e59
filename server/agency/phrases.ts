import type { Language } from '../platform/language/language.ts';
import type { Outcome, Phrase, RequestText } from './definition.ts';

/** Fields that the program fills in itself: the customer's name, the amount and period granted, the day of the decision. */
export const automaticFields = ['name', 'amount', 'period', 'date'] as const;

/** Fields that the program fills in in the standard text of a request: the last day to answer, the reference of the case. */
export const requestFields = ['dueOn', 'reference'] as const;

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

type RequestTexts = { readonly requests: { readonly texts: readonly RequestText[] } };

/** The standard texts for a request or a message about a benefit, in the agency's order; without one, those for any. */
export function listRequestTexts({ requests }: RequestTexts, use: RequestText['use'], benefits: readonly string[]): RequestText[] {
  return requests.texts.filter(
    (text) => text.use === use && (text.benefits === 'any' || text.benefits.some((benefit) => benefits.includes(benefit))),
  );
}

export function findRequestText({ requests }: RequestTexts, use: RequestText['use'], id: string): RequestText | undefined {
  return requests.texts.find((text) => text.use === use && text.id === id);
}

/** The standard text of a request with the last day, as it is written in the language, and the reference in their places. */
export function fillRequestText({ text }: RequestText, language: Language, values: Record<(typeof requestFields)[number], string>): string {
  const known = new Map<string, string>(Object.entries(values));
  return text[language].replaceAll(field, (whole, name: string) => known.get(name) ?? whole);
}
