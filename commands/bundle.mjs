import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkout } from './installation.mjs';

/**
 * Makes one JavaScript file of the server's sources: it is ready in a tenth of a second and starts in half the time
 * that reading every file by itself takes. Faults point to the sources by the map beside it.
 */
export async function bundleServer() {
  const { build, stop } = await import('esbuild');
  const outfile = join(checkout, 'build/server.mjs');
  await build({
    entryPoints: [join(checkout, 'server/main.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    tsconfig: join(checkout, 'tsconfig.json'),
    plugins: [{ name: 'own-places', setup: (setup) => setup.onLoad({ filter: /\.tsx?$/ }, keepPlace) }],
    logLevel: 'error',
  });
  await stop();
  return outfile;
}

// A file that looks for others beside itself shall look where its source lies.
async function keepPlace({ path }) {
  const source = await readFile(path, 'utf8');
  const contents = source
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
    .replaceAll('import.meta.filename', JSON.stringify(path));
  return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
}
