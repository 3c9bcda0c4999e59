import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { changeAddress, changeLanguage, changeReachable, changeToldBy, type Changer, lockContact } from '../changing.ts';
import { type Contact, versionOf } from '../details.ts';
import { type ContactFault, readAddress, readReachable, type Typed } from '../typed.ts';

/** What a clerk wrote for a customer: the fields of the form by their names; those that are not there stay as they are. */
export type Corrections = { typed: Typed; languages: readonly string[] };

/** Fields of a postal address: they are corrected together. */
const addressFields = ['street', 'postalCode', 'city'] as const;

/** The details as the clerk's form holds them. */
export function typedOf({ language, email, phone, address }: Contact): Typed {
  const { street = '', postalCode = '', city = '', country = 'FI' } = address ?? {};
  return { language, email: email ?? '', phone: phone ?? '', street, postalCode, city, country, toldBy: '' };
}

type Read = ReturnType<typeof readCorrections>;

/** Reads a clerk's form against the details as they are. An empty e-mail address or number is one that the customer does not have. */
function readCorrections(contact: Contact, { typed, languages }: Corrections) {
  const before = typedOf(contact);
  const isChanged = (field: string) => typed[field] !== undefined && typed[field].trim() !== before[field];
  const faults: ContactFault[] = [];
  const reachable = (kind: 'email' | 'phone'): string | null | undefined => {
    if (!isChanged(kind)) return undefined;
    if (typed[kind]?.trim() === '') return null;
    const read = readReachable(kind, typed[kind] ?? '');
    if (read.faults) faults.push(...read.faults);
    return read.value;
  };
  const isMoved = [...addressFields, 'country'].some(isChanged);
  const isAddressWritten = isMoved && (contact.address !== null || addressFields.some((field) => (typed[field] ?? '').trim() !== ''));
  const address = isAddressWritten ? readAddress({ ...before, ...typed }) : undefined;
  if (address?.faults) faults.push(...address.faults);
  const isLanguageKnown = languages.includes(typed['language'] ?? '');
  if (isChanged('language') && !isLanguageKnown) faults.push({ field: 'language', fault: 'not-chosen' });
  const wantsLetters = typed['toldBy'] === 'letter';
  if (wantsLetters && !contact.address && !address) faults.push({ field: 'street', fault: 'street-missing' });
  return {
    faults,
    email: reachable('email'),
    phone: reachable('phone'),
    address: address?.value,
    language: isChanged('language') ? typed['language'] : undefined,
    wantsLetters,
  };
}

/**
 * Corrects a customer's contact details as a clerk wrote them, in the transaction in which the customer was opened. Only what
 * differs is changed, and leaves an event of its own. Gives the faults, and changes nothing, when something cannot be read.
 * @throws Refusal `contact-changed-since` when the details are no longer those that the clerk saw
 */
export async function correctFor(
  transaction: Transaction,
  by: Changer,
  seen: string | undefined,
  corrections: Corrections,
): Promise<readonly ContactFault[]> {
  const contact = await lockContact(transaction, by.customerId);
  if (seen !== undefined && seen !== versionOf(contact)) throw new Refusal('contact-changed-since');
  const read = readCorrections(contact, corrections);
  if (read.faults.length === 0) await apply(transaction, by, read);
  return read.faults;
}

async function apply(transaction: Transaction, by: Changer, { email, phone, address, language, wantsLetters }: Read): Promise<void> {
  if (language !== undefined) await changeLanguage(transaction, by, language);
  // The address before the other two: word of its change goes to where the customer was reached until now.
  if (address) await changeAddress(transaction, by, address);
  if (email !== undefined) await changeReachable(transaction, by, 'email', { address: email, isChecked: false });
  if (phone !== undefined) await changeReachable(transaction, by, 'phone', { address: phone, isChecked: false });
  if (wantsLetters) await changeToldBy(transaction, by, 'letter');
}
