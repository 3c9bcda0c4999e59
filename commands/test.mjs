// `npm test`: every check there is. One that fails does not keep the others from telling what they find.
// `npm test -- <part of a file's name>`: only the tests of files so named.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { checkout, findNode, finish, install } from './installation.mjs';

await install({ withDevelopment: true });

const node = findNode();
const tools = join(checkout, 'node_modules/.bin');
const environment = { ...process.env, PATH: [dirname(node), tools, process.env.PATH].join(delimiter), NODE_ENV: 'test', NO_COLOR: '1' };
const filters = process.argv.slice(2);

const checks = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'dead code', command: ['knip', '--no-progress', '--no-config-hints'] },
];
const suites = [
  { name: 'server tests', project: 'server' },
  { name: 'journeys', project: 'journeys' },
];

const results = [];
if (filters.length === 0) for (const check of checks) results.push(await runCheck(check));
for (const suite of suites) results.push(await runSuite(suite));

console.log();
for (const { name, passed, failed, seconds } of results) {
  console.log(`${failed > 0 ? 'FAILED ' : 'ok     '} ${name.padEnd(14)} ${passed} passed, ${failed} failed  (${seconds.toFixed(1)} s)`);
}
const sum = (part) => results.reduce((total, result) => total + result[part], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') > 0 ? 1 : 0);

async function runCheck({ name, command }) {
  console.log(`\n— ${name}`);
  const began = Date.now();
  const code = await run(command);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds: (Date.now() - began) / 1000 };
}

async function runSuite({ name, project }) {
  console.log(`\n— ${name}`);
  const began = Date.now();
  const report = join(checkout, `build/${project}-tests.json`);
  rmSync(report, { force: true });
  const code = await run([
    ...['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
  ]);
  const { passed, failed } = count(report);
  // A fault outside of any test (a file that cannot be read, a database that does not start) is a failure too.
  return { name, passed, failed: code !== 0 && failed === 0 ? 1 : failed, seconds: (Date.now() - began) / 1000 };
}

function count(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const brokenFiles = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles };
}

function run([program, ...args]) {
  const child = spawn(join(tools, program), args, { cwd: checkout, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
  return finish(child);
}
