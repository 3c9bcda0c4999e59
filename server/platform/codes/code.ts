import { isDay } from '../clock/clock.ts';
import type { Language } from '../language/language.ts';
import { checkCharacter } from './check-character.ts';

/**
 * A code on paper that leads back to where the paper belongs, whether a machine reads it or a clerk types it:
 *
 *     L1F-AT1-150101F-7   a form: its own code, the day of its version, its language (F, S or E)
 *     L1C-15001000010-V   a case: its reference number
 *
 * L1 says whose code it is and how it is written, so that a later way of writing can be told from this one. The last
 * character is a check character over all the others. Capital letters, digits and hyphens only: a QR code packs them
 * most tightly, and they are the easiest to read out.
 */
export type Code =
  | {
      kind: 'form';
      /** As on the form, in letters and digits alone: `paperFormCode`. */
      formCode: string;
      /** The version of the form, an ISO day. */
      version: string;
      language: Language;
    }
  | {
      kind: 'case';
      /** The reference number in its groups: `15 001 000 010`. */
      reference: string;
    };

/** Why a text is no code. `wrong-check`: it looks like one, and a character of it is wrong. */
export type CodeFault = 'empty' | 'not-a-code' | 'wrong-check';
export type CodeRead = { code: Code } | { fault: CodeFault };

const letterOf: Record<Language, string> = { fi: 'F', sv: 'S', en: 'E' };
const languageOf: Readonly<Record<string, Language>> = { F: 'fi', S: 'sv', E: 'en' };
/** A form of this century: two digits of the year are enough. */
const century = '20';
const longestText = 200;

/** The code of a form (`AT 1`, `SV 9 / LL 1`) as it stands in codes: `AT1`, `SV9LL1`. */
export function paperFormCode(formCode: string): string {
  return formCode
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/gu, '');
}

export function writeCode(code: Code): string {
  const body =
    code.kind === 'case'
      ? `L1C-${code.reference.replaceAll(/\D/gu, '')}`
      : `L1F-${code.formCode}-${code.version.slice(2).replaceAll('-', '')}${letterOf[code.language]}`;
  return `${body}-${checkCharacter(body)}`;
}

/**
 * Reads a code as it was scanned or typed: in small letters, with spaces, without hyphens, with other dashes, with O
 * for 0 and I for 1 where only a digit can stand. A bare reference number is a case's code too: it has a check digit.
 */
export function readCode(text: string): CodeRead {
  if (text.length > longestText) return { fault: 'not-a-code' };
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}\u2212.]/gu, '');
  if (bare === '') return { fault: 'empty' };
  const read = readCase(bare) ?? readForm(bare) ?? readReference(bare);
  return read ?? { fault: 'not-a-code' };
}

function readCase(bare: string): CodeRead | undefined {
  const [, digits, check] = /^L1C([0-9OIL]{11})([0-9A-Z])$/u.exec(bare) ?? [];
  if (digits === undefined || check === undefined) return undefined;
  const code: Code = { kind: 'case', reference: groupReference(asDigits(digits)) };
  return endsWith(code, check) && isReference(asDigits(digits)) ? { code } : { fault: 'wrong-check' };
}

function readForm(bare: string): CodeRead | undefined {
  const [, formCode, digits, letter, check] = /^L1F([0-9A-Z]{1,20})([0-9OIL]{6})([FSE])([0-9A-Z])$/u.exec(bare) ?? [];
  const language = letter === undefined ? undefined : languageOf[letter];
  if (formCode === undefined || digits === undefined || language === undefined || check === undefined) return undefined;
  const version = `${century}${asDigits(digits).replaceAll(/(..)(?=.)/gu, '$1-')}`;
  const code: Code = { kind: 'form', formCode, version, language };
  return endsWith(code, check) && isDay(version) ? { code } : { fault: 'wrong-check' };
}

function readReference(bare: string): CodeRead | undefined {
  if (!/^\d{11}$/u.test(bare)) return undefined;
  return isReference(bare) ? { code: { kind: 'case', reference: groupReference(bare) } } : { fault: 'wrong-check' };
}

function endsWith(code: Code, check: string): boolean {
  return writeCode(code).endsWith(`-${check}`);
}

function asDigits(text: string): string {
  return text.replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
}

/** The check digit of a reference number, by the weights 7, 3, 1 from the right, as the database makes it. */
function isReference(digits: string): boolean {
  const weights = [7, 3, 1];
  const sum = Array.from(digits.slice(0, -1))
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (weights[index % 3] ?? 0), 0);
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}

function groupReference(digits: string): string {
  return [digits.slice(0, 2), digits.slice(2, 5), digits.slice(5, 8), digits.slice(8)].join(' ');
}
