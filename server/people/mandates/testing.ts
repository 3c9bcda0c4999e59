import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { mandateActions } from '#server/platform/http/person.ts';
import { basisChannels, type MandateBasis, type MandateTerms } from './mandate-rules.ts';
import { keepMandate } from './queries.ts';

type Choice = Partial<Omit<MandateTerms, 'endedAt'>> & { principal: { id: string }; agent: { id: string }; basis?: MandateBasis };

/** A mandate of a test: everything, from today on, in whatever channel its basis serves. Returns its id. */
export async function addTestMandate(
  { house }: { house: House },
  { principal, agent, basis = 'court-guardian', ...terms }: Choice,
): Promise<string> {
  const at = house.clock.now();
  const today = dayOf(at, house.agency.timeZone);
  return house.database.transaction().execute((transaction) =>
    keepMandate(transaction, {
      customerId: principal.id,
      agentId: agent.id,
      basis,
      benefits: [],
      channels: basisChannels[basis],
      actions: mandateActions,
      validFromOn: today,
      validToOn: basis === 'oral' ? today : basis === 'child-guardian' ? '2099-12-31' : null,
      at,
      ...terms,
    }),
  );
}
