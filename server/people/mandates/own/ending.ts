import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { isOver, mayBeEndedByParties } from '../mandate-rules.ts';
import { endMandate, isEndedByPrincipal, keepMandate, type Mandate } from '../queries.ts';

type Owner = Pick<House, 'database' | 'agency'>;

/**
 * Ends a mandate for one of its two people, at once. Nothing when it has ended already.
 * @throws Refusal `not-allowed` for a guardian's, which only a register ends
 */
export async function endOwnMandate(
  { database, agency }: Owner,
  { mandate, isAgent }: { mandate: Mandate; isAgent: boolean },
  now: Date,
): Promise<void> {
  if (isOver(mandate, dayOf(now, agency.timeZone))) return;
  if (!mayBeEndedByParties(mandate.basis)) throw new Refusal('not-allowed');
  // What an agent gives up lies with the principal.
  if (isAgent) await asActor({ kind: 'system' }, () => endMandate(database, mandate, 'agent', now));
  else await endMandate(database, mandate, 'principal', now);
}

/**
 * Lets an agent act again by a mandate of the national register that the principal had ended here. Whether the register
 * still allows it is asked when the agent begins.
 * @throws Refusal `not-allowed` for any other mandate
 */
export async function allowAgain({ database, agency }: Owner, mandate: Mandate, now: Date): Promise<void> {
  if (mandate.basis !== 'suomi-fi' || mandate.endedBy !== 'principal') throw new Refusal('not-allowed');
  // Customers make no mandates: this one is made anew on the word of the register, and the principal takes the ban off it.
  await asActor({ kind: 'system' }, () =>
    database.transaction().execute(async (transaction) => {
      if (!(await isEndedByPrincipal(transaction, mandate))) return;
      const validFromOn = dayOf(now, agency.timeZone);
      await keepMandate(transaction, { ...mandate, recordedBy: undefined, validFromOn, validToOn: null, at: now });
    }),
  );
}
