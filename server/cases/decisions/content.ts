import type { Agency } from '#server/agency/loading.ts';
import type { Outcome, Phrase, PhraseField } from '#server/agency/definition.ts';
import { automaticFields, fillPhrase, listPhrases } from '#server/agency/phrases.ts';
import { formatDay, formatMoney, formatNumber } from '#server/platform/language/format.ts';
import type { Language, Text } from '#server/platform/language/language.ts';
import { letterTexts } from './letter/texts.ts';
import {
  chosenPhrases,
  fieldControl,
  isDayTyped,
  isGrant,
  longestOwnText,
  type Typed,
  typedDay,
  typedMoney,
  typedNumber,
  typedOutcome,
  typedText,
} from './typed.ts';

/** What a decision says, read from what was typed. Days are ISO days, the amount is in cents. */
export type Content = {
  outcome: Outcome;
  amountCents: number | null;
  periodFromOn: string | null;
  periodToOn: string | null;
  phrases: string[];
  /** The reasons as the customer reads them; paragraphs are parted by an empty line. */
  reasons: string;
};

export type FaultCode =
  | 'outcome-missing'
  | 'amount-missing'
  | 'amount-unreadable'
  | 'amount-too-large'
  | 'from-missing'
  | 'from-unreadable'
  | 'to-unreadable'
  | 'to-before-from'
  | 'reasons-missing'
  | 'phrase-unsuitable'
  | 'field-missing'
  | 'field-unreadable'
  | 'own-text-too-long';
/** What is missing from a decision; `control` is where it is put right, `label` names a phrase's field. */
export type DecisionFault = { control: string; code: FaultCode; label?: Text };

/** The decision that is being written: on what, in which language, for whom, on which day. */
export type Subject = { agency: Agency; benefit: string; language: Language; customerName: string; today: string };

const largestCents = 99_999_999_99;

/** Reads and checks what was typed. The content is whole only when there are no faults. */
export function readContent(
  typed: Typed,
  subject: Subject,
): { content: Content; faults: [] } | { content: undefined; faults: DecisionFault[] } {
  const outcome = typedOutcome(typed);
  if (!outcome) return { content: undefined, faults: [{ control: 'outcome', code: 'outcome-missing' }] };
  const grant = isGrant(outcome) ? readGrant(typed) : { faults: [], ...noGrant };
  const { paragraphs, phrases, faults } = readReasons(typed, outcome, subject, grant);
  const all = [...grant.faults, ...faults];
  if (all.length > 0) return { content: undefined, faults: all };
  const { amountCents, periodFromOn, periodToOn } = grant;
  return { content: { outcome, amountCents, periodFromOn, periodToOn, phrases, reasons: paragraphs.join('\n\n') }, faults: [] };
}

type Grant = Pick<Content, 'amountCents' | 'periodFromOn' | 'periodToOn'>;
const noGrant: Grant = { amountCents: null, periodFromOn: null, periodToOn: null };

function readGrant(typed: Typed): Grant & { faults: DecisionFault[] } {
  const amountCents = typedMoney(typed, 'amount') ?? null;
  const periodFromOn = typedDay(typed, 'from') ?? null;
  const periodToOn = typedDay(typed, 'to') ?? null;
  const faults: DecisionFault[] = [];
  if (typedText(typed, 'amount').trim() === '') faults.push({ control: 'amount', code: 'amount-missing' });
  else if (amountCents === null || amountCents <= 0) faults.push({ control: 'amount', code: 'amount-unreadable' });
  else if (amountCents > largestCents) faults.push({ control: 'amount', code: 'amount-too-large' });
  if (!isDayTyped(typed, 'from')) faults.push({ control: 'from', code: 'from-missing' });
  else if (periodFromOn === null) faults.push({ control: 'from', code: 'from-unreadable' });
  if (isDayTyped(typed, 'to') && periodToOn === null) faults.push({ control: 'to', code: 'to-unreadable' });
  if (periodFromOn !== null && periodToOn !== null && periodToOn < periodFromOn) faults.push({ control: 'to', code: 'to-before-from' });
  return { amountCents, periodFromOn, periodToOn, faults };
}

