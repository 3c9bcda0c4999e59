import { loadAgency } from '#server/agency/loading.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { readSettings } from '#server/platform/settings/settings.ts';
import { compareKept } from '#server/statistics/appointments/queries.ts';
import { compareCustomers, countCustomersNow } from '#server/statistics/customers/counting.ts';
import { compareFigures, repairFigures } from '#server/statistics/recount.ts';
import { withDatabase } from './with-database.ts';

/**
 * `npm run figures:recount`: compares every figure with its events and ends with 1 when they differ.
 * With `-- --repair` it builds the figures anew first. Luukku may be running meanwhile.
 */
const settings = readSettings(process.env);
const agency = await loadAgency(settings.agencyFolder);
const { timeZone } = agency;
await withDatabase(settings, async (database) => {
  if (process.argv.includes('--repair')) {
    await repairFigures(database, timeZone);
    console.log('The figures were built anew from the events.');
  }
  // People are counted at night; what happened since is counted first.
  await countCustomersNow({ database, agency }, systemClock.now());
  const people = (await compareCustomers({ database, agency })).map(({ year, municipality, ...numbers }) => ({
    key: `${year} | customers served | ${municipality || 'all'}`,
    ...numbers,
  }));
  const differences = [...(await compareFigures(database, timeZone)), ...people, ...(await compareKept(database, timeZone))];
  for (const { key, shown, events } of differences) console.error(`${key}: figure ${shown ?? 'none'}, events ${events ?? 'none'}`);
  console.log(
    differences.length === 0 ? 'Every figure is what its events say.' : `${differences.length} figures differ from their events.`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
});
