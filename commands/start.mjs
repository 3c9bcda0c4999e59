// `npm start`: installs when needed, then runs the server with a Node that is new enough.
import { spawn } from 'node:child_process';
import { checkout, findNode, finish, install } from './installation.mjs';

await install({ withDevelopment: false });

// A session of its own: Ctrl-C in a terminal reaches this process alone, which passes it on once.
// The channel tells the server when this process is killed outright: it then stops by itself.
const server = spawn(findNode(), ['--import', 'tsx', 'server/main.ts'], {
  cwd: checkout,
  detached: true,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
process.exit(await finish(server));
