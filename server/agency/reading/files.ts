import { constants } from 'node:fs';
import { open, readdir, realpath, type FileHandle } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Static, TSchema } from 'typebox';
import { readJson } from './json-text.ts';
import { escapePointer, shapeFaults, type PlacedFault } from './shape-faults.ts';

/** A fault in an agency's folder. `file` is a path from the folder, `place` a JSON pointer or, for what is no JSON, line and column. */
export type FileFault = PlacedFault & { file: string };

/** Takes a fault down; gives undefined, which stands for what could not be read. */
export type Report = (file: string, place: string, reason: string) => undefined;

const greatestBytes = 2 * 1024 * 1024;

/** A JSON file of the folder that has a shape; undefined, with the reasons reported, when it has not. `folder` is a real path. */
export async function readShapedFile<S extends TSchema>(
  folder: string,
  file: string,
  shape: S,
  report: Report,
): Promise<Static<S> | undefined> {
  const read = await readJsonFile(folder, file, report);
  if (!read) return undefined;
  const faults = shapeFaults(shape, read.value);
  for (const { place, reason } of faults) report(file, place, reason);
  // The shape was just checked.
  return faults.length > 0 ? undefined : (read.value as Static<S>);
}

async function readJsonFile(folder: string, file: string, report: Report): Promise<{ value: unknown } | undefined> {
  const text = await readTextFile(folder, file, report);
  if (text === undefined) return undefined;
  const read = readJson(text);
  if ('fault' in read) {
    return report(file, `line ${read.fault.line}, column ${read.fault.column}`, read.fault.reason);
  }
  const dangers = listDangers(read.value);
  for (const { place, reason } of dangers) report(file, place, reason);
  return dangers.length > 0 ? undefined : read;
}

/** A text file of the folder, never one that a link leads out of it to. */
export async function readTextFile(folder: string, file: string, report: Report): Promise<string | undefined> {
  const path = await findRealPath(folder, file, report);
  if (path === undefined) return undefined;
  try {
    // Opening a pipe would wait for its writer for ever.
    await using handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return await readText(handle, file, report);
  } catch (error) {
    return report(file, '', `the file cannot be read (${codeOf(error)})`);
  }
}

async function readText(handle: FileHandle, file: string, report: Report): Promise<string | undefined> {
  const about = await handle.stat();
  if (!about.isFile()) return report(file, '', 'this is not a file');
  if (about.size > greatestBytes) return report(file, '', 'the file is larger than 2 MB');
  const bytes = await handle.readFile();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return report(file, '', 'the file is not text in UTF-8');
  }
}

/** The names in a folder of the agency, sorted; hidden ones left out. None when it is not there. */
export async function listNames(folder: string, file: string, report: Report): Promise<string[]> {
  const path = await findRealPath(folder, file, report);
  if (path === undefined) return [];
  try {
    return (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    report(file, '', codeOf(error) === 'ENOTDIR' ? 'this is not a folder' : `the folder cannot be read (${codeOf(error)})`);
    return [];
  }
}

async function findRealPath(folder: string, file: string, report: Report): Promise<string | undefined> {
  try {
    const path = await realpath(join(folder, file));
    const way = relative(folder, path);
    if (way !== '..' && !way.startsWith(`..${sep}`)) return path;
    return report(file, '', 'the file is a link that leads out of the folder');
  } catch (error) {
    return report(file, '', codeOf(error) === 'ENOENT' ? 'the file is missing' : `the file cannot be read (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}

/** Names and characters that no file of an agency has reason to hold. Depth is limited by the reader. */
function listDangers(value: unknown, place = ''): PlacedFault[] {
  if (typeof value === 'string') return hasControl(value) ? [{ place, reason: 'the text has a control character' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const below = `${place}/${escapePointer(name)}`;
    if (!Array.isArray(value) && name in Object.prototype) return [{ place: below, reason: `“${name}” cannot be used as a name` }];
    return listDangers(inner, below);
  });
}

/** Control characters but for the line break, and halves of characters. */
function hasControl(text: string): boolean {
  return /[\p{Cs}\p{Cc}]/u.test(text.replaceAll('\n', ''));
}
