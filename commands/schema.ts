import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeSchema } from '#database/schema-description.ts';
import { generateTypes } from '#database/schema-types.ts';
import { openDatabase } from '#server/platform/database/connection.ts';
import { cloneDatabase, dropDatabase, prepareTemplate, startTestCluster } from '#server/platform/testing/test-cluster.ts';

/** `npm run schema`: writes what the migrations add up to, as SQL for people and as types for the program. */
const folder = join(import.meta.dirname, '../database');
const cluster = await startTestCluster();
const url = await cloneDatabase(cluster.url, await prepareTemplate(cluster.url));
const database = openDatabase(url, { poolSize: 2 });
try {
  await writeFile(join(folder, 'schema.sql'), await describeSchema(database));
  await writeFile(join(folder, 'schema.ts'), await generateTypes(database));
  console.log('database/schema.sql and database/schema.ts are up to date');
} finally {
  await database.destroy();
  await dropDatabase(cluster.url, url);
  await cluster.stop();
}
