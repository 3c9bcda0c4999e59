import { isRealDay } from './days.ts';

/**
 * The Finnish personal identity code: six digits of the birth day, a sign of the century, an individual number and a
 * check character. Source: Government decree on the population information system (128/2010, as amended 2022: the
 * additional signs of the century), chapter 1.
 */

const centuries: Readonly<Record<string, number>> = {
  '+': 1800,
  '-': 1900,
  Y: 1900,
  X: 1900,
  W: 1900,
  V: 1900,
  U: 1900,
  A: 2000,
  B: 2000,
  C: 2000,
  D: 2000,
  E: 2000,
  F: 2000,
};
const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const shape = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])$/;
const firstIndividualNumber = 2;
const firstTestNumber = 900;

export type IdentityCode = {
  code: string;
  /** ISO day of birth. */
  bornOn: string;
  /** 900–999 are never given to a person: they are for temporary use and for tests. */
  isTest: boolean;
};

/** Upper case without spaces; the minus signs that word processors write become hyphens. */
export function normaliseIdentityCode(typed: string): string {
  return typed
    .replace(/\s/gu, '')
    .replace(/[\u2010-\u2013\u2212]/gu, '-')
    .toUpperCase();
}

/** The parts of a code in its normal form, or undefined when it is malformed, has no such day or a wrong check character. */
export function findIdentityCode(code: string): IdentityCode | undefined {
  const [, day, month, yearOfCentury, sign, number, check] = shape.exec(code) ?? [];
  if (!day || !month || !yearOfCentury || !sign || !number || !check) return undefined;
  if (Number(number) < firstIndividualNumber) return undefined;
  if (checkCharacters[Number(day + month + yearOfCentury + number) % checkCharacters.length] !== check) return undefined;
  // The shape has only signs of the table.
  const bornOn = `${centuries[sign]! + Number(yearOfCentury)}-${month}-${day}`;
  return isRealDay(bornOn) ? { code, bornOn, isTest: Number(number) >= firstTestNumber } : undefined;
}

export function isIdentityCode(code: string): boolean {
  return findIdentityCode(code) !== undefined;
}
