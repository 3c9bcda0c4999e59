import type { CheckedKind } from '#server/people/customers/contact-columns.ts';
import { cleanLine, isEmailAddress, isPostalCode, toInternationalPhone } from '#server/platform/formats/contact-details.ts';
import { isCountry } from './countries.ts';
import type { PostalAddress } from './details.ts';

/** What somebody typed, by the name of its field. */
export type Typed = Readonly<Record<string, string>>;

export const contactFaults = [
  'email-missing',
  'email-not-valid',
  'phone-missing',
  'phone-not-valid',
  'street-missing',
  'postal-code-missing',
  'postal-code-not-valid',
  'city-missing',
  'country-not-valid',
  'too-long',
  'not-chosen',
] as const;
export type ContactFault = { field: string; fault: (typeof contactFaults)[number] };

type Read<T> = { value: T; faults?: undefined } | { value?: undefined; faults: readonly ContactFault[] };

/** Longest line of a postal address, in characters; envelopes and print services take no more. */
const longestLine = 100;
/** Longest that a form may carry in one field: what is longer is no slip of a person. */
export const mostTyped = 2000;

/** An e-mail address or a phone number, as it is kept: the number as `+358401234567`, the part after the @ in small letters. */
export function readReachable(kind: CheckedKind, typed: string, field: string = kind): Read<string> {
  const text = cleanLine(typed);
  if (text === '') return { faults: [{ field, fault: `${kind}-missing` }] };
  if (kind === 'phone') {
    const number = toInternationalPhone(text);
    return number === undefined ? { faults: [{ field, fault: 'phone-not-valid' }] } : { value: number };
  }
  if (!isEmailAddress(text)) return { faults: [{ field, fault: 'email-not-valid' }] };
  const at = text.lastIndexOf('@');
  return { value: text.slice(0, at) + text.slice(at).toLowerCase() };
}

/** A postal address. Finnish postal codes are held to five digits. */
export function readAddress(typed: Typed): Read<PostalAddress> {
  const line = (name: string) => cleanLine(typed[name] ?? '');
  const value = { street: line('street'), postalCode: line('postalCode').toUpperCase(), city: line('city'), country: line('country') };
  const faults: ContactFault[] = [];
  if (value.street === '') faults.push({ field: 'street', fault: 'street-missing' });
  if (value.postalCode === '') faults.push({ field: 'postalCode', fault: 'postal-code-missing' });
  else if (!isPostalCode(value.postalCode, value.country)) faults.push({ field: 'postalCode', fault: 'postal-code-not-valid' });
  if (value.city === '') faults.push({ field: 'city', fault: 'city-missing' });
  if (!isCountry(value.country)) faults.push({ field: 'country', fault: 'country-not-valid' });
  for (const field of ['street', 'city'] as const) if (value[field].length > longestLine) faults.push({ field, fault: 'too-long' });
  return faults.length > 0 ? { faults } : { value };
}
