import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { accept, allRecords, brokenRecords } from '#server/agency/network/ptv/testing.ts';
import { signInStaff } from '#server/people/sign-in/testing.ts';
import { testSecretKey } from '#server/platform/testing/test-database.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';

let opened: TestHouse;
let folder: string;
beforeAll(async () => {
  opened = await openTestHouse();
  const { regions, municipalities } = opened.house.agency.network;
  await seedPlaces(opened.database, { regions, municipalities, places: [] }, opened.clock.now());
  folder = await mkdtemp(join(tmpdir(), 'ptv-'));
  await writeFile(join(folder, 'good.json'), JSON.stringify(allRecords));
  await writeFile(join(folder, 'broken.json'), JSON.stringify(brokenRecords));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await opened.close();
});

async function run(...given: string[]): Promise<{ code: number; out: string; err: string }> {
  const command = join(import.meta.dirname, 'network-import.ts');
  const { databaseUrl, house } = opened;
  const env = { ...process.env, DATABASE_URL: databaseUrl, SECRET_KEY: testSecretKey, DATA_DIR: house.settings.dataFolder };
  try {
    const { stdout: out, stderr: err } = await promisify(execFile)(process.execPath, ['--import', 'tsx', command, ...given], { env });
    return { code: 0, out, err };
  } catch (error) {
    // A command that ends with a fault has a code and what it said.
    const { code, stdout: out, stderr: err } = error as { code: number; stdout: string; stderr: string };
    return { code, out, err };
  }
}

test('the command names each bad record, changes nothing, and says where an administrator accepts the rest', async () => {
  const { code, out, err } = await run(folder);
  expect(out).toContain('4 places to add, 0 to change, 3 records to keep, 0 unchanged, 0 places missing, 4 faults.');
  expect(err).toContain('broken.json: Ylläpitäjätön /organizationId: no-operator');
  expect(code).toBe(1);
  expect(await opened.database.selectFrom('place').select('place_id').execute()).toEqual([]);
  // The command keeps the time of the machine.
  opened.clock.set(new Date().toISOString());
  const address = /\/network\/import\/\S+/.exec(out)?.[0] ?? '';
  expect((await accept(await signInStaff(opened, { role: 'administrator' }), address)).headers.location).toBe(
    '/network/import?done=import',
  );
});

test('an address that is not public or not safe is not asked, and a wrong line says what to write', async () => {
  const organization = ['--organization', '3d1759a2-e47a-4947-9a31-cab1c1e2512b'];
  expect((await run('http://example.com/api/v11', ...organization)).err).toContain('only addresses that begin with https:// are asked');
  expect((await run('https://127.0.0.1/api/v11', ...organization)).err).toContain('127.0.0.1 is no public address');
  expect((await run('https://example.com/api/v11')).err).toContain('Write: npm run network:import');
});
