import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { page, type Reply, type Visit } from '#server/platform/http/route.ts';
import { tokenDigest } from '#server/platform/secrets/secrets.ts';
import { type Appointment, getAppointment, getAppointmentOf } from './booking/appointment.ts';
import { isId } from './shapes.ts';
import { UnknownPage } from './unknown-page.tsx';

/**
 * The appointment to which a key leads: the secret of its address, whoever has it; or its id, for the customer whose it is. A key that
 * leads nowhere leads to a page that says so.
 */
export async function following(
  house: House,
  visit: Visit,
  key: string,
  answer: (appointment: Appointment) => Promise<Reply>,
): Promise<Reply> {
  const found = await findByKey(house, visit, key);
  return found ? answer(found) : page(UnknownPage({ visit }), 404);
}

export async function findByKey({ database }: Pick<House, 'database'>, visit: Visit, key: string): Promise<Appointment | undefined> {
  try {
    if (/^[\w-]{43}$/.test(key)) return await getAppointmentOf(database, tokenDigest(key));
    const person = visit.session?.person;
    if (person?.role !== 'customer' || !isId(key)) return undefined;
    const own = await database
      .selectFrom('appointment_customer')
      .select('appointment_id as id')
      .where('customer_id', '=', person.id)
      .where('appointment_id', '=', key)
      .executeTakeFirst();
    return own && (await getAppointment(database, own.id));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Whoever acts for another changes the other's appointment only as far as the mandate allows. Refuses `mandate-lacks-action`. */
export function refuseBeyondMandate({ session }: Visit, key: string): void {
  const agent = session?.person.role === 'customer' ? session.person.agent : undefined;
  if (isId(key) && agent && !agent.actions.includes('apply')) throw new Refusal('mandate-lacks-action');
}
