import { realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatThemeCSS } from '@digdir/designsystemet/tokens';
import { ThemeFile } from '#server/agency/definition.ts';
import { writeFault } from '#server/agency/loading.ts';
import { readShapedFile, type FileFault } from '#server/agency/reading.ts';

/** `npm run agency:theme <folder>`: makes `theme.css` from `theme.json`. Each colour gets its shades, with contrast, for light and dark. */
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
  await writeFile(path, await stylesheet(theme));
  console.log(`${path} is made from theme.json.`);
}

async function stylesheet({ accent, support, neutral, cornerRadius }: ThemeFile): Promise<string> {
  // The shape of the file says so.
  const colour = (hex: string) => hex as `#${string}`;
  const say = console.log;
  // The design system tells of every step; only the end is of interest here.
  console.log = () => {};
  try {
    return await formatThemeCSS({
      name: 'agency',
      colors: { main: { accent: colour(accent) }, support: { brand: colour(support) }, neutral: colour(neutral) },
      borderRadius: cornerRadius,
      typography: { fontFamily: 'Noto Sans' },
    });
  } finally {
    console.log = say;
  }
}
