import pg from 'pg';
import { v7 as newId } from 'uuid';

/**
 * A process that sends the same statements as one request does, without the application. Asked
 * `{ url, statements, clients, seconds }` it lets so many connections repeat them, each time with new ids, and answers
 * `{ sent, seconds }`.
 */
export type Statement = {
  name: string;
  text: string;
  values: unknown[];
  /** Which values are made anew: an id, or a list of three. */
  fresh: { place: number; isList: boolean }[];
};
type Order = { url: string; statements: Statement[]; clients: number; seconds: number };

process.on('message', (order: Order) => void work(order));
process.on('disconnect', () => process.exit(0));

async function work({ url, statements, clients, seconds }: Order): Promise<void> {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const connection = new pg.Client({ connectionString: url });
      await connection.connect();
      return connection;
    }),
  );
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const counts = await Promise.all(
    connections.map(async (connection) => {
      let sent = 0;
      for (; performance.now() < end; sent++)
        for (const one of statements) await connection.query({ name: one.name, text: one.text, values: valuesOf(one) });
      return sent;
    }),
  );
  const took = (performance.now() - begin) / 1000;
  await Promise.all(connections.map((connection) => connection.end()));
  process.send?.({ sent: counts.reduce((sum, count) => sum + count, 0), seconds: took });
}

function valuesOf({ values, fresh }: Statement): unknown[] {
  const made = values.map(revived);
  for (const { place, isList } of fresh) made[place] = isList ? [newId(), newId(), newId()] : newId();
  return made;
}

/** Between processes bytes travel as JSON. */
function revived(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'base64' in value ? Buffer.from(String(value.base64), 'base64') : value;
}
