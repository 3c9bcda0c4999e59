import { readHundredths, readWholeNumber } from '../formats/amounts.ts';
import { isRealDay } from '../formats/days.ts';
import { normaliseAccountNumber } from '../formats/account-number.ts';
import { normaliseIdentityCode } from '../formats/identity-code.ts';
import type { Question } from './definition.ts';
import type { FaultCode } from './fault.ts';

/** One question's controls and what their texts mean. Pure: the browser reads answers for its conditions with it too. */

export type Kind = Question['type'];
/** An answer, or why the text is none; neither when nothing was typed. */
export type ReadValue = { answer?: string | number | string[]; code?: FaultCode };

/** The control with which a clerk says that a paper form does not state an answer: each value is its path. No field is named so. */
export const notStatedControl = 'not-stated';

/** The names of the controls that one question is answered with, at `path`. */
export function controlNames(kind: Kind, path: string): string[] {
  if (kind === 'date') return [`${path}.day`, `${path}.month`, `${path}.year`];
  if (kind === 'month') return [`${path}.month`, `${path}.year`];
  return [path];
}

/** Reads a question's answer; `valuesOf` gives the texts posted under a control's name. */
export function readValue(kind: Kind, path: string, valuesOf: (name: string) => readonly string[]): ReadValue {
  if (kind === 'choices') {
    const chosen = [...new Set(valuesOf(path).filter(Boolean))];
    return chosen.length > 0 ? { answer: chosen } : {};
  }
  const texts = controlNames(kind, path).map((name) => tidy(valuesOf(name)[0] ?? ''));
  if (texts.every((text) => text === '')) return {};
  if (kind === 'date') return readDay(texts);
  return kind === 'month' ? readMonth(texts) : readText(kind, texts[0] ?? '');
}

/** One way of writing each letter, one kind of line break, no spaces around. */
function tidy(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/gu, '\n').trim();
}

function readText(kind: Exclude<Kind, 'choices' | 'date' | 'month'>, text: string): ReadValue {
  switch (kind) {
    case 'money':
      return answerOrCode(readHundredths(text));
    case 'decimal': {
      const hundredths = readHundredths(text);
      return answerOrCode(typeof hundredths === 'number' ? hundredths / 100 : hundredths);
    }
    case 'integer':
      return answerOrCode(readWholeNumber(text));
    case 'identityCode':
      return { answer: normaliseIdentityCode(text) };
    case 'iban':
      return { answer: normaliseAccountNumber(text) };
    case 'text':
    case 'email':
    case 'phone':
      return { answer: text.replace(/\s+/gu, ' ') };
    case 'longText':
    case 'choice':
    case 'yesNo':
      return { answer: text };
  }
}

function answerOrCode(read: number | FaultCode): ReadValue {
  return typeof read === 'number' ? { answer: read } : { code: read };
}

function readDay([day = '', month = '', year = '']: string[]): ReadValue {
  if (day === '' || month === '' || year === '') return { code: 'incomplete-day' };
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return /^[12]/.test(year) && isRealDay(iso) ? { answer: iso } : { code: 'not-a-day' };
}

function readMonth([month = '', year = '']: string[]): ReadValue {
  if (month === '' || year === '') return { code: 'incomplete-month' };
  const iso = `${year}-${month.padStart(2, '0')}`;
  return /^[12]/.test(year) && isRealDay(`${iso}-01`) ? { answer: iso } : { code: 'not-a-month' };
}
