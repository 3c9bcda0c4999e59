import { createApp } from '#server/app.ts';
import { openBenchHouse } from './bench-house.ts';

/**
 * A process of its own that serves: `argv` names the database, and the folder for files where any are sent. Tells its port,
 * and whenever it is asked the CPU seconds it has used and the most megabytes of memory it has ever held.
 */
const [, , databaseUrl = '', dataFolder] = process.argv;
const app = await createApp(await openBenchHouse(databaseUrl, dataFolder));
await app.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuSeconds: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 });
});
process.on('disconnect', () => process.exit(0));
