import { sql } from 'kysely';
import type { Database } from '#server/platform/database/connection.ts';
import type { Text } from '#server/platform/language/language.ts';

/** `before`: customers of the year before. `countedOn` is null where the year has none. */
export type Served = { id: string; name: Text | null; customers: number; before: number; visits: number; countedOn: string | null };

/** How many people were served in a year, the most first; the whole country has the id ''. */
export async function listServed(database: Database, year: number): Promise<Served[]> {
  const { rows } = await sql<Served>`
    select municipality_id as id, m.name, coalesce(n.customers, 0) as customers, coalesce(b.customers, 0) as before,
      coalesce(n.visits, 0) as visits, n.counted_on as "countedOn"
    from (select municipality_id, customers, visits, counted_on from customers_served where year = ${year}) n
    full join (select municipality_id, customers from customers_served where year = ${year - 1}) b using (municipality_id)
    left join municipality m using (municipality_id)
    order by municipality_id = '', 3 desc, 4 desc, 1 limit 1000`.execute(database);
  return rows;
}
