import type { Form, Question } from '#server/platform/forms/definition.ts';
import { formTexts } from '#server/platform/forms/html/texts.ts';
import { choicesOf } from '#server/platform/forms/schema.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Pen } from '#server/platform/letters/paper-form.ts';
import { words } from './words.ts';

type BoxPen = Extract<Pen, { kind: 'boxes' }>;

const separate = { kind: 'boxes', isTight: false, unit: null, note: null } as const;
const oneLine = { kind: 'lines', count: 1, note: null } as const;

const boxes = (count: number, caption: string | null = null) => ({ boxes: count, caption });

/** What an answer is written with: its type says the kind, its limits how much room it takes. */
export function penOf(form: Form, question: Question, language: Language): Pen {
  switch (question.type) {
    case 'date':
      return { ...separate, parts: datePens(language) };
    case 'month':
      return { ...separate, parts: datePens(language).slice(1) };
    case 'identityCode':
      // The day of birth, the sign of the century, the rest.
      return { ...separate, parts: [boxes(6), boxes(1), boxes(4)] };
    case 'iban':
      // Eighteen characters in Finland.
      return { ...separate, parts: [4, 4, 4, 4, 2].map((count) => boxes(count)), note: words(language).longAccount };
    case 'money':
    case 'decimal':
    case 'integer':
      return numberPen(question, language);
    case 'yesNo':
    case 'choice':
    case 'choices':
      return ticksOf(form, question, language);
    case 'longText':
      return { kind: 'lines', count: linesFor(question), note: null };
    case 'text':
      return { ...oneLine, count: (question.max ?? 0) > longestOnOneLine ? 2 : 1 };
    case 'email':
    case 'phone':
      return oneLine;
  }
}

export function datePens(language: Language): BoxPen['parts'] {
  const t = words(language);
  return [boxes(2, t.dayMark), boxes(2, t.monthMark), boxes(4, t.yearMark)];
}

export const dayPen = (language: Language): Pen => ({ ...separate, parts: datePens(language) });

/** Characters of a text that a hand writes on one line, on this and on the whole width. */
const longestOnOneLine = 150;
const charactersOnALine = 70;

function linesFor({ max = 500 }: Question): number {
  return Math.min(6, Math.max(3, Math.ceil(max / charactersOnALine)));
}

const mostDigits = 9;
const usualDigits = 5;

/** As many boxes as the greatest answer has digits. */
function numberPen({ type, max, unit }: Question, language: Language): Pen {
  const greatest = max === undefined ? undefined : Math.floor(type === 'money' ? max / 100 : max);
  const digits = greatest === undefined ? usualDigits : Math.min(mostDigits, String(greatest).length);
  const whole = boxes(Math.max(2, digits));
  const unitText = unit?.[language] ?? (type === 'money' ? '€' : null);
  const parts = type === 'integer' ? [whole] : [whole, { mark: language === 'en' ? '.' : ',' }, boxes(2)];
  return { kind: 'boxes', parts, isTight: true, unit: unitText, note: null };
}

function ticksOf(form: Form, question: Question, language: Language): Pen {
  const t = words(language);
  const { yes, no } = formTexts(language);
  if (question.type === 'yesNo') {
    const choices = [yes, no].map((label) => ({ label, hint: null }));
    return { kind: 'ticks', choices, isInline: true, rule: null, note: null };
  }
  return {
    kind: 'ticks',
    choices: choicesOf(form, question).map(({ label, hint }) => ({ label: label[language], hint: hint?.[language] ?? null })),
    isInline: false,
    rule: question.type === 'choices' ? t.chooseSeveral : t.chooseOne,
    note: null,
  };
}

/** What would not fit beside its question. */
export function isWide({ type }: Question): boolean {
  return type === 'longText';
}
