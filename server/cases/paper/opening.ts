import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { House } from '#server/house.ts';
import { viewCustomer } from '#server/people/view-log/viewing.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { findPaperKey, getPaper, lockPaper, type Paper } from './queries.ts';

/**
 * Puts what has arrived on paper to a customer's case or paper application, of which nothing is shown. Where the customer is
 * protected and the clerk has not the right, it is put there all the same: what has arrived has arrived (Act 13/2003 §10).
 */
export async function putToCustomer<T>(
  house: Pick<House, 'database' | 'log'>,
  visit: SignedVisit<Staff>,
  { customerId, applicationId }: CaseKey,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await viewCustomer(house, visit, { customerId, what: 'paper', reason: { kind: 'case', applicationId } }, work);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'protected-person')) throw error;
    // Nobody looks at anything: the clerk gives, and is given nothing back.
    return asActor({ kind: 'system' }, () => house.database.transaction().execute(work));
  }
}

type Opening = {
  applicationId: string;
  /** Holds it, to change it: refused when it was keyed or cancelled in the meantime. */ toChange?: boolean;
};

/**
 * Opens a paper application to a clerk who may key it, with the entry of who looked, and that this application was why.
 * Everything in `work` reads and writes through the transaction it is given.
 * @throws Refusal `not-found`, `protected-person`, `paper-already-settled`.
 */
export async function viewPaper<T>(
  house: Pick<House, 'database' | 'log'>,
  visit: SignedVisit<Staff>,
  { applicationId, toChange = false }: Opening,
  work: (transaction: Transaction, paper: Paper) => Promise<T>,
): Promise<T> {
  const key = await findPaperKey(house.database, visit.person, applicationId);
  if (!key) throw new Refusal('not-found');
  const reason = { kind: 'case', applicationId: key.applicationId } as const;
  return viewCustomer(house, visit, { customerId: key.customerId, what: 'paper', reason }, async (transaction) =>
    work(transaction, await (toChange ? lockPaper(transaction, key) : getPaper(transaction, key))),
  );
}
