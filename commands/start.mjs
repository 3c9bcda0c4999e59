// `npm start`: installs when needed, then runs the server with a Node that is new enough.
import { spawn } from 'node:child_process';
import { bundleServer } from './bundle.mjs';
import { checkout, findNode, finish, install } from './installation.mjs';

await install({ withDevelopment: false });
const program = await bundleServer();

// A session of its own: Ctrl-C in a terminal reaches this process alone, which passes it on once.
// The channel tells the server when this process is killed outright: it then stops by itself.
// What is young in memory has 8 MB and not more: Node would take a hundred for it under load, without being faster.
const server = spawn(findNode(), ['--max-semi-space-size=8', '--import', './commands/source-maps.mjs', program], {
  cwd: checkout,
  detached: true,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
// npm, when it is killed outright, tells nobody; whoever runs this file without npm may leave it running.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || server.kill('SIGTERM'), 500).unref();
}
process.exit(await finish(server));
