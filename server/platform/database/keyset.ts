import { Type } from 'typebox';

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** An id as it stands in an address or a body. */
export const idShape = Type.String({ pattern: `^${uuid}$` });

/** The place in a list, newest first, after which the next page begins: the instant and id of its last row. */
export const keysetShape = Type.String({ pattern: `^\\d{1,14}_${uuid}$` });

export function keysetOf(at: Date, id: string): string {
  return `${at.getTime()}_${id}`;
}

/** Reads what passed `keysetShape`. */
export function readKeyset(text: string): { at: Date; id: string } {
  const [milliseconds, id = ''] = text.split('_');
  return { at: new Date(Number(milliseconds)), id };
}
