import pg from 'pg';

/** A statement that a page sent, and what was set for its transaction: the role and context of the walls. */
export type Heard = { text: string; values: unknown[]; walls: string };

/** Hears every statement with parameters, or that reads, which is sent inside the walls. Returns how to stop. */
export function listenInsideWalls(heard: (statement: Heard) => void): () => void {
  const { prototype } = pg.Client;
  const own = Object.getOwnPropertyDescriptor(prototype, 'query');
  // The program sends texts and texts with values; whatever else comes is passed on as it is.
  const query = own?.value as (this: pg.Client, ...args: unknown[]) => unknown;
  const walls = new WeakMap<pg.Client, string>();
  Object.defineProperty(prototype, 'query', {
    ...own,
    value(this: pg.Client, ...args: unknown[]) {
      const { text, values } = partsOf(args);
      const set = walls.get(this);
      if (/^begin\b.*set local role/s.test(text)) walls.set(this, text.slice(text.indexOf(';') + 1).trim());
      else if (/^(commit|rollback)$/.test(text)) walls.delete(this);
      else if (set !== undefined && /^(select|with|insert|update|delete)\b/i.test(text.trim())) heard({ text, values, walls: set });
      return query.apply(this, args);
    },
  });
  return () => Object.defineProperty(prototype, 'query', own ?? {});
}

function partsOf([first, second]: readonly unknown[]): { text: string; values: unknown[] } {
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : [] };
  if (typeof first !== 'object' || first === null || !('text' in first)) return { text: '', values: [] };
  return { text: String(first.text), values: 'values' in first && Array.isArray(first.values) ? first.values : [] };
}
