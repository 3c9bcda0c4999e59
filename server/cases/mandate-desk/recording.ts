import type { House } from '#server/house.ts';
import { findOrAddCustomer, getCustomer, getIdentityCode } from '#server/people/customers/queries.ts';
import { keepMandate } from '#server/people/mandates/queries.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { findIdentityCode } from '#server/platform/formats/identity-code.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { type Contact, findReason, viewMandates } from './opening.ts';
import { lastDayFor, type Problem, readWish, type Wish } from './reading.ts';

/**
 * Finds the agent by the identity code, or makes a record of them. A problem when the code is that of somebody with another
 * family name: one wrong digit must not let a stranger act. Whose it is, is not told.
 */
async function findAgent(house: House, { agent }: Wish, now: Date): Promise<{ agentId: string } | { problem: Problem }> {
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

/** A customer whose mandates a clerk opens, and the contact that is the reason where the clerk has no case of theirs. */
export type Opened = { customerId: string; contact: Contact | undefined };

/**
 * Records a mandate as it was filled in, whole. Returns what is wrong with it, if anything is: then nothing was recorded.
 * @throws Refusal `not-found` when the clerk has no reason to open the customer's data; `protected-person`, `mandate-already-recorded`
 */
export async function recordFilled(house: House, visit: SignedVisit<Staff>, opened: Opened, answers: Answers): Promise<readonly Problem[]> {
  const today = dayOf(visit.now, house.agency.timeZone);
  const { customerId, contact } = opened;
  const { wish, problems } = readWish(answers, today);
  if (problems.length > 0) return problems;
  const reason = await findReason(house, visit, customerId, contact);
  if (!reason) throw new Refusal('not-found');
  const found = await findAgent(house, wish, visit.now);
  if ('problem' in found) return [found.problem];
  const recording = { customerId, agentId: found.agentId, wish, clerkId: visit.person.id, today, now: visit.now };
  const problem = await viewMandates(house, visit, { customerId, reason }, (transaction) => recordMandate(transaction, house, recording));
  return problem ? [problem] : [];
}

type Recording = { customerId: string; agentId: string; wish: Wish; clerkId: string; today: string; now: Date };

/** Records a mandate of a customer who has been opened. Returns what is wrong instead, when something is. */
async function recordMandate(
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
