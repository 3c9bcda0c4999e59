import { sql } from 'kysely';
import { findOrAddCustomer } from '#server/people/customers/queries.ts';
import { demoCustomer, inventedIdentityCode } from '#server/people/demo-identity/people.ts';
import type { House } from '#server/house.ts';
import { addDays, addYears, dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { mandateActions } from '#server/platform/http/person.ts';
import { basisChannels, lastDayAsChild, type MandateBasis } from '../mandate-rules.ts';
import { keepMandate } from '../queries.ts';

type Invented = Omit<Parameters<typeof findOrAddCustomer>[2], 'email' | 'phone'>;
type Line = { agent: number; principal: Invented; basis: MandateBasis; validToOn: string | null };

/**
 * Gives the invented people somebody to act for: two children of 9 and 16, a ward, a right that ended yesterday, a power of
 * attorney on paper. Once in the life of a database: mandates that people made, or ended, since then stay as they are.
 */
export async function seedDemoMandates(house: Pick<House, 'database' | 'secrets' | 'agency' | 'clock'>): Promise<void> {
  const now = house.clock.now();
  await house.database.transaction().execute(async (transaction) => {
    // Nodes that start at once come one after the other.
    await sql`select pg_advisory_xact_lock(hashtext('seed-demo-mandates'))`.execute(transaction);
    if (await transaction.selectFrom('mandate').select('mandate_id').limit(1).executeTakeFirst()) return;
    for (const line of linesOf(dayOf(now, house.agency.timeZone))) await addLine(transaction, house, line, now);
  });
}

function linesOf(today: string): Line[] {
  const child = (age: number, givenNames: string, individual: number): Line => {
    const bornOn = addYears(addDays(today, -40), -age);
    const identityCode = inventedIdentityCode(bornOn, individual);
    const principal = { identityCode, givenNames, familyName: 'Testinen', language: 'fi' } as const;
    return { agent: 1, principal, basis: 'child-guardian', validToOn: lastDayAsChild(bornOn) };
  };
  return [
    child(9, 'Onni', 981),
    child(16, 'Elsa', 982),
    { agent: 4, principal: demoCustomer(9), basis: 'court-guardian', validToOn: null },
    { agent: 1, principal: demoCustomer(8), basis: 'court-guardian', validToOn: addDays(today, -1) },
    { agent: 5, principal: demoCustomer(6), basis: 'written', validToOn: null },
  ];
}

async function addLine(transaction: Transaction, house: Pick<House, 'secrets' | 'agency'>, line: Line, at: Date): Promise<void> {
  const keep = (person: Invented) => findOrAddCustomer(transaction, house.secrets, { email: undefined, phone: undefined, ...person }, at);
  const [agentId, customerId] = [await keep(demoCustomer(line.agent)), await keep(line.principal)];
  await keepMandate(transaction, {
    customerId,
    agentId,
    basis: line.basis,
    benefits: [],
    channels: basisChannels[line.basis],
    actions: mandateActions,
    validFromOn: addDays(dayOf(at, house.agency.timeZone), -365),
    validToOn: line.validToOn,
    at,
  });
}
