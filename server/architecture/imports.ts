import type { Import } from './sources.ts';

/** The layers of the house, from the ground up. A file may import from its own layer and those below. */
const layers = [['platform'], ['network', 'people', 'agency'], ['line', 'cases'], ['channels'], ['statistics']];

/** These put the house together, or open the whole of it for a test: they may import anything, and only each other may import them. */
const above = [
  'server/app.ts',
  'server/jobs.ts',
  'server/main.ts',
  'server/platform/testing/',
  'server/architecture/',
  'server/architecture.test.ts',
];

/** What is wrong with the directions of imports, one line each. */
export function listWrongDirections(imports: readonly Import[]): string[] {
  return imports
    .filter(({ to }) => isOurs(to))
    .flatMap((one) => {
      const fault = findFault(one);
      return fault === undefined ? [] : [`${one.from} imports ${one.to}: ${fault}`];
    });
}

function findFault({ from, to, isType }: Import): string | undefined {
  if (from.startsWith('browser/')) {
    return to.startsWith('browser/') || to.startsWith('server/platform/')
      ? undefined
      : 'a script for the browser takes from the platform only';
  }
  if (!from.startsWith('server/') || isAbove(from) || isTesting(from)) return undefined;
  if (to === 'server/house.ts') return isType ? undefined : 'the house is imported as a type only';
  if (isAbove(to) || isTesting(to)) return 'only tests open the whole house';
  if (from === 'server/house.ts') return undefined;
  if (!to.startsWith('server/') && !to.startsWith('database/')) return 'the server stands on server/ and database/ alone';
  return layerOf(from) < layerOf(to)
    ? 'imports point downwards: statistics, channels, line and cases, network and people and agency, platform'
    : undefined;
}

function isOurs(to: string): boolean {
  return /^(server|database|browser|commands|journeys|bench|simulator)\//.test(to);
}

function isAbove(path: string): boolean {
  return above.some((one) => path === one || (one.endsWith('/') && path.startsWith(one)));
}

/** Tests, and what a feature offers to the tests of others. */
function isTesting(path: string): boolean {
  return /\.test\.tsx?$|\/testing(\.tsx?$|\/)/.test(path);
}

function layerOf(path: string): number {
  if (path.startsWith('database/')) return 0;
  const group = path.split('/')[1] ?? '';
  const layer = layers.findIndex((groups) => groups.includes(group));
  if (layer === -1) throw new Error(`${path} lies in no layer of the house: name it in server/architecture/imports.ts`);
  return layer;
}

/** The folder of one feature: `server/cases/decisions` for all that lies in it and below. */
export function featureOf(path: string): string {
  return path.split('/').slice(0, -1).slice(0, 3).join('/');
}

/** Rings of feature folders that need each other when the program runs, as `a → b → a`. */
export function listCycles(imports: readonly Import[]): string[] {
  const needs = new Map<string, Set<string>>();
  for (const { from, to, isType } of imports) {
    if (isType || !from.startsWith('server/') || !to.startsWith('server/') || isAbove(from) || isTesting(from)) continue;
    const [feature, needed] = [featureOf(from), featureOf(to)];
    if (feature !== needed && feature !== 'server') needs.set(feature, (needs.get(feature) ?? new Set()).add(needed));
  }
  const rings = new Set<string>();
  const follow = (feature: string, path: readonly string[]) => {
    const begin = path.indexOf(feature);
    if (begin !== -1) return void rings.add(ringName(path.slice(begin)));
    for (const needed of needs.get(feature) ?? []) follow(needed, [...path, feature]);
  };
  for (const feature of needs.keys()) follow(feature, []);
  return [...rings].sort();
}

/** The same ring has one name, wherever it was entered. */
function ringName(ring: readonly string[]): string {
  const first = ring.indexOf([...ring].sort()[0] ?? '');
  const turned = [...ring.slice(first), ...ring.slice(0, first)];
  return [...turned, turned[0]].join(' → ');
}
