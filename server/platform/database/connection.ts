import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type Transaction as KyselyTransaction } from 'kysely';
import pg from 'pg';
import type { DB } from '#database/schema.ts';
import { ActingDriver } from './acting-driver.ts';
import { PreparingClient } from './preparing-client.ts';

export type Database = Kysely<DB>;
export type Transaction = KyselyTransaction<DB>;

const oid = { jsonb: 3802, int8: 20, int8Array: 1016, date: 1082, dateArray: 1182 } as const;

export type DatabaseOptions = {
  /** 8 serves best on few cores: PostgreSQL's work per commit grows with the number of connections. */
  poolSize?: number;
  /** Whether each connection is ours alone, with no pooler between: then PostgreSQL plans a statement only once. */
  isDirect?: boolean;
  /** Reads JSON, so that what is sealed in it is opened. */
  readJson?: (text: string) => unknown;
};

/**
 * Opens a pool of connections. Days (`date`) come as `YYYY-MM-DD`, instants (`timestamptz`) as Date,
 * `bigint` as number (an unsafe one throws), `numeric` as string.
 */
export function openDatabase(url: string, { poolSize = 8, isDirect = false, readJson = JSON.parse }: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'luukku',
    connectionTimeoutMillis: 10_000,
    // Above the limit that the database itself keeps (see migrate.ts), for a server that no longer answers at all.
    query_timeout: 60_000,
    types: { getTypeParser: (type: number, format?: 'text' | 'binary') => (type === oid.jsonb ? readJson : getTypeParser(type, format)) },
    ...(isDirect ? { Client: PreparingClient } : {}),
  });
  // Without a listener each, a server that goes away would end the process. The pool replaces the connection.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<DB>({
    dialect: {
      createDriver: () => new ActingDriver({ pool }),
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (database) => new PostgresIntrospector(database),
    },
  });
}

function getTypeParser(type: number, format?: 'text' | 'binary'): unknown {
  switch (type) {
    case oid.int8:
      return parseSafeInteger;
    case oid.int8Array:
      return (text: string) => listItems(text).map(parseSafeInteger);
    case oid.date:
      return (text: string) => text;
    case oid.dateArray:
      return listItems;
    default:
      return pg.types.getTypeParser(type, format);
  }
}

function listItems(text: string): string[] {
  return text
    .slice(1, -1)
    .split(',')
    .filter((item) => item !== '');
}

function parseSafeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`the whole number ${text} is too large`);
  return number;
}

const transientCodes = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock not available
  '53300', // too many connections
  '25006', // read only: the writable node has moved
  '57P01',
  '57P02',
  '57P03', // shut down, crashed, starting
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * May the same work succeed when it is tried again? After a lost connection nobody knows whether a commit
 * happened: repeat only what recognises itself (a key that is unique).
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return transientCodes.has(error.code);
  return /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect)/.test(error.message);
}
