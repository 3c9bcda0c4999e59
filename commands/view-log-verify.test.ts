import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { sealViews } from '#server/people/view-log/sealing/sealing.ts';
import { testSecretKey } from '#server/platform/testing/test-database.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
  const { id } = await signInStaff(opened);
  const look = { customer_id: newId(), clerk_id: id, clerk_role: 'clerk', what: 'case', reason: 'entered', reason_text: 'Asiakas soitti' };
  const looks = [1, 2, 3].map(() => ({ ...look, view_id: newId(), at: opened.clock.now() }));
  await opened.database.insertInto('view_log').values(looks).execute();
  await sealViews(opened.house);
});
afterAll(() => opened.close());

async function verify(...given: string[]) {
  const command = join(import.meta.dirname, 'view-log-verify.ts');
  const environment = { ...process.env, DATABASE_URL: opened.databaseUrl, SECRET_KEY: testSecretKey };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', command, ...given], { env: environment });
    return { code: 0, stdout, stderr };
  } catch (error) {
    // What execFile throws when a command ends with another code than 0.
    return error as { code: number; stdout: string; stderr: string };
  }
}

const summary = ({ stdout }: { stdout: string }): unknown => JSON.parse(stdout.trim().split('\n').at(-1) ?? '');

test('a log that nobody has touched passes, and the last line says so for a machine', async () => {
  const done = await verify();
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(summary(done)).toMatchObject({ seals: 1, views: 3, unsealed: 0, faults: 0 });
});

test('a look that is gone ends the command with 1 and is named', async () => {
  const { seal } = await opened.database.selectFrom('view_log_seal').select('seal').executeTakeFirstOrThrow();
  const [look] = await opened.database.selectFrom('view_log').select('view_no').orderBy('view_no').limit(1).execute();
  await opened.database
    .deleteFrom('view_log')
    .where('view_no', '=', look?.view_no ?? 0)
    .execute();
  const done = await verify(`1:${seal.toString('hex')}`, `2:${'0'.repeat(64)}`);
  expect(done).toMatchObject({ code: 1 });
  expect(done.stderr).toBe(`view ${look?.view_no} (seal 1): was deleted\nseal 2: was told outside and is missing\n`);
  expect(summary(done)).toMatchObject({ views: 2, faults: 2 });
});
