// Runs on any Node from 20, before a single package is there: plain JavaScript without dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Installs the packages of the lock file unless they are there.
 * @param {{ withDevelopment: boolean }} what whether the packages for tests are needed too
 */
export async function install({ withDevelopment }) {
  const missing = listMissing(withDevelopment);
  if (missing.length === 0) return;
  console.log(`Installing ${missing.length} packages, Node and PostgreSQL among them: this happens once and takes a minute or two …`);
  const began = Date.now();
  const tick = setInterval(() => console.log(`  still installing (${Math.round((Date.now() - began) / 1000)} s)`), 15_000);
  // No script of a package runs: none is needed, and each would be somebody else's code on this machine.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...(withDevelopment ? ['--include=dev'] : [])];
  const [program, before] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  const code = await finish(spawn(program, [...before, ...args], { cwd: checkout, stdio: ['ignore', 'inherit', 'inherit'] }));
  clearInterval(tick);
  if (code !== 0) stop('The packages could not be installed: what npm said stands above. Check the network and try again.');
}

/** A Node of 24 or later: this one, or the one that came with the packages. */
export function findNode() {
  if (isRecent(process.versions.node)) return process.execPath;
  const brought = join(checkout, 'node_modules/.bin/node');
  const answer = existsSync(brought) ? spawnSync(brought, ['--version'], { encoding: 'utf8' }) : undefined;
  if (answer?.status === 0 && isRecent(answer.stdout.trim().slice(1))) return brought;
  return stop(
    `Luukku needs Node 24 or later. This is Node ${process.versions.node}, and no newer one comes by npm for this machine: install it.`,
  );
}

/** @returns {Promise<number>} the exit code; 1 when a signal ended the process or it could not begin */
export function finish(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function isRecent(version) {
  return Number(version.split('.')[0]) >= 24;
}

function stop(message) {
  console.error(message);
  process.exit(1);
}

// npm keeps a record of what it has installed, and writes it last: an interrupted installation has none.
function listMissing(withDevelopment) {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).filter(([path, { version, dev, optional, devOptional, peer }]) => {
    const isForOthers = optional || devOptional || peer || (dev && !withDevelopment);
    return path !== '' && !isForOthers && installed[path]?.version !== version;
  });
}

function readPackages(name) {
  const path = join(checkout, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}
