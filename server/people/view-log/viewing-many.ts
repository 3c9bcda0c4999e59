import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import type { View } from './viewing.ts';

/** One look at one of many customers. `isProtected` is as the transaction has read it. */
type OneOfMany = View & { isProtected: boolean };

/**
 * Writes that a member of staff looks at many customers at once, in the transaction that reads what is shown: each of them
 * sees it in their own log. Runs as the system, since no other role may have more than one customer open.
 * @throws Refusal `protected-person` when one of them is protected and the person has no right to that; then nothing is shown.
 */
export async function recordViews(
  { log }: Pick<House, 'log'>,
  transaction: Transaction,
  visit: SignedVisit<Staff>,
  views: readonly OneOfMany[],
): Promise<void> {
  const { id, role, seesProtected = false } = visit.person;
  if (!seesProtected && views.some(({ isProtected }) => isProtected)) {
    log.warn({ refusal: 'protected-person', role }, 'a look at protected people was refused');
    throw new Refusal('protected-person');
  }
  if (views.length === 0) return;
  await transaction
    .insertInto('view_log')
    .values(
      views.map(({ customerId, what, reason }) => ({
        customer_id: customerId,
        view_id: newId(),
        at: visit.now,
        clerk_id: id,
        clerk_role: role,
        what,
        reason: reason.kind,
        application_id: reason.kind === 'case' ? reason.applicationId : null,
        reason_text: reason.kind === 'entered' ? reason.text : null,
      })),
    )
    .execute();
}
