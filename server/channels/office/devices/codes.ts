import { randomInt } from 'node:crypto';

/** No vowels, so that no words come out, and nothing that is taken for another. */
const letters = '23456789BCDFGHJKLMNPQRSTVWXZ';
const length = 8;
/** How long a code is good. */
export const codeMinutes = 15;

/** A code to be read off one screen and typed on another: `K7QM4XTP`. */
export function newPairingCode(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/** As it is shown: `K7QM-4XTP`. */
export const writeCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What was typed as a code, in small letters and with hyphens or spaces too; undefined when it can be none. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return code.length === length && code.split('').every((letter) => letters.includes(letter)) ? code : undefined;
}
