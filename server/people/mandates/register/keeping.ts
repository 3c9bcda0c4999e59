import { findOrAddCustomer, getIdentityCode } from '#server/people/customers/queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { MandateAction } from '#server/platform/http/person.ts';
import { basisChannels } from '../mandate-rules.ts';
import { endMandate, isEndedByPrincipal, keepMandate, type Mandate } from '../queries.ts';
import type { MandateRegister, Principal } from './client.ts';

type Keeper = Pick<House, 'database' | 'secrets' | 'agency'>;

/**
 * Keeps whom the register lets an agent act for. What a principal ended here stays ended, whatever the register says.
 * Returns how many mandates are in force now.
 */
export async function keepPrincipals(house: Keeper, agentId: string, principals: readonly Principal[], now: Date): Promise<number> {
  return house.database.transaction().execute(async (transaction) => {
    let kept = 0;
    for (const { identityCode, name, actions } of principals) {
      const person = { identityCode, ...namesIn(name), language: house.agency.languages[0] ?? 'fi', email: undefined, phone: undefined };
      const customerId = await findOrAddCustomer(transaction, house.secrets, person, now);
      if (customerId === agentId || (await isEndedByPrincipal(transaction, { customerId, agentId }))) continue;
      await keepMandate(transaction, { customerId, agentId, actions, ...registerTerms(house, now), at: now });
      kept += 1;
    }
    return kept;
  });
}

/** The given names first, as the register writes them; the principal's own first sign-in puts them right. */
function namesIn(name: string): { givenNames: string; familyName: string } {
  const words = name.trim().split(/\s+/u);
  return { givenNames: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '' };
}

function registerTerms({ agency }: Keeper, now: Date) {
  const validFromOn = dayOf(now, agency.timeZone);
  return { basis: 'suomi-fi', benefits: [], channels: basisChannels['suomi-fi'], validFromOn, validToOn: null } as const;
}

/**
 * Asks the register whether a mandate of its own still holds, and keeps the answer: its actions as they are now, or its end.
 * False when it has ended. Without a register there is nobody to say that it holds, and it does not.
 */
export async function refreshMandate(house: Keeper, register: MandateRegister | undefined, mandate: Mandate, now: Date): Promise<boolean> {
  if (!register) return false;
  const [agentCode, principalCode] = await Promise.all([
    getIdentityCode(house.database, house.secrets, mandate.agentId),
    getIdentityCode(house.database, house.secrets, mandate.customerId),
  ]);
  const actions = await register.listActions(agentCode, principalCode, now);
  if (actions.length === 0) {
    await endMandate(house.database, mandate, 'register', now);
    return false;
  }
  if (!isSame(actions, mandate.actions)) {
    const { customerId, agentId } = mandate;
    await house.database
      .transaction()
      .execute((transaction) => keepMandate(transaction, { customerId, agentId, actions, ...registerTerms(house, now), at: now }));
  }
  return true;
}

function isSame(one: readonly MandateAction[], other: readonly MandateAction[]): boolean {
  return one.length === other.length && one.every((action) => other.includes(action));
}
