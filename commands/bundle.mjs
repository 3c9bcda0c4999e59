import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { checkout } from './installation.mjs';

const outfile = join(checkout, 'build/server.mjs');
const record = join(checkout, 'build/server.json');

/**
 * Makes one JavaScript file of the server's sources, unless they are as they were: a start reads one file instead of
 * hundreds and takes half the time. Faults point to the sources by the map beside it.
 */
export async function bundleServer() {
  if (isUpToDate()) return outfile;
  const { build, stop } = await import('esbuild');
  const { metafile } = await build({
    entryPoints: [join(checkout, 'server/main.ts')],
    absWorkingDir: checkout,
    outfile,
    bundle: true,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    tsconfig: join(checkout, 'tsconfig.json'),
    plugins: [
      { name: 'packages', setup: (setup) => setup.onResolve({ filter: /^[^./#]/ }, leaveOut) },
      { name: 'own-places', setup: (setup) => setup.onLoad({ filter: /\.tsx?$/ }, keepPlace) },
    ],
    logLevel: 'error',
  });
  await stop();
  const inputs = [
    ...Object.keys(metafile.inputs).filter((path) => !path.startsWith('node_modules/')),
    'package-lock.json',
    'tsconfig.json',
    'commands/bundle.mjs',
  ];
  writeFileSync(record, JSON.stringify(Object.fromEntries(inputs.map((path) => [path, hash(path)]))));
  return outfile;
}

function isUpToDate() {
  if (!existsSync(outfile) || !existsSync(record)) return false;
  const before = JSON.parse(readFileSync(record, 'utf8'));
  return Object.entries(before).every(([path, content]) => existsSync(resolve(checkout, path)) && hash(path) === content);
}

function hash(path) {
  return createHash('sha256')
    .update(readFileSync(resolve(checkout, path)))
    .digest('hex');
}

// Two packages consist of a thousand small files: they go into the bundle. All others stay where they are.
function leaveOut({ path, kind }) {
  return kind === 'entry-point' || /^(typebox|kysely)(\/|$)/.test(path) ? undefined : { external: true };
}

// A file that looks for others beside itself shall look where its source lies.
async function keepPlace({ path }) {
  const source = await readFile(path, 'utf8');
  const contents = source
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
    .replaceAll('import.meta.filename', JSON.stringify(path));
  return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
}
