import type { PhoneNumber } from '../record.ts';

/** A number as it is dialled in Finland, or with a plus from abroad; undefined where there is none. */
export function asNumber(phone: PhoneNumber | undefined): string | undefined {
  if (!phone) return undefined;
  const number = phone.number.trim().replaceAll(/\s+/g, ' ');
  const prefix = phone.prefixNumber?.trim() ?? '';
  return prefix === '' || number.startsWith('+') ? number : `${prefix} ${number.replace(/^0/, '')}`;
}

/** The same number however it is written. */
export const digitsOf = (number: string): string => number.replaceAll(/\D/g, '').replace(/^(00)?358/, '0');

/** Numbers that are dialled in Finland only: 020 of companies, 0800 free, 0600 chargeable, 116 of Europe. */
const serviceNumber = /^(0(10|20|29|30|600|700|71|73|75|800)|116)/;

/** A number as the catalogue has it, once for each language. */
export function phoneNumbersOf(number: string, languages: readonly string[]) {
  const digits = digitsOf(number);
  const isService = serviceNumber.test(digits);
  const isForeign = number.startsWith('+') && !digits.startsWith('0');
  const parts = isForeign
    ? { number }
    : isService
      ? { number: number.replace(/^\+358 ?/, '0') }
      : { prefixNumber: '+358', number: digits.slice(1) };
  return languages.map((language) => ({
    type: 'Phone',
    additionalInformation: null,
    serviceChargeType: 'Other',
    chargeDescription: null,
    prefixNumber: null,
    isFinnishServiceNumber: isService,
    ...parts,
    language,
  }));
}
