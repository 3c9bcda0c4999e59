import { inject } from 'vitest';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { openCodes } from '#server/platform/secrets/sealed-codes.ts';
import { openSecrets } from '#server/platform/secrets/secrets.ts';
import { cloneDatabase, dropDatabase } from './test-cluster.ts';

export const testSecretKey = 'a key that only tests use, and that opens nothing else';
export const testSecrets = openSecrets(testSecretKey);

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A migrated, empty database of the test file's own. Close it in `afterAll`. */
export async function openTestDatabase({ poolSize = 4 }: { poolSize?: number } = {}): Promise<TestDatabase> {
  const clusterUrl = inject('clusterUrl');
  const url = await cloneDatabase(clusterUrl, inject('templateName'));
  const database = openDatabase(url, { poolSize, isDirect: true, readJson: (text) => openCodes(testSecrets, text) });
  return {
    database,
    url,
    close: async () => {
      await database.destroy();
      await dropDatabase(clusterUrl, url);
    },
  };
}
