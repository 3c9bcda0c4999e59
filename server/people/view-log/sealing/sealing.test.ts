import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { sealKey, eraseViews, sealViews } from './sealing.ts';
import { verifyViews } from './verifying.ts';

let opened: TestHouse;
let clerk: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  clerk = await signInStaff(opened);
});
afterAll(() => opened.close());
beforeEach(async () => {
  for (const table of ['view_log', 'view_log_seal', 'view_log_erasure'] as const) await opened.database.deleteFrom(table).execute();
});

const customerId = newId();

/** So many looks of the clerk at one customer. */
async function look(count: number, choice: { at?: Date; sealNo?: number } = {}): Promise<void> {
  const rows = Array.from({ length: count }, () => ({
    customer_id: customerId,
    view_id: newId(),
    at: choice.at ?? opened.clock.now(),
    clerk_id: clerk.id,
    clerk_role: 'clerk',
    what: 'case',
    reason: 'entered',
    reason_text: 'Asiakas soitti',
    seal_no: choice.sealNo ?? null,
  }));
  await opened.database.insertInto('view_log').values(rows).execute();
}

/** Three seals over ten looks each. */
async function sealThrice(): Promise<void> {
  for (let seal = 1; seal <= 3; seal++) {
    await look(10);
    await sealViews(opened.house);
  }
}

async function verify(outside: Parameters<typeof verifyViews>[2]['outside'] = []) {
  const faults: string[] = [];
  const now = opened.clock.now();
  const verified = await verifyViews(opened.database, sealKey(opened.house.secrets), { now, outside, tell: (fault) => faults.push(fault) });
  return { faults, ...verified };
}

const newestSeal = async () => {
  const { seal_no, seal } = await opened.database
    .selectFrom('view_log_seal')
    .select(['seal_no', 'seal'])
    .orderBy('seal_no', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { sealNo: seal_no, seal: seal.toString('hex') };
};

const viewsOf = async (sealNo: number) =>
  (await opened.database.selectFrom('view_log').select('view_no').where('seal_no', '=', sealNo).orderBy('view_no').execute()).map(
    ({ view_no }) => view_no,
  );

describe('a log that nobody has touched', () => {
  test('fits its seals', async () => {
    await sealThrice();
    await look(4);
    expect(await verify()).toMatchObject({
      faults: [],
      seals: 3,
      views: 30,
      unsealed: 4,
      lastSeal: expect.stringMatching(/^3:[0-9a-f]{64}$/),
    });
  });

  test('that is empty has no fault', async () => {
    await sealViews(opened.house);
    expect(await verify()).toEqual({ faults: [], seals: 0, views: 0, unsealed: 0, lastSeal: null });
  });

  test('is sealed once when many nodes seal it at once', async () => {
    await look(50);
    await Promise.all(Array.from({ length: 8 }, () => sealViews(opened.house)));
    await sealViews(opened.house);
    expect(await verify()).toMatchObject({ faults: [], seals: 1, views: 50, unsealed: 0 });
  });

  test('takes a look that was begun earlier and ended later into the next seal', async () => {
    const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = opened.database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('view_log')
        .values({
          customer_id: customerId,
          view_id: newId(),
          at: opened.clock.now(),
          clerk_id: clerk.id,
          clerk_role: 'clerk',
          what: 'case',
          reason: 'entered',
          reason_text: 'Asiakas soitti',
        })
        .execute();
      begun.resolve();
      await ended.promise;
    });
    await begun.promise;
    await look(3);
    await sealViews(opened.house);
    ended.resolve();
    await slow;
    await sealViews(opened.house);
    expect(await verify()).toMatchObject({ faults: [], seals: 2, views: 4 });
  });
});

