import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, type BuildResult, type Plugin } from 'esbuild';

/** What lies in `build/assets`, as written beside it. */
export interface AssetsBuild {
  readonly folder: string;
  /** Plain name of an entry → name of its file. */
  readonly entries: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  /** The files that also lie there as `.br` and `.gz`. */
  readonly compressed: readonly string[];
  /** Source file → hash of its content when it was built. */
  readonly inputs: Readonly<Record<string, string>>;
}

type Result = BuildResult<{ metafile: true; write: false }>;

const checkout = resolve(import.meta.dirname, '../../..');
const folder = join(checkout, 'build/assets');
/** Scripts that run alone, in a frame of their own or as a worker. */
const framesFolder = join(checkout, 'browser/frames');
const compress = { br: promisify(brotliCompress), gz: promisify(gzip) };

/**
 * Builds the scripts and styles of `browser/` and the agency's theme, unless nothing has changed since.
 * Every file is named after its content, so that several starts and agencies can share the folder.
 */
export async function buildAssets(agencyFolder: string): Promise<AssetsBuild> {
  const sources = await listSources(agencyFolder);
  const manifestPath = join(folder, `${shortHash(sources.join('\n'))}.json`);
  const before = await readManifest(manifestPath);
  if (before !== undefined) return before;
  await mkdir(folder, { recursive: true });
  const made = await write(await bundle(sources, agencyFolder), agencyFolder);
  await writeWhole(manifestPath, JSON.stringify(made));
  return made;
}

/** The scripts directly in `browser/` (each a custom element), those of frames, the stylesheet and the theme. */
async function listSources(agencyFolder: string): Promise<string[]> {
  const names = await readdir(join(checkout, 'browser'));
  const scripts = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort();
  const frames = (await readdir(framesFolder)).filter((name) => name.endsWith('.ts')).sort();
  return [
    ...scripts.map((name) => join(checkout, 'browser', name)),
    ...frames.map((name) => join(framesFolder, name)),
    join(checkout, 'browser/styles/main.css'),
    join(agencyFolder, 'theme.css'),
  ];
}

async function bundle(sources: readonly string[], agencyFolder: string): Promise<Result> {
  const frames = sources.filter((source) => dirname(source) === framesFolder);
  const scripts = sources.filter((source) => source.endsWith('.ts') && !frames.includes(source));
  return build({
    entryPoints: [
      { in: join(checkout, 'browser/styles/main.css'), out: 'main' },
      { in: join(agencyFolder, 'theme.css'), out: 'theme' },
      { in: 'all-scripts', out: 'main' },
      ...frames.map((frame) => ({ in: frame, out: basename(frame, '.ts') })),
    ],
    plugins: [allScripts(scripts)],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    absWorkingDir: checkout,
    outdir: folder,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets',
    format: 'esm',
    // The browsers of the last years; a page works without the script in all others.
    target: ['es2022', 'chrome111', 'firefox114', 'safari16.4'],
    loader: { '.wasm': 'binary', '.pfb': 'binary', '.woff2': 'file', '.svg': 'file', '.png': 'file' },
    logLevel: 'silent',
  });
}

/** One entry that runs every script: each only defines its custom element. */
function allScripts(scripts: readonly string[]): Plugin {
  return {
    name: 'all-scripts',
    setup(setup) {
      setup.onResolve({ filter: /^all-scripts$/ }, ({ path }) => ({ path, namespace: 'all-scripts' }));
      setup.onLoad({ filter: /.*/, namespace: 'all-scripts' }, () => ({
        contents: scripts.map((script) => `import ${JSON.stringify(script)};`).join('\n'),
        resolveDir: checkout,
      }));
    },
  };
}

async function write(result: Result, agencyFolder: string): Promise<AssetsBuild> {
  const files = await Promise.all(
    result.outputFiles.map(async ({ path, contents }) => {
      await writeWhole(path, contents);
      const isText = /\.(js|css|svg)$/.test(path);
      if (isText) {
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
        await Promise.all([
          writeWhole(`${path}.br`, await compress.br(contents, quality)),
          writeWhole(`${path}.gz`, await compress.gz(contents)),
        ]);
      }
      return { name: relative(folder, path), isText };
    }),
  );
  const sources = Object.keys(result.metafile.inputs)
    .filter((path) => !path.startsWith('all-scripts'))
    .map((path) => resolve(checkout, path));
  // A change in how things are built counts as a change of a source.
  sources.push(import.meta.filename);
  const entries = Object.entries(result.metafile.outputs).flatMap(([path, { entryPoint }]) => {
    if (entryPoint === undefined) return [];
    const name = relative(folder, resolve(checkout, path));
    return [[plainName(resolve(checkout, entryPoint), name, agencyFolder), name] as const];
  });
  return {
    folder,
    entries: Object.fromEntries(entries),
    files: files.map(({ name }) => name),
    compressed: files.filter(({ isText }) => isText).map(({ name }) => name),
    inputs: Object.fromEntries(await Promise.all(sources.map(async (path) => [path, await hashFile(path)] as const))),
  };
}

function plainName(source: string, name: string, agencyFolder: string): string {
  if (source === join(agencyFolder, 'theme.css')) return 'theme.css';
  const isFrame = dirname(source) === framesFolder;
  return `${isFrame ? basename(source, '.ts') : 'main'}${name.slice(name.lastIndexOf('.'))}`;
}

async function readManifest(path: string): Promise<AssetsBuild | undefined> {
  if (!existsSync(path)) return undefined;
  // Written by this file, whole or not at all.
  const manifest = JSON.parse(await readFile(path, 'utf8')) as AssetsBuild;
  const areSame = await Promise.all(Object.entries(manifest.inputs).map(async ([input, hash]) => (await hashFile(input)) === hash));
  const areThere = manifest.files.every((name) => existsSync(join(folder, name)));
  return areThere && areSame.every(Boolean) ? manifest : undefined;
}

async function hashFile(path: string): Promise<string> {
  return existsSync(path) ? shortHash(await readFile(path)) : 'absent';
}

function shortHash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** A reader never sees half a file, also when two starts build at once. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}
