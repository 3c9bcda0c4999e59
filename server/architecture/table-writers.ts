import { featureOf } from './imports.ts';
import type { Source } from './sources.ts';

const writes = [
  /\b(?:insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(\s*['"`]([a-z_]+)/g,
  /\binsert\s+into\s+([a-z_]+)\b/gi,
  /\bdelete\s+from\s+([a-z_]+)\b/gi,
  /\bupdate\s+([a-z_]+)\s+(?:as\s+\w+\s+)?set\b/gi,
];

/** Table → the feature folders whose code writes to it. A table has one owner; others call a function of the owner. */
export function listTableWriters(sources: readonly Source[]): Map<string, Set<string>> {
  const writers = new Map<string, Set<string>>();
  for (const source of sources) {
    if (!source.path.startsWith('server/') || source.isTest || /\/(testing|architecture)(\.ts|\/)/.test(source.path)) continue;
    for (const table of writes.flatMap((pattern) => [...source.text.matchAll(pattern)].map(([, name = '']) => name))) {
      writers.set(table, (writers.get(table) ?? new Set()).add(featureOf(source.path)));
    }
  }
  return writers;
}