describe('found out is', () => {
  test('a text that was changed', async () => {
    await sealThrice();
    const [viewNo = 0] = await viewsOf(2);
    await opened.database.updateTable('view_log').set({ reason_text: 'Toinen syy' }).where('view_no', '=', viewNo).execute();
    expect((await verify()).faults).toEqual([`view ${viewNo} (seal 2): was changed`]);
  });

  test('an instant moved by a microsecond, and a look given to somebody else', async () => {
    await sealThrice();
    const other = await signInStaff(opened, { n: 2 });
    const [first = 0, second = 0] = await viewsOf(1);
    await sql`update view_log set at = at + interval '1 microsecond' where view_no = ${first}`.execute(opened.database);
    await opened.database.updateTable('view_log').set({ clerk_id: other.id }).where('view_no', '=', second).execute();
    expect((await verify()).faults).toEqual([`view ${first} (seal 1): was changed`, `view ${second} (seal 1): was changed`]);
  });

  test('a look that was deleted, the first, one between and the last of a seal', async () => {
    await sealThrice();
    const numbers = await viewsOf(2);
    const gone = [numbers[0] ?? 0, numbers[4] ?? 0, numbers[9] ?? 0];
    await opened.database.deleteFrom('view_log').where('view_no', 'in', gone).execute();
    expect((await verify()).faults).toEqual(gone.map((viewNo) => `view ${viewNo} (seal 2): was deleted`));
  });

  test('a look that was put into an old seal', async () => {
    await sealThrice();
    await look(1, { sealNo: 1 });
    const added = (await viewsOf(1)).at(-1);
    expect((await verify()).faults).toEqual([`view ${added} (seal 1): was added after it was sealed`]);
  });

  test('a whole seal that was deleted with its looks: the chain is broken', async () => {
    await sealThrice();
    await opened.database.deleteFrom('view_log').where('seal_no', '=', 2).execute();
    await opened.database.deleteFrom('view_log_seal').where('seal_no', '=', 2).execute();
    expect((await verify()).faults).toEqual(['seal 2: is missing', 'seal 3: was changed, or the seal before it was']);
  });

  test('a seal that was deleted while its looks are there', async () => {
    await sealThrice();
    await opened.database.deleteFrom('view_log_seal').where('seal_no', '=', 3).execute();
    expect((await verify()).faults).toEqual(['seal 3: 10 views name it and it is not there']);
  });

  test('the newest seal that was deleted with its looks, by what the log file told', async () => {
    await sealThrice();
    const told = await newestSeal();
    await opened.database.deleteFrom('view_log').where('seal_no', '=', 3).execute();
    await opened.database.deleteFrom('view_log_seal').where('seal_no', '=', 3).execute();
    expect((await verify()).faults).toEqual([]);
    expect((await verify([told])).faults).toEqual(['seal 3: was told outside and is missing']);
    await look(10);
    await sealViews(opened.house);
    expect((await verify([told])).faults).toEqual(['seal 3: is not the one that was told outside']);
  });

  test('a seal that somebody without the key made over looks of their own', async () => {
    await sealThrice();
    await opened.database.updateTable('view_log_seal').set({ view_count: 9 }).where('seal_no', '=', 1).execute();
    expect((await verify()).faults).toEqual(['seal 1: was changed, or the seal before it was']);
  });

  test('a look that has waited for its seal longer than five minutes', async () => {
    await look(2);
    opened.clock.advance({ minutes: 6 });
    expect((await verify()).faults).toEqual(['2 views older than five minutes are not sealed']);
  });
});

describe('looks whose time is over', () => {
  const erase = (before: Date) =>
    opened.database
      .transaction()
      .execute((transaction) => eraseViews(transaction, opened.house.secrets, { before, most: 100, erasedAt: opened.clock.now() }));

  test('are erased whole seals at a time, and the rest still fits', async () => {
    await look(10);
    await sealViews(opened.house);
    opened.clock.advance({ days: 2 });
    const before = opened.clock.now();
    await look(5);
    await sealViews(opened.house);
    expect(await erase(before)).toBe(10);
    expect(await verify()).toMatchObject({ faults: [], seals: 1, views: 5, lastSeal: expect.stringMatching(/^2:/) });
    opened.clock.advance({ days: 2 });
    expect(await erase(opened.clock.now())).toBe(5);
    await look(1);
    await sealViews(opened.house);
    expect(await verify()).toMatchObject({ faults: [], seals: 1, views: 1, lastSeal: expect.stringMatching(/^3:/) });
  });

  test('are missed when it was not the program that erased them', async () => {
    await sealThrice();
    const { seal } = await opened.database.selectFrom('view_log_seal').select('seal').where('seal_no', '=', 2).executeTakeFirstOrThrow();
    await opened.database.deleteFrom('view_log').where('seal_no', '<=', 2).execute();
    await opened.database.deleteFrom('view_log_seal').where('seal_no', '<=', 2).execute();
    await opened.database
      .insertInto('view_log_erasure')
      .values({ up_to_seal_no: 2, seal, view_count: 20, erased_at: opened.clock.now(), signature: Buffer.alloc(32) })
      .execute();
    expect((await verify()).faults).toEqual([
      'erasure up to seal 2: is not signed by the program',
      'seals 1 to 2: are missing',
      'seal 3: was changed, or the seal before it was',
    ]);
  });
});
