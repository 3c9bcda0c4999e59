import { sql } from 'kysely';
import type { TestHouse } from '#server/platform/testing/test-house.ts';

/** How many rows of each table a record has; tables without any are left out. */
export async function rowsOf({ database }: TestHouse, customerId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; row_count: number }>`
    select name, row_count from count_customer_rows(${customerId}) where row_count > 0`.execute(database);
  return Object.fromEntries(rows.map((row) => [row.name, row.row_count]));
}

/** Everything in the database that belongs to a record or names it, as text: to see that an undoing left nothing else. */
export async function contentOf({ database }: TestHouse, customerId: string): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`select name from customer_tables()`.execute(database);
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t
      where t.customer_id = ${customerId} order by 1`.execute(database);
    if (rows.length > 0) content[name] = rows.map(({ row }) => row);
  }
  return content;
}
