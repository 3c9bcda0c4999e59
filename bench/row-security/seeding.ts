import pg from 'pg';

/**
 * Fills a database with copies of the customers who are there: every row of theirs in every walled table, with ids of its
 * own and days that lie up to two months back, until there are about `applications` of them. Set by set, in the database.
 */
export async function fillWithCopies(url: string, applications: number): Promise<{ copies: number; rows: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Set by set takes longer than a page may.
  await client.query('set statement_timeout = 0');
  const { rows: counted } = await client.query<{ count: string }>('select count(*) from application');
  const copies = Math.ceil(applications / Number(counted[0]?.count ?? 1));
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace order by 1`,
  );
  // A person's identity code is theirs alone: copies have none.
  const rows = await copyInOrder(
    client,
    tables.map(({ name }) => name).filter((name) => name !== 'identity_code'),
    copies,
  );
  await client.query('vacuum analyze');
  await client.end();
  return { copies, rows };
}

/** What a table refers to must be there first: one that cannot be copied yet is tried again after the others. */
async function copyInOrder(client: pg.Client, tables: readonly string[], copies: number): Promise<number> {
  let rows = 0;
  const later: string[] = [];
  let problem: unknown;
  for (const table of tables) {
    try {
      rows += await copyRows(client, table, copies);
    } catch (error) {
      problem = error;
      later.push(table);
    }
  }
  if (later.length === tables.length) throw problem;
  return later.length === 0 ? rows : rows + (await copyInOrder(client, later, copies));
}

type Column = { name: string; type: string; foreign: boolean; lonely: boolean };

/** Who works here stays who they are; everybody else of a copy is its own. */
const staff = /^(clerk_id|written_by|approved_by|registered_by|assigned_to|filed_by|made_by|taken_by|waived_by|judged_by)$/;

async function copyRows(client: pg.Client, table: string, copies: number): Promise<number> {
  const { rows: columns } = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, null) as type, c.conname is not null as foreign, u.indexrelid is not null as lonely
      from pg_attribute a
      left join lateral (select conname from pg_constraint where contype = 'f' and conrelid = a.attrelid and conkey[1] = a.attnum
        and cardinality(conkey) = 1 and confrelid in ('clerk'::regclass, 'stored_file'::regclass) limit 1) c on true
      left join lateral (select indexrelid from pg_index where indrelid = a.attrelid and indisunique and indnatts = 1 and indkey[0] = a.attnum
        limit 1) u on true
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '' order by a.attnum`,
    [table],
  );
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const { rowCount } = await client.query(
    `insert into "${table}" (${names}) select ${columns.map(copied).join(', ')} from "${table}" t cross join generate_series(1, ${copies}) n`,
  );
  return rowCount ?? 0;
}

function copied({ name, type, foreign, lonely }: Column): string {
  if (type === 'uuid' && !foreign && !staff.test(name)) return `md5(t."${name}"::text || n)::uuid`;
  if (type === 'date') return `t."${name}" - (n % 60)::int`;
  if (type === 'timestamp with time zone') return `t."${name}" - make_interval(days => n % 60)`;
  // What must be the only one of its kind, such as the number that a customer is told.
  if (lonely && type === 'text') return `t."${name}" || '-' || n`;
  if (lonely && type === 'bytea') return `sha256(t."${name}" || int4send(n))`;
  return `t."${name}"`;
}
