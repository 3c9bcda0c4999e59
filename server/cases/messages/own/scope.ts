import { listBenefitsOfGroup } from '#server/agency/lookups.ts';
import type { Agency } from '#server/agency/loading.ts';
import { getOwnApplication } from '#server/cases/applications/queries.ts';
import type { Writer } from '../drafts.ts';
import { benefitsInScope, isInScope } from '#server/people/mandates/scope.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { getThread, type Message } from '../queries.ts';

/** What of the messages somebody may see: all of one's own; of an agent's principal, what the mandate covers. */
export function scopeOf(agency: Agency, person: Customer): { benefits: readonly string[]; groups: readonly string[] } {
  const benefits = benefitsInScope(person);
  return { benefits, groups: groupsInScope(agency, person) };
}

/** The groups of benefits about which somebody may write. */
export function groupsInScope(agency: Agency, person: Customer): string[] {
  return agency.groups.map(({ id }) => id).filter((id) => listBenefitsOfGroup(agency, id).some((benefit) => isInScope(person, benefit.id)));
}

/** A thread of one's own. Throws not-found for others', and for what an agent's mandate does not cover. */
export async function getOwnThread(
  database: Database | Transaction,
  agency: Agency,
  person: Customer,
  threadId: string,
): Promise<{ thread: Message[]; first: Message }> {
  const thread = await getThread(database, { customerId: person.id, threadId }, 'from-customer');
  const [first] = thread;
  if (!first) throw new Refusal('not-found');
  if (first.applicationId !== null) await getOwnApplication(database, person, first.applicationId);
  else if (!groupsInScope(agency, person).includes(first.benefitGroup)) throw new Refusal('not-found');
  return { thread, first };
}

export function writerOf({ agent }: Customer): Writer {
  return { direction: 'from-customer', agent: agent && { id: agent.id, basis: agent.basis } };
}
