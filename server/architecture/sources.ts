import { globSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseSync, type ParseResult } from 'oxc-parser';

/** One file of the program, read and parsed. */
export interface Source {
  /** Path from the root of the checkout, such as `server/app.ts`. */
  readonly path: string;
  readonly text: string;
  readonly parsed: ParseResult;
  /** The number (from 1) of the line that holds a character. */
  readonly lineAt: (offset: number) => number;
  /** A test, or something that only tests use. */
  readonly isTest: boolean;
}

export const checkout = resolve(import.meta.dirname, '../..');

const folders = ['server', 'database', 'browser', 'commands', 'journeys', 'bench', 'simulator'];
const generated = ['database/schema.ts'];

/** Every file of our own code. The fixtures, which must fail, are read only when named. */
export function listSources(patterns = folders.map((folder) => `${folder}/**/*.{ts,tsx,mjs}`), root = checkout): Source[] {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !generated.includes(path) && !path.startsWith('server/fixtures/'))
    .sort()
    .map((path) => readSource(path, root));
}

function readSource(path: string, root: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const parsed = parseSync(path, text);
  const [fault] = parsed.errors;
  if (fault !== undefined) throw new Error(`${path}: ${fault.message}`);
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const lineAt = (offset: number) => {
    const line = ends.findIndex((end) => end >= offset);
    return (line === -1 ? ends.length : line) + 1;
  };
  return { path, text, parsed, lineAt, isTest: /\.test\.tsx?$|\/testing(\.tsx?$|\/)/.test(path) };
}

export function countLines({ text }: Source): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** A node of the syntax tree: its kind, its place, and whatever it holds. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Every node below and including one, with the nodes around it, the nearest first. */
export function* walk(node: Node, around: readonly Node[] = []): Generator<{ node: Node; around: readonly Node[] }> {
  yield { node, around };
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* walk(child, [node, ...around]);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && typeof value.type === 'string';
}

export function syntaxOf({ parsed }: Source): Node {
  // The parser's own type is a union of every kind of node; we look at a few, by name.
  return parsed.program as unknown as Node;
}

export interface Import {
  readonly from: string;
  /** Path from the root of the checkout, or the name of a package. */
  readonly to: string;
  /** Only types: nothing of it is left when the program runs. */
  readonly isType: boolean;
}

/** What a file imports, with `#server/…` and relative paths made into paths from the root. */
export function listImports(source: Source, root = checkout): Import[] {
  const statics = source.parsed.module.staticImports.map(({ moduleRequest, entries }) => ({
    to: moduleRequest.value,
    isType: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const reexports = source.parsed.module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) => (moduleRequest === null ? [] : [{ to: moduleRequest.value, isType }]));
  const dynamics = source.parsed.module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    to: source.text.slice(start + 1, end - 1),
    isType: false,
  }));
  return [...statics, ...reexports, ...dynamics].map(({ to, isType }) => ({ from: source.path, to: place(source.path, to, root), isType }));
}

function place(from: string, to: string, root: string): string {
  if (to.startsWith('#')) return to.slice(1);
  return to.startsWith('.') ? relative(root, resolve(root, from, '..', to)) : to;
}
