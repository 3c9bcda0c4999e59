import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createApp, openHouse } from '#server/app.ts';
import { loadAgency, type Agency } from '#server/agency/loading.ts';
import type { House } from '#server/house.ts';
import { openAssets, type Assets } from '#server/platform/assets/assets.ts';
import { findFreePort } from '#server/platform/process/free-port.ts';
import { openFileStore } from '#server/platform/files/open-file-store.ts';
import { openLog } from '#server/platform/log/log.ts';
import { readSettings, type Settings } from '#server/platform/settings/settings.ts';
import { testClock, type TestClock } from './test-clock.ts';
import { openTestDatabase, testSecretKey, testSecrets } from './test-database.ts';

export interface TestHouse {
  readonly house: House;
  /** The web server: `app.inject(...)`, or after `listen()` at an address. */
  readonly app: FastifyInstance;
  readonly database: House['database'];
  readonly clock: TestClock;
  /** Address of the database, for a second pool or a job runner. */
  readonly databaseUrl: string;
  readonly close: () => Promise<void>;
}

export interface TestHouseOptions {
  /** Name of a folder in `agencies/`, or the path of another folder. */
  readonly agency?: string;
  /** The instant at which the clock stands; it moves only when told. */
  readonly now?: string;
  readonly settings?: Partial<Settings>;
}

const agencies = join(import.meta.dirname, '../../../agencies');

/** The whole program on a database of its own, with a clock to set. Close it in `afterAll`. */
export async function openTestHouse({
  agency: folder = 'kela-2015',
  now,
  settings: changed = {},
}: TestHouseOptions = {}): Promise<TestHouse> {
  const agencyFolder = folder.startsWith('/') ? folder : join(agencies, folder);
  // Tests come from one address, faster than any person.
  const defaults = readSettings({ AGENCY: agencyFolder, SECRET_KEY: testSecretKey, LOG_LEVEL: 'silent', RATE_LIMIT: 'off' });
  // Made by the first file that is put there.
  const dataFolder = join(tmpdir(), `luukku-test-${randomUUID()}`);
  const settings = { ...defaults, dataFolder, ...changed };
  const clock = testClock(now);
  const [{ agency, assets }, opened] = await Promise.all([readAgency(agencyFolder), openTestDatabase()]);
  const house = openHouse({
    settings,
    database: opened.database,
    agency,
    clock,
    log: openLog(settings),
    assets,
    secrets: testSecrets,
    files: openFileStore(settings, testSecrets),
  });
  const app = await createApp(house);
  return {
    house,
    app,
    database: opened.database,
    clock,
    databaseUrl: opened.url,
    close: async () => {
      await app.close();
      await opened.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

type ReadAgency = { agency: Agency; assets: Assets };
const readAgencies = new Map<string, Promise<ReadAgency>>();

/** Reads a folder of `agencies/` once for all test files of a worker: nothing changes it, and it is frozen. A test's own is read anew. */
function readAgency(folder: string): Promise<ReadAgency> {
  const read = async () => {
    const [agency, assets] = await Promise.all([loadAgency(folder), openAssets(folder)]);
    return { agency, assets };
  };
  if (!folder.startsWith(agencies)) return read();
  const reading = readAgencies.get(folder) ?? read();
  readAgencies.set(folder, reading);
  return reading;
}

/** The same, listening at a free port of this machine: for a real browser. `address` is the public address too. */
export async function listenTestHouse(options: TestHouseOptions = {}): Promise<TestHouse & { readonly address: string }> {
  const port = await findFreePort();
  const address = `http://localhost:${port}`;
  const opened = await openTestHouse({ ...options, settings: { port, publicUrl: address, ...options.settings } });
  await opened.app.listen({ port, host: 'localhost' });
  return { ...opened, address };
}
