import type { House } from '#server/house.ts';
import { findOrAddCustomer, getCustomer, getIdentityCode } from '#server/people/customers/queries.ts';
import { keepMandate } from '#server/people/mandates/queries.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { findIdentityCode } from '#server/platform/formats/identity-code.ts';
import { lastDayFor, type Problem, type Wish } from './reading.ts';

/**
 * Finds the agent by the identity code, or makes a record of them. A problem when the code is that of somebody with another
 * family name: one wrong digit must not let a stranger act. Whose it is, is not told.
 */
export async function findAgent(house: House, { agent }: Wish, now: Date): Promise<{ agentId: string } | { problem: Problem }> {
  // The agent is not the customer whom the clerk has opened: only the id of theirs comes out of here.
  return asActor({ kind: 'system' }, () =>
    house.database.transaction().execute(async (transaction) => {
      const language = house.agency.languages[0] ?? 'fi';
      const agentId = await findOrAddCustomer(transaction, house.secrets, { ...agent, language, email: undefined, phone: undefined }, now);
      const { familyName } = await getCustomer(transaction, agentId);
      return isSameName(familyName, agent.familyName) ? { agentId } : { problem: { field: 'agentFamilyName', code: 'another-name' } };
    }),
  );
}

function isSameName(one: string, other: string): boolean {
  return one.localeCompare(other, 'fi', { sensitivity: 'base' }) === 0;
}

type Recording = { customerId: string; agentId: string; wish: Wish; clerkId: string; today: string; now: Date };

/** Records a mandate of a customer who has been opened. Returns what is wrong instead, when something is. */
export async function recordMandate(
  transaction: Transaction,
  { secrets }: Pick<House, 'secrets'>,
  { customerId, agentId, wish, clerkId, today, now }: Recording,
): Promise<Problem | undefined> {
  if (agentId === customerId) return { field: 'agentCode', code: 'own-agent' };
  const bornOn = findIdentityCode(await getIdentityCode(transaction, secrets, customerId))?.bornOn ?? '';
  const validToOn = lastDayFor(wish, bornOn, today);
  if (validToOn === undefined) return { field: 'basis', code: 'not-a-child' };
  if (validToOn !== null && validToOn < wish.validFromOn) return { field: 'validFrom', code: 'ends-before-begins' };
  const { agent: _agent, ...terms } = wish;
  await keepMandate(transaction, { ...terms, validToOn, customerId, agentId, recordedBy: clerkId, at: now });
  return undefined;
}
