import { createHash } from 'node:crypto';
import pg from 'pg';

const names = new Map<string, string>();
// Statements are written in the program, so they are few; a list of a new length makes one more.
const mostNames = 500;

/** A name that is the same for the same text; undefined when there are too many already. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}

/** A connection on which PostgreSQL parses and plans each statement with parameters once, and then only runs it. */
export class PreparingClient extends pg.Client {
  // The driver has a dozen forms of `query`; only the one with text and parameters is changed, all others pass as they are.
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const passed = name === undefined ? given : [{ name, text, values }, ...rest];
    // As above: the form that came in says which comes out.
    return super.query(...(passed as [string])) as never;
  }
}
