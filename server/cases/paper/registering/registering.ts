import type { House } from '#server/house.ts';
import { getBenefit, getForm } from '#server/agency/lookups.ts';
import { findCustomerByCode, findOrAddCustomer, getCustomer } from '#server/people/customers/queries.ts';
import { findMandateFor } from '#server/people/mandates/queries.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import { prefillAnswers } from '#server/platform/forms/prefill.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import { putToCustomer } from '../opening.ts';
import { addPaper, type NewPaper, type PaperChannel, paperChannels } from '../queries.ts';
import { countingDay } from '../received-day.ts';
import { sortScan } from '../scans/sorting.ts';
import { reasonTexts } from './texts.ts';

/** What is wrong with a registration that is filled in whole: the question that it is about, and what. */
export type Problem = {
  field: 'familyName' | 'agentCode' | 'receivedOn';
  code: 'another-name' | 'agent-unknown' | 'own-agent' | 'mandate-not-valid' | 'mandate-lacks-action' | 'point-after-agency';
};

/** A paper or spoken application as a clerk registers it. Days are ISO days. */
export type Arrival = {
  /** Made for the page: sent twice, it is one application. */
  paperId: string;
  benefit: string;
  formVersion: string;
  language: Language;
  channel: PaperChannel;
  receivedOn: string;
  pointReceivedOn: string | null;
  identityCode: string;
  givenNames: string;
  familyName: string;
  agentCode: string | undefined;
  /** Scans that wait to be sorted: what the application is written on, and what came with it. */
  scanIds: readonly string[];
};

/** The answers of the registration form as an arrival. They passed the form's own check. */
export function readArrival(answers: Answers, own: { paperId: string; scanIds: readonly string[]; today: string }): Arrival {
  const text = (id: string) => (typeof answers[id] === 'string' ? answers[id].trim() : '');
  const language = text('language');
  const channel = paperChannels.find((one) => one === answers['channel']) ?? 'joint-service-point';
  const point = text('pointReceivedOn');
  return {
    paperId: own.paperId,
    scanIds: own.scanIds,
    // A version is a day, with a hyphen before it.
    benefit: text('form').slice(0, -11),
    formVersion: text('form').slice(-10),
    language: isLanguage(language) ? language : 'fi',
    channel,
    // What is registered at a joint service point is with the agency at once.
    receivedOn: text('receivedOn') || own.today,
    pointReceivedOn: point || null,
    identityCode: text('identityCode'),
    givenNames: text('givenNames'),
    familyName: text('familyName'),
    agentCode: text('agentCode') || undefined,
  };
}

/**
 * Registers an application that did not come online: from then on it waits to be keyed. Whoever registers sees nothing of
 * the customer. Returns what is wrong with it, if anything is: then nothing was registered.
 * @throws Refusal `form-version-unknown`, `scan-already-settled`, `another-persons-draft`
 */
export async function registerPaper(house: House, visit: SignedVisit<Staff>, arrival: Arrival): Promise<Problem | undefined> {
  const { pointReceivedOn, receivedOn } = arrival;
  getForm(house.agency, arrival.benefit, arrival.formVersion);
  if (pointReceivedOn !== null && pointReceivedOn > receivedOn) return { field: 'receivedOn', code: 'point-after-agency' };
  const customerId = await findApplicant(house, arrival, visit.now);
  if (customerId === undefined) {
    await logSearch(house, visit, arrival);
    return { field: 'familyName', code: 'another-name' };
  }
  const agentId = arrival.agentCode === undefined ? undefined : await findAgent(house, arrival.agentCode);
  if (arrival.agentCode !== undefined && agentId === undefined) return { field: 'agentCode', code: 'agent-unknown' };
  if (agentId === customerId) return { field: 'agentCode', code: 'own-agent' };
  const work = (transaction: Transaction) => writeArrival(transaction, house, visit, { ...arrival, customerId, agentId });
  try {
    return await putToCustomer(house, visit, { customerId, applicationId: arrival.paperId }, work);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'mandate-not-valid' || error.code === 'mandate-lacks-action'))
      return { field: 'agentCode', code: error.code };
    throw error;
  }
}

