import { type Outside, verifyViews } from '#server/people/view-log/sealing/verifying.ts';
import { sealKey } from '#server/people/view-log/sealing/sealing.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { getSecretKey } from '#server/platform/secrets/secret-key.ts';
import { openSecrets } from '#server/platform/secrets/secrets.ts';
import { readSettings } from '#server/platform/settings/settings.ts';
import { withDatabase } from './with-database.ts';

/**
 * `npm run view-log:verify`: holds the log of views against its seals, tells each fault in a line and ends with 1 when there
 * is one. The last line is JSON. Seals that lines of the log file told ("views sealed") can be given after `--`, as
 * `<sealNo>:<seal>`: then it is found out, too, when the newest of them have been taken away. Luukku may be running meanwhile.
 */
const settings = readSettings(process.env);
const outside = process.argv.slice(2).map(readOutside);
await withDatabase(settings, async (database) => {
  const faults: string[] = [];
  const tell = (fault: string) => {
    faults.push(fault);
    console.error(fault);
  };
  const key = sealKey(openSecrets(getSecretKey(settings)));
  const verified = await verifyViews(database, key, { now: systemClock.now(), outside, tell });
  console.log(JSON.stringify({ ...verified, faults: faults.length }));
  process.exitCode = faults.length === 0 ? 0 : 1;
});

function readOutside(text: string): Outside {
  const [, sealNo, seal] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sealNo === undefined || seal === undefined) throw new Error(`${text} is not <sealNo>:<seal>, as the log file tells it`);
  return { sealNo: Number(sealNo), seal };
}
