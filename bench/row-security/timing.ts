import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Heard } from '#server/platform/testing/listening.ts';

/** How often each is run. */
export const pairs = 100;
const warmUps = 8;

/** `madeAnew`: the places of values that are another id each time. */
export type Repeated = Heard & { madeAnew: readonly number[] };
export type Timed = { milliseconds: number; without: number; ratio: number };

/**
 * The same prepared statement inside the walls and as the owner of the tables, for whom there are none: by turns, each in a
 * transaction that is taken back. Milliseconds are the fastest tenth's slowest, which a busy machine troubles least.
 */
export async function timeBoth(client: pg.Client, statement: Repeated, name: string, times = pairs): Promise<Timed> {
  const [inside, outside]: [number[], number[]] = [[], []];
  for (let round = -warmUps; round < times; round++) {
    // Who begins changes from round to round: the second finds the pages in memory.
    const turns = round % 2 === 0 ? [true, false] : [false, true];
    for (const isWalled of turns) {
      const took = await timeOnce(client, statement, `${name}-${isWalled}`, isWalled);
      if (round >= 0) (isWalled ? inside : outside).push(took);
    }
  }
  const [milliseconds, without] = [fastTenth(inside), fastTenth(outside)];
  return { milliseconds, without, ratio: milliseconds / without };
}

async function timeOnce(
  client: pg.Client,
  { text, values: given, walls, madeAnew }: Repeated,
  name: string,
  isWalled: boolean,
): Promise<number> {
  const values = given.map((value, place) => (madeAnew.includes(place) ? randomUUID() : value));
  await client.query(isWalled ? `begin; ${walls}` : 'begin');
  const begin = performance.now();
  await client.query({ name, text, values });
  const took = performance.now() - begin;
  await client.query('rollback');
  return took;
}

function fastTenth(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 10)] ?? 0;
}
