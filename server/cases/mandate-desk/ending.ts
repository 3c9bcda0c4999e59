import type { House } from '#server/house.ts';
import { endMandate, getMandate } from '#server/people/mandates/queries.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { type Contact, findReason, viewMandates } from './opening.ts';

/** Records the end of a customer's mandate. Of two who end it at once, the first did. Throws not-found. */
export async function endAtDesk(
  house: House,
  visit: SignedVisit<Staff>,
  key: { customerId: string; mandateId: string },
  contact: Contact | undefined,
): Promise<void> {
  const reason = await findReason(house, visit, key.customerId, contact);
  if (!reason) throw new Refusal('not-found');
  await viewMandates(house, visit, { customerId: key.customerId, reason }, async (transaction) => {
    await getMandate(transaction, key);
    await endMandate(transaction, key, 'clerk', visit.now);
  });
}
