import type { VNode } from 'preact';
import { validate as isId } from 'uuid';
import { findForm } from '#server/agency/lookups.ts';
import type { Agency } from '#server/agency/loading.ts';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { House } from '#server/house.ts';
import { type ViewedThing, viewCustomer } from '#server/people/view-log/viewing.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { withoutReach } from '#server/platform/forms/prefill.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { type Case, getCase, maySee } from './case-queries.ts';

/**
 * Opens a case to a clerk who may handle it: with the skill and the language for it, or with it in hand. `what` is what
 * of the customer's is shown or changed. Everything in `work` reads and writes through the transaction it is given; who
 * looked, and that this case was why, is written in the same one.
 * @throws Refusal `not-found` for everybody else, so that an address tells nothing; `protected-person`.
 */
export async function viewCase<T>(
  house: Pick<House, 'database' | 'agency' | 'log'>,
  visit: SignedVisit<Staff>,
  { applicationId, what }: { applicationId: string; what: ViewedThing },
  work: (transaction: Transaction, one: Case) => Promise<T>,
): Promise<T> {
  const key = await getCaseKey(house.database, visit.person, applicationId);
  const reason = { kind: 'case', applicationId: key.applicationId } as const;
  return viewCustomer(house, visit, { customerId: key.customerId, what, reason }, async (transaction) =>
    work(transaction, shownTo(visit.person, house.agency, await getCase(transaction, visit.person, key.applicationId))),
  );
}

/** Where a protected person is and how to reach them is shown to those with the right alone, also after a broken glass. */
function shownTo(clerk: Staff, agency: Agency, one: Case): Case {
  if (!one.isProtected || clerk.seesProtected) return one;
  const form = findForm(agency, one.benefit, one.formVersion);
  return { ...one, answers: form ? withoutReach(form, one.answers) : {}, hidesReach: true };
}

/** Whose case it is, when this clerk may see it, without a look at anything that the customer wrote. Throws not-found. */
export async function getCaseKey(database: Database, clerk: Staff, applicationId: string): Promise<CaseKey & { isProtected: boolean }> {
  if (!isId(applicationId)) throw new Refusal('not-found');
  // Lists show a clerk the cases of their skills; one that is in hand may be outside them. Only whose case it is comes out of here.
  const found = await asActor({ kind: 'system' }, () =>
    database
      .selectFrom('application as a')
      .leftJoin('case_holder as h', (join) =>
        join.onRef('h.customer_id', '=', 'a.customer_id').onRef('h.application_id', '=', 'a.application_id'),
      )
      .select(['a.customer_id as customerId', 'a.application_id as applicationId', 'a.is_protected as isProtected'])
      .where('a.application_id', '=', applicationId)
      .where(maySee(clerk))
      .executeTakeFirst(),
  );
  if (!found) throw new Refusal('not-found');
  return found;
}

/**
 * What another feature shows on a case's page. The page does not know the feature, since the feature knows the case: the
 * list of sections comes with the house (server/app.ts). `id` is the section's own id, for the links at the top of the page.
 * It reads through the transaction in which the case was opened. Undefined: nothing to show.
 */
export type CaseSection = (
  transaction: Transaction,
  stand: { house: House; visit: SignedVisit<Staff>; one: Case; today: string },
) => Promise<{ id: string; label: string; content: VNode } | undefined>;
