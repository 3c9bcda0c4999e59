import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { whyNotAllowed } from '#server/people/mandates/mandate-rules.ts';
import { getMandateOfAgent } from '#server/people/mandates/queries.ts';
import type { MandateRegister } from '#server/people/mandates/register/client.ts';
import { refreshMandate } from '#server/people/mandates/register/keeping.ts';
import { beginActing } from '#server/people/sign-in/acting.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Session } from '#server/platform/http/person.ts';

export type Beginning = { session: Session; agentId: string; mandateId: string; now: Date };

/**
 * Lets a browser's session act by one of the agent's own mandates, if that allows it online today. One of the national
 * register is asked of the register first. The principal can read that it was begun; many presses at once begin once.
 * @throws Refusal `not-allowed` for a machine's key, `not-found`, `mandate-not-valid`, `mandate-lacks-action`, `unavailable`
 */
export async function beginToAct(
  house: House,
  register: MandateRegister | undefined,
  { session, agentId, mandateId, now }: Beginning,
): Promise<void> {
  // A person of flesh and blood acts for another; a key that was lost could do so for anybody who found it.
  if (session.kind !== 'browser') throw new Refusal('not-allowed');
  const mandate = await getMandateOfAgent(house.database, agentId, mandateId);
  const use = { day: dayOf(now, house.agency.timeZone), channel: 'online', action: 'view' } as const;
  refuse(whyNotAllowed(mandate, use));
  if (mandate.basis === 'suomi-fi' && !(await refreshMandate(house, register, mandate, now))) throw new Refusal('mandate-not-valid');
  await house.database.transaction().execute(async (transaction) => {
    // It may have been ended in the meantime.
    refuse(whyNotAllowed(await getMandateOfAgent(transaction, agentId, mandateId), use));
    if (!(await beginActing(transaction, session.id, mandate))) return;
    await transaction
      .insertInto('mandate_use')
      .values({ customer_id: mandate.customerId, use_id: newId(), mandate_id: mandateId, agent_id: agentId, begun_at: now })
      .execute();
  });
}

function refuse(why: ReturnType<typeof whyNotAllowed>): void {
  if (why) throw new Refusal(why === 'not-valid' ? 'mandate-not-valid' : 'mandate-lacks-action');
}
