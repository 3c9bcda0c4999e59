import type { CheckedKind } from '#server/people/customers/contact-columns.ts';
import type { House } from '#server/house.ts';
import type { Customer } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { beginCheck } from '../checking.ts';
import { changeAddress, changeLanguage, changeReachable, changeToldBy, type Changer } from '../changing.ts';
import { type ContactPart, getContact, waysOffered } from '../details.ts';
import { refuseWithoutProof } from '../proof.ts';
import { type ContactFault, readAddress, readReachable, type Typed } from '../typed.ts';

type Visit = SignedVisit<Customer>;
export type Correction = { part: ContactPart; typed: Typed; isRemoval?: boolean };
export type Corrected = { faults?: undefined; isCodeSent: boolean } | { faults: readonly ContactFault[] };

const saved: Corrected = { isCodeSent: false };
const notChosen = (field: string): Corrected => ({ faults: [{ field, fault: 'not-chosen' }] });

/**
 * Corrects one part of a customer's own contact details, by what they typed. A new e-mail address or number is not taken
 * yet: a code is sent to it. What cannot be read comes back as faults, and nothing is changed.
 * @throws Refusal `proof-needed` for all but the language, when who the person is was not proved a moment ago
 */
export async function correct(house: House, visit: Visit, { part, typed, isRemoval = false }: Correction): Promise<Corrected> {
  if (part !== 'language') refuseWithoutProof(visit);
  switch (part) {
    case 'language':
      return correctLanguage(house, visit, typed['language']);
    case 'told-by': {
      const way = waysOffered(house).find((one) => one === typed['toldBy']);
      if (way === undefined) return notChosen('toldBy');
      await change(house, visit, (transaction, by) => changeToldBy(transaction, by, way));
      return saved;
    }
    case 'address': {
      const { value, faults } = readAddress(typed);
      if (faults) return { faults };
      await change(house, visit, (transaction, by) => changeAddress(transaction, by, value));
      return saved;
    }
    case 'email':
    case 'phone':
      return isRemoval ? remove(house, visit, part) : correctReachable(house, visit, part, typed[part] ?? '');
  }
}

type Work = (transaction: Parameters<typeof changeAddress>[0], by: Changer) => Promise<void>;

function change({ database }: House, visit: Visit, work: Work): Promise<void> {
  return database.transaction().execute((transaction) => work(transaction, { customerId: visit.person.id, at: visit.now }));
}

async function correctLanguage(house: House, visit: Visit, language: string | undefined): Promise<Corrected> {
  const known = await getContact(house.database, visit.person.id);
  // A language that the agency does not write in may stay, and cannot be chosen anew.
  const chosen = [...house.agency.languages, known.language].find((one) => one === language);
  if (chosen === undefined) return notChosen('language');
  await change(house, visit, (transaction, by) => changeLanguage(transaction, by, chosen));
  return saved;
}

async function remove(house: House, visit: Visit, kind: CheckedKind): Promise<Corrected> {
  await change(house, visit, (transaction, by) => changeReachable(transaction, by, kind, { address: null, isChecked: false }));
  return saved;
}

async function correctReachable(house: House, visit: Visit, kind: CheckedKind, typed: string): Promise<Corrected> {
  const { value, faults } = readReachable(kind, typed);
  if (faults) return { faults };
  const customerId = visit.person.id;
  const known = await getContact(house.database, customerId);
  if (known[kind] === value && known[`${kind}CheckedAt`] !== null) return saved;
  await beginCheck(house, { customerId, kind, address: value, language: visit.language, at: visit.now });
  return { isCodeSent: true };
}
