import { listBenefitsOfGroup } from '#server/agency/lookups.ts';
import type { House } from '#server/house.ts';
import { type Clerk, listClerks } from '#server/people/clerks/queries.ts';
import { getCustomer } from '#server/people/customers/queries.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import { getThread, type Message } from '../queries.ts';
import { inboxTexts } from '../texts.ts';
import { getMessageKey, type MessageKey } from './inbox-queries.ts';

/** A case of the customer's, to which a message can be put, or which it is about. */
export type CaseOfCustomer = { applicationId: string; reference: string; benefit: string };

/** A thread that a clerk has opened, and what goes with it on its page. */
export type ThreadStand = {
  key: MessageKey;
  messageId: string;
  thread: readonly Message[];
  customerName: string;
  /** The language that the customer reads. */
  language: Language;
  /** The cases of the customer's that this clerk may handle, the newest first. */
  cases: readonly CaseOfCustomer[];
  /** Benefits to which the standard texts are to suit. */
  benefits: readonly string[];
  /** Clerks who can take it over. */
  others: readonly Clerk[];
};

/**
 * Opens the thread of a message to a clerk, with the entry of who looked: for the case that it is about, or else because the
 * customer has written and is answered. Everything in `work` goes through the transaction.
 */
export async function viewThread<T>(
  house: House,
  visit: SignedVisit<Staff>,
  messageId: string,
  work: (transaction: Transaction, key: MessageKey) => Promise<T>,
): Promise<T> {
  const key = await getMessageKey(house.database, visit.person, messageId);
  const language = isLanguage(key.language) ? key.language : visit.language;
  const reason =
    key.applicationId === null
      ? ({ kind: 'entered', text: inboxTexts(language).answersMessage } as const)
      : ({ kind: 'case', applicationId: key.applicationId } as const);
  return viewCustomer(house, visit, { customerId: key.customerId, what: 'messages', reason }, (transaction) => work(transaction, key));
}

export async function readStand(
  { agency }: Pick<House, 'agency'>,
  transaction: Transaction,
  visit: SignedVisit<Staff>,
  messageId: string,
  key: MessageKey,
): Promise<ThreadStand> {
  const thread = await getThread(transaction, key, 'to-customer');
  const customer = await getCustomer(transaction, key.customerId);
  const cases = await listCases(transaction, visit.person, key);
  const clerks = await listClerks(transaction);
  const own = cases.find(({ applicationId }) => applicationId === key.applicationId);
  return {
    key,
    messageId,
    thread,
    customerName: `${customer.givenNames} ${customer.familyName}`,
    // An agency offers at least one language: its check says so.
    language: isLanguage(key.language) ? key.language : agency.languages[0]!,
    cases,
    benefits: own ? [own.benefit] : listBenefitsOfGroup(agency, key.benefitGroup).map(({ id }) => id),
    others: clerks.filter(
      ({ id, skills, languages }) => id !== visit.person.id && skills.includes(key.benefitGroup) && languages.includes(key.language),
    ),
  };
}

async function listCases(transaction: Transaction, clerk: Staff, { customerId }: MessageKey): Promise<CaseOfCustomer[]> {
  if (clerk.skills.length === 0) return [];
  return transaction
    .selectFrom('application')
    .select(['application_id as applicationId', 'reference', 'benefit'])
    .where('customer_id', '=', customerId)
    .where('benefit_group', 'in', [...clerk.skills])
    .orderBy('received_at', 'desc')
    .limit(20)
    .execute();
}
