import { createApp } from '#server/app.ts';
import { openBenchHouse } from './bench-house.ts';

/** A process of its own that serves: `argv` names the database. Tells its port, and on `cpu` the CPU seconds it has used. */
const [, , databaseUrl = ''] = process.argv;
const app = await createApp(await openBenchHouse(databaseUrl));
await app.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuSeconds: (user + system) / 1e6 });
});
process.on('disconnect', () => process.exit(0));
