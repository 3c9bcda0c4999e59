import { realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ThemeFile } from '#server/agency/definition.ts';
import { writeFault } from '#server/agency/loading.ts';
import { readShapedFile, type FileFault } from '#server/agency/reading/files.ts';
import { themeStylesheet } from './theme-stylesheet.ts';

/** `npm run agency:theme <folder>`: makes `theme.css` from `theme.json`. */
const [folder] = process.argv.slice(2);

if (folder === undefined) {
  console.error('Name the folder: npm run agency:theme agencies/<name>');
  process.exitCode = 2;
} else {
  await makeTheme(folder);
}

async function makeTheme(agencyFolder: string): Promise<void> {
  const faults: FileFault[] = [];
  const root = await realpath(agencyFolder);
  const theme = await readShapedFile(root, 'theme.json', ThemeFile, (file, place, reason) => void faults.push({ file, place, reason }));
  for (const fault of faults) console.error(writeFault(fault));
  process.exitCode = theme === undefined ? 1 : 0;
  if (theme === undefined) return;
  const path = join(agencyFolder, 'theme.css');
  await writeFile(path, await themeStylesheet(theme));
  console.log(`${path} is made from theme.json.`);
}
