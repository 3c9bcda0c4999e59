import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testSecretKey } from '#server/platform/testing/test-database.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
beforeAll(async () => {
  opened = await openTestHouse();
  const at = new Date('2010-01-01T10:00:00Z');
  await opened.database
    .insertInto('login')
    .values({ login_id: newId(), at, door: 'customers', method: 'a', result: 'succeeded' })
    .execute();
});
afterAll(() => opened.close());

async function run(...given: string[]): Promise<string> {
  const command = join(import.meta.dirname, 'retention.ts');
  const { databaseUrl, house } = opened;
  const env = { ...process.env, DATABASE_URL: databaseUrl, SECRET_KEY: testSecretKey, DATA_DIR: house.settings.dataFolder };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', command, ...given], { env });
  return stdout;
}

const logins = async () => (await opened.database.selectFrom('login').select('login_id').execute()).length;

test('the command only counts, unless it is told to erase', async () => {
  const counted = await run();
  expect(counted).toMatch(/^login: 1 from before \d{4}-\d\d-\d\d \(1 rows, 0 files\)$/m);
  expect(counted).toContain('Nothing was erased');
  expect(await logins()).toBe(1);
  expect(await run('--erase')).toContain('This was erased.');
  expect(await logins()).toBe(0);
});

test('a word that it does not know ends the command before anything is erased', async () => {
  await expect(run('--ersae')).rejects.toThrow('--ersae is not known');
});
