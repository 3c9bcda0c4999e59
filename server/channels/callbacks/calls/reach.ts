import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';

export type Reach = { number: string; name: string | undefined };

/** At which number somebody is called; undefined once it is forgotten. Whoever calls has made sure that this clerk has the contact. */
export async function findReach({ database, secrets }: Pick<House, 'database' | 'secrets'>, contactId: string): Promise<Reach | undefined> {
  // Numbers are read by the house alone.
  const row = await asActor({ kind: 'system' }, () =>
    database.selectFrom('callback_reach').select(['number', 'name']).where('contact_id', '=', contactId).executeTakeFirst(),
  );
  return row && { number: secrets.decrypt(row.number), name: row.name === null ? undefined : secrets.decrypt(row.name) };
}
