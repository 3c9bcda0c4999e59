import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAssets, type AssetsBuild } from './build.ts';

export type AssetEncoding = 'br' | 'gzip' | 'identity';

/** One file for the browser in each form it can be sent in. */
export interface Asset {
  readonly type: string;
  readonly bodies: ReadonlyMap<AssetEncoding, Buffer>;
}

export interface Assets {
  /** The address of an asset by its plain name, such as `main.css`: it changes whenever the content does. */
  readonly address: (name: AssetName) => string;
  readonly find: (fileName: string) => Asset | undefined;
}

export type AssetName = 'main.js' | 'main.css' | 'theme.css' | 'document-frame.js' | 'kiosk-worker.js';

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** Builds what is not built yet and holds it in memory: less than a megabyte, asked for on every first visit. */
export async function openAssets(agencyFolder: string): Promise<Assets> {
  const build = await buildAssets(agencyFolder);
  const assets = new Map<string, Asset>();
  await Promise.all(build.files.map(async (name) => assets.set(name, await readAsset(build, name))));
  return {
    address: (name) => {
      const fileName = build.entries[name];
      if (fileName === undefined) throw new Error(`there is no asset ${name}`);
      return `/assets/${fileName}`;
    },
    find: (fileName) => assets.get(fileName),
  };
}

async function readAsset(build: AssetsBuild, name: string): Promise<Asset> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const type = types[extension];
  if (type === undefined) throw new Error(`the asset ${name} is of a kind that is not served`);
  const bodies = new Map<AssetEncoding, Buffer>([['identity', await readFile(join(build.folder, name))]]);
  if (build.compressed.includes(name)) {
    bodies.set('br', await readFile(join(build.folder, `${name}.br`)));
    bodies.set('gzip', await readFile(join(build.folder, `${name}.gz`)));
  }
  return { type, bodies };
}
