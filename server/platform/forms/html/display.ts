import { displayAccountNumber } from '../../formats/account-number.ts';
import { formatDay, formatMoney, formatMonth, formatNumber } from '../../language/format.ts';
import type { Language } from '../../language/language.ts';
import type { Answer, Form, Question } from '../definition.ts';
import { choicesOf } from '../schema.ts';
import { formTexts } from './texts.ts';

/** An answer as text for people; an absent one is said to be absent. */
export function displayAnswer(form: Form, question: Question, answer: Answer | undefined, language: Language): string {
  if (answer === undefined || answer === '') return formTexts(language).notAnswered;
  if (Array.isArray(answer)) return displayChosen(form, question, answer, language);
  if (typeof answer === 'number') return displayNumber(question, answer, language);
  switch (question.type) {
    case 'date':
      return formatDay(answer, language);
    case 'month':
      return formatMonth(answer, language);
    case 'yesNo':
      return answer === 'yes' ? formTexts(language).yes : formTexts(language).no;
    case 'choice':
      return labelOf(form, question, answer, language);
    case 'iban':
      return displayAccountNumber(answer);
    case 'text':
    case 'longText':
    case 'identityCode':
    case 'email':
    case 'phone':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'choices':
      return answer;
  }
}

function displayChosen(form: Form, question: Question, answer: readonly unknown[], language: Language): string {
  const labels = answer.filter((value) => typeof value === 'string').map((value) => labelOf(form, question, value, language));
  return labels.length > 0 ? labels.join(', ') : formTexts(language).notAnswered;
}

function labelOf(form: Form, question: Question, value: string, language: Language): string {
  return choicesOf(form, question).find((choice) => choice.value === value)?.label[language] ?? value;
}

/** A number of a question with its unit; money is in cents. */
export function displayNumber({ type, unit }: Question, value: number, language: Language): string {
  if (type === 'money' && !unit) return formatMoney(value, language);
  const number = type === 'money' ? formatNumber(value / 100, language, 2) : formatNumber(value, language, decimalsOf(value));
  return unit ? `${number}\u00a0${unit[language]}` : number;
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

/** The texts of a question's controls that give its answer again when they are posted, by the end of the control's name. */
export function controlTexts(
  { type }: Question,
  answer: Answer | undefined,
  language: Language,
): Record<'' | '.day' | '.month' | '.year', string> {
  const none = { '': '', '.day': '', '.month': '', '.year': '' };
  if (answer === undefined || Array.isArray(answer)) return none;
  if (typeof answer === 'number') return { ...none, '': numberText(type, answer, language) };
  if (type !== 'date' && type !== 'month') return { ...none, '': type === 'iban' ? displayAccountNumber(answer) : answer };
  const [year = '', month = '', day = ''] = answer.split('-');
  return { '': '', '.day': withoutZero(day), '.month': withoutZero(month), '.year': year };
}

function numberText(type: Question['type'], value: number, language: Language): string {
  const text = type === 'money' ? (value / 100).toFixed(2) : String(value);
  return language === 'en' ? text : text.replace('.', ',');
}

function withoutZero(digits: string): string {
  return digits.replace(/^0/u, '');
}
