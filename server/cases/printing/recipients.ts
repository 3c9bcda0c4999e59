import type { Database, Transaction } from '#server/platform/database/connection.ts';

/** Where a letter goes. `lines` show in the window of the envelope; `destination` is postal code and place, '' without an address. */
export type Recipient = { name: string; lines: readonly string[]; destination: string; hasAddress: boolean; isProtected: boolean };

/** Names and addresses of customers, by their ids. The caller may see them. */
export async function listRecipients(
  database: Database | Transaction,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Recipient>> {
  if (customerIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('customer as c')
    .leftJoin('customer_address as d', 'd.customer_id', 'c.customer_id')
    .select(['c.customer_id', 'c.given_names', 'c.family_name', 'c.is_protected', 'd.street', 'd.postal_code', 'd.city', 'd.country'])
    .where('c.customer_id', 'in', [...new Set(customerIds)])
    .execute();
  return new Map(
    rows.map((row) => {
      const name = `${row.given_names} ${row.family_name}`;
      const { street, postal_code: code, city, country } = row;
      const place = street === null ? '' : `${code ?? ''} ${(city ?? '').toUpperCase()}`.trim();
      const lines = street === null ? [name] : [name, ...linesOf(street), place, ...abroad(country ?? '')];
      return [row.customer_id, { name, lines, destination: place, hasAddress: street !== null, isProtected: row.is_protected }];
    }),
  );
}

function linesOf(street: string): string[] {
  return street
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The country in words that every post knows, for letters that leave Finland. */
function abroad(country: string): string[] {
  const written = country.trim();
  if (['', 'FI', 'SUOMI', 'FINLAND'].includes(written.toUpperCase())) return [];
  const isCode = /^[A-Z]{2}$/.test(written);
  const name = isCode ? new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(written) : written;
  return [(name ?? written).toUpperCase()];
}
