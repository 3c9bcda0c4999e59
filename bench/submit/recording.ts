import pg from 'pg';
import { v7 as newId } from 'uuid';
import { createApp } from '#server/app.ts';
import { openBenchHouse } from '../serving/bench-house.ts';
import { answersOfToday } from './answers.ts';
import type { Statement } from './statements.ts';

type Query = { name: string; text: string; values: unknown[] };

/** Which statements one request sends to the database: seen while it is answered, not written down here. */
export async function recordStatements(databaseUrl: string, key: string): Promise<Statement[]> {
  const house = await openBenchHouse(databaseUrl);
  const app = await createApp(house);
  const id = newId();
  const payload = { id, benefit: 'generalHousingAllowance', formVersion: '2015-01-01', answers: answersOfToday() };
  const seen: Query[] = [];
  const restore = listenToQueries((query) => seen.push(query));
  const answer = await app.inject({ method: 'POST', url: '/api/applications', headers: { authorization: `Bearer ${key}` }, payload });
  restore();
  await app.close();
  await house.database.destroy();
  if (answer.statusCode !== 201) throw new Error(`the request to record gave ${answer.statusCode}: ${answer.body}`);
  return seen.map(({ name, text, values }) => ({
    name,
    text,
    values: values.map((value) => (Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value)),
    fresh: values.flatMap((value, place) => (value === id || Array.isArray(value) ? [{ place, isList: value !== id }] : [])),
  }));
}

function isNamed(query: unknown): query is Query {
  return typeof query === 'object' && query !== null && 'name' in query && 'text' in query && 'values' in query;
}

function listenToQueries(heard: (query: Query) => void): () => void {
  const { prototype } = pg.Client;
  const own = Object.getOwnPropertyDescriptor(prototype, 'query');
  // Of its overloads only the named statement with values is used by the program: the one that is listened to.
  const query = own?.value as (this: pg.Client, ...args: unknown[]) => unknown;
  Object.defineProperty(prototype, 'query', {
    ...own,
    value(this: pg.Client, ...args: unknown[]) {
      const [first] = args;
      if (isNamed(first)) heard(first);
      return query.apply(this, args);
    },
  });
  return () => Object.defineProperty(prototype, 'query', own ?? {});
}