/**
 * The customer with the identity code, made if there is none. Undefined when the customer has another family name: one
 * wrong digit must not bring a stranger's application about. Whose code it is, is not told.
 */
function findApplicant({ database, secrets }: House, arrival: Arrival, now: Date): Promise<string | undefined> {
  const { identityCode, givenNames, familyName, language } = arrival;
  const identity = { identityCode, givenNames, familyName, language, email: undefined, phone: undefined };
  // Nobody's data is open yet: only the id comes out of here.
  return asActor({ kind: 'system' }, () =>
    database.transaction().execute(async (transaction) => {
      const customerId = await findOrAddCustomer(transaction, secrets, identity, now);
      const known = await getCustomer(transaction, customerId);
      return isSameName(known.familyName, familyName) ? customerId : undefined;
    }),
  );
}

function isSameName(one: string, other: string): boolean {
  return one.trim().localeCompare(other.trim(), 'fi', { sensitivity: 'base' }) === 0;
}

function findAgent({ database, secrets }: House, identityCode: string): Promise<string | undefined> {
  // An agent is not the customer who will be opened: only the id comes out of here.
  return asActor({ kind: 'system' }, () => findCustomerByCode(database, secrets, identityCode));
}

/** A code was tried with a name that is not its owner's: the owner reads when, and why. */
async function logSearch(house: House, visit: SignedVisit<Staff>, { identityCode }: Arrival): Promise<void> {
  const customerId = await findAgent(house, identityCode);
  if (customerId === undefined) return;
  const reason = { kind: 'entered', text: reasonTexts(house.agency.languages[0] ?? 'fi').tried } as const;
  try {
    await viewCustomer(house, visit, { customerId, what: 'search', reason }, async () => {});
  } catch (error) {
    // Nothing was shown, and a clerk without the right does not learn that the person is protected.
    if (!(error instanceof Refusal && error.code === 'protected-person')) throw error;
  }
}

type Writing = Arrival & { customerId: string; agentId: string | undefined };

async function writeArrival(transaction: Transaction, house: House, visit: SignedVisit<Staff>, arrival: Writing): Promise<undefined> {
  const { agency, secrets } = house;
  const { customerId, paperId, benefit, formVersion, language, channel, receivedOn, pointReceivedOn } = arrival;
  const paper: NewPaper = {
    customerId,
    applicationId: paperId,
    benefit,
    benefitGroup: getBenefit(agency, benefit).group,
    formVersion,
    language,
    channel,
    receivedOn,
    pointReceivedOn,
    answers: firstAnswers(house, arrival),
    registeredBy: visit.person.id,
    registeredAt: visit.now,
    agent: await findAgentOf(transaction, house, arrival),
  };
  await addPaper(transaction, secrets, paper);
  const place = { customerId, applicationId: paperId, receivedOn: countingDay(agency, arrival), channel };
  for (const scanId of arrival.scanIds) await sortScan(house, transaction, scanId, place, { clerkId: visit.person.id, at: visit.now });
  return undefined;
}

async function findAgentOf(transaction: Transaction, { agency }: House, arrival: Writing): Promise<NewPaper['agent']> {
  const { customerId, agentId, channel, benefit } = arrival;
  if (agentId === undefined) return undefined;
  const use = { day: countingDay(agency, arrival), channel, action: 'apply', benefit } as const;
  const { basis } = await findMandateFor(transaction, { principalId: customerId, agentId, ...use });
  return { id: agentId, basis };
}

/** The clerk has the applicant's name and code from the form already: they are not typed again. */
function firstAnswers(
  { agency }: House,
  { benefit, formVersion, language, givenNames, familyName, identityCode, ...days }: Writing,
): Answers {
  const form = getForm(agency, benefit, formVersion);
  return prefillAnswers(form, { givenNames, familyName, identityCode, language }, { today: countingDay(agency, days) });
}
