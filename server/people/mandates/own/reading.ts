import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { type AgentsMandate, listMandatesFor, listMandatesOf, type Mandate, type NamedMandate } from '../queries.ts';

export type OwnMandates = { mine: NamedMandate[]; others: AgentsMandate[] };

/** The mandates of a person from either side: of those who act for them, and of those for whom they act. */
export async function readOwnMandates({ database }: Pick<House, 'database'>, personId: string): Promise<OwnMandates> {
  const [mine, others] = await Promise.all([
    listMandatesOf(database, personId),
    // The names of those for whom one acts stand in records of theirs.
    asActor({ kind: 'system' }, () => listMandatesFor(database, personId)),
  ]);
  return { mine, others };
}

/** One of them, with the name of the other person. Throws not-found, also when it is a mandate of others. */
export function getOwnMandate({ mine, others }: OwnMandates, mandateId: string): { mandate: Mandate; otherName: string; isAgent: boolean } {
  const asPrincipal = mine.find((one) => one.mandateId === mandateId);
  if (asPrincipal) return { mandate: asPrincipal, otherName: asPrincipal.agentName, isAgent: false };
  const asAgent = others.find((one) => one.mandateId === mandateId);
  if (!asAgent) throw new Refusal('not-found');
  return { mandate: asAgent, otherName: asAgent.principalName, isAgent: true };
}
