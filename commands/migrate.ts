import { systemClock } from '#server/platform/clock/clock.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { readSettings } from '#server/platform/settings/settings.ts';

/** `npm run migrate`: brings the database of DATABASE_URL forward, for operators who do that apart from a start. */
const { databaseDirectUrl } = readSettings(process.env);
if (databaseDirectUrl === undefined) {
  console.error('Set DATABASE_URL: the embedded database is migrated when Luukku starts.');
  process.exit(1);
}
const applied = await migrate({ url: databaseDirectUrl, appliedAt: systemClock.now(), onProgress: (line) => console.log(line) });
console.log(applied.length === 0 ? 'The database is up to date.' : `${applied.length} migrations applied.`);
