import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import type { DueRule, ErasedKind, Part } from './kinds.ts';

/** How much went, or would go: items of the rule, rows of every table, contents of files that nothing refers to any more. */
export type Sum = { items: number; rows: number; files: number };

type Item = { customer_id: string; id: string };

/** Only these tables hold files. */
const withFiles = new Set(['attachment', 'scan']);

/**
 * Erases the oldest items that are due, at most so many, with everything that belongs to them, in the transaction. An
 * item on which somebody is at work in this very moment is passed over until the next run.
 */
export async function eraseItems(transaction: Transaction, kind: ErasedKind, rule: DueRule, most: number): Promise<Sum> {
  const items = await takeItems(transaction, kind, rule, most);
  if (items.length === 0) return { items: 0, rows: 0, files: 0 };
  let rows = 0;
  const hashes = new Set<string>();
  for (const part of [...kind.parts, { table: kind.table, key: kind.id }]) {
    const { gone, sha256 } = await deleteRows(transaction, part, items, kind.hasCustomer);
    rows += gone;
    for (const hash of sha256) hashes.add(hash);
  }
  return { items: items.length, rows, files: await countUnreferred(transaction, [...hashes]) };
}

async function takeItems(transaction: Transaction, kind: ErasedKind, rule: DueRule, most: number): Promise<Item[]> {
  const customer = kind.hasCustomer ? sql`t.customer_id` : sql`null::uuid`;
  const { rows } = await sql<Item>`
    select ${customer} as customer_id, t.${sql.ref(kind.id)} as id from ${sql.table(kind.table)} t where ${kind.due(rule)}
    order by t.${sql.ref(kind.oldest)}, t.${sql.ref(kind.id)} limit ${most} for update of t skip locked`.execute(transaction);
  return rows;
}

async function deleteRows(transaction: Transaction, part: Part, items: readonly Item[], hasCustomer: boolean) {
  const given = sql`unnest(${items.map((item) => item.customer_id)}::uuid[], ${items.map(({ id }) => id)}::uuid[]) as t (customer_id, id)`;
  const returned = withFiles.has(part.table) ? sql`p.sha256` : sql`null::text`;
  const { rows } = await sql<{ sha256: string | null }>`
    delete from ${sql.table(part.table)} p using ${given} ${joined(part)}
    where ${belongs(part, sql`t.id`, hasCustomer)} returning ${returned} as sha256`.execute(transaction);
  return { gone: rows.length, sha256: rows.flatMap(({ sha256 }) => sha256 ?? []) };
}

function joined({ through }: Part): RawBuilder<unknown> {
  return through ? sql`, ${sql.table(through.table)} m` : sql``;
}

/** That a row `p` is a part of the item `t`, by way of a row `m` where it must. */
function belongs({ key, through }: Part, id: RawBuilder<unknown>, hasCustomer = true): RawBuilder<boolean> {
  if (!hasCustomer) return sql<boolean>`p.${sql.ref(key)} = ${id}`;
  if (!through) return sql<boolean>`p.customer_id = t.customer_id and p.${sql.ref(key)} = ${id}`;
  return sql<boolean>`m.customer_id = t.customer_id and m.${sql.ref(key)} = ${id}
    and p.customer_id = m.customer_id and p.${sql.ref(through.key)} = m.${sql.ref(through.key)}`;
}

async function countUnreferred(transaction: Transaction, hashes: readonly string[]): Promise<number> {
  if (hashes.length === 0) return 0;
  const { rows } = await sql<{ files: number }>`
    select count(*)::int as files from unnest(${[...hashes]}::text[]) as h (sha256)
    where not exists (select from attachment f where f.sha256 = h.sha256) and not exists (select from scan f where f.sha256 = h.sha256)`.execute(
    transaction,
  );
  return rows[0]?.files ?? 0;
}

/** What the next run would erase by a rule. Reads what is due and no more. */
export async function countDue(database: Database | Transaction, kind: ErasedKind, rule: DueRule): Promise<Sum> {
  const due = sql`select ${kind.hasCustomer ? sql`t.customer_id` : sql`null::uuid as customer_id`}, t.${sql.ref(kind.id)} as id
    from ${sql.table(kind.table)} t where ${kind.due(rule)}`;
  const parts: readonly Part[] = [...kind.parts, { table: kind.table, key: kind.id }];
  const counts = parts.map(
    (part) =>
      sql`(select count(distinct p.ctid) from ${sql.table(part.table)} p, t ${joined(part)} where ${belongs(part, sql`t.id`, kind.hasCustomer)})`,
  );
  const hashes = parts
    .filter(({ table }) => withFiles.has(table))
    .map(
      (part) => sql`select ${sql.lit(part.table)} as place, p.ctid as row, p.sha256 from ${sql.table(part.table)} p, t ${joined(part)}
        where ${belongs(part, sql`t.id`, kind.hasCustomer)}`,
    );
  const files = hashes.length === 0 ? sql`0` : filesFreed(hashes);
  const { rows } = await sql<Sum>`
    with t as materialized (${due})
    select (select count(*) from t)::int as items, (${sql.join(counts, sql` + `)})::bigint as rows, (${files})::int as files`.execute(
    database,
  );
  return rows[0] ?? { items: 0, rows: 0, files: 0 };
}

/** Contents to which only rows that go refer: as many of them as there are at all. */
function filesFreed(hashes: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`select count(*) from (select sha256, count(*) as going from (${sql.join(hashes, sql` union `)}) h group by sha256) g
    where g.going = (select count(*) from attachment f where f.sha256 = g.sha256) + (select count(*) from scan f where f.sha256 = g.sha256)`;
}