type Reasons = { paragraphs: string[]; phrases: string[]; faults: DecisionFault[] };

function readReasons(typed: Typed, outcome: Outcome, subject: Subject, grant: Grant): Reasons {
  const suitable = listPhrases(subject.agency, subject.benefit, outcome);
  const chosen = chosenPhrases(typed);
  const filled = suitable
    .filter(({ id }) => chosen.includes(id))
    .map((phrase) => ({ id: phrase.id, ...readPhrase(typed, phrase, subject, grant) }));
  const ownText = typedText(typed, 'ownText').replaceAll('\r\n', '\n').trim();
  const faults = filled.flatMap((phrase) => phrase.faults);
  if (chosen.some((id) => !suitable.some((phrase) => phrase.id === id))) faults.push({ control: 'phrases', code: 'phrase-unsuitable' });
  if (filled.length === 0 && ownText === '') faults.push({ control: 'phrases', code: 'reasons-missing' });
  if (ownText.length > longestOwnText) faults.push({ control: 'ownText', code: 'own-text-too-long' });
  return {
    paragraphs: [...filled.map(({ text }) => text), ...(ownText === '' ? [] : [ownText])],
    phrases: filled.map(({ id }) => id),
    faults,
  };
}

/** Fills a phrase in with what is known and what was typed. What was typed stays text: it is never read for fields again. */
function readPhrase(typed: Typed, phrase: Phrase, subject: Subject, grant: Grant): { text: string; faults: DecisionFault[] } {
  const own = phrase.fields.map((field) => ({ field, ...readField(typed, phrase.id, field, subject.language) }));
  const values = {
    ...automaticValues(subject, grant),
    ...Object.fromEntries(own.flatMap(({ field, value }) => (value === undefined ? [] : [[field.id, value]]))),
  };
  const { text, missing } = fillPhrase(phrase, subject.language, values);
  const lacksAutomatic = missing.some((name) => automaticFields.some((one) => one === name));
  const faults = own.flatMap(({ fault }) => fault ?? []);
  return { text, faults: lacksAutomatic ? [...faults, { control: 'phrases', code: 'phrase-unsuitable' }] : faults };
}

/** One field of a phrase as the customer will read it, or what is wrong with it. */
function readField(
  typed: Typed,
  phraseId: string,
  { id, label, type }: PhraseField,
  language: Language,
): { value?: string; fault?: DecisionFault } {
  const control = fieldControl(phraseId, id);
  const isTyped = type === 'day' ? isDayTyped(typed, control) : typedText(typed, control).trim() !== '';
  if (!isTyped) return { fault: { control, code: 'field-missing', label } };
  const value = fieldValue(typed, control, type, language);
  return value === undefined ? { fault: { control, code: 'field-unreadable', label } } : { value };
}

function fieldValue(typed: Typed, control: string, type: PhraseField['type'], language: Language): string | undefined {
  switch (type) {
    case 'text':
      return typedText(typed, control).trim().replace(/\s+/gu, ' ');
    case 'number': {
      const number = typedNumber(typed, control);
      return number === undefined ? undefined : formatNumber(number, language, Number.isInteger(number) ? 0 : 2);
    }
    case 'money': {
      const cents = typedMoney(typed, control);
      return cents === undefined ? undefined : formatMoney(cents, language);
    }
    case 'day': {
      const day = typedDay(typed, control);
      return day === undefined ? undefined : formatDay(day, language);
    }
  }
}

/** The values that every phrase can name, as the customer reads them. */
export function automaticValues({ language, customerName, today }: Subject, grant: Grant): Record<string, string> {
  const { amountCents, periodFromOn, periodToOn } = grant;
  return {
    name: customerName,
    date: formatDay(today, language),
    ...(amountCents === null ? {} : { amount: formatMoney(amountCents, language) }),
    ...(periodFromOn === null ? {} : { period: letterTexts(language).period(periodFromOn, periodToOn) }),
  };
}
