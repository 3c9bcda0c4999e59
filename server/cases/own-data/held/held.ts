import { type RawBuilder, sql } from 'kysely';
import type { DB } from '#database/schema.ts';
import type { Text } from '#server/platform/language/language.ts';

/** What a table holds of a person: which columns the person is given, and which not and why. Every column is in one of the two. */
export type Held = {
  id: string;
  table: keyof DB;
  title: Text;
  columns: readonly string[];
  /** What is given beside the columns, by the name it gets: an SQL expression over the table, which is called `t`. */
  more: Readonly<Record<string, RawBuilder<unknown>>>;
  without: Readonly<Record<string, string>>;
  /** The column that holds the person: `customer_id`, unless the row is of somebody else and the person has another part in it. */
  by: string;
  /** Which of the rows; all of them where it is missing. */
  only?: RawBuilder<boolean>;
  /** Why these rows are read past the walls around customers' rows. */
  asSystem?: string;
};

type Parts<T extends keyof DB> = {
  title: Text;
  columns: readonly (keyof DB[T] & string)[];
  without?: Partial<Record<keyof DB[T] & string, string>>;
  more?: Record<string, RawBuilder<unknown>>;
  by?: keyof DB[T] & string;
  only?: RawBuilder<boolean>;
  asSystem?: string;
  id?: string;
};

/** A column that names a member of staff: whoever handled a matter is told in its documents, not here (CJEU C-579/21). */
export const staff = 'names a member of staff';
/** A column that identifies somebody else's record. */
export const somebodyElse = 'identifies another person’s record';
export const derived = 'follows from another column';
export const agentName = sql`agent_name(t.customer_id, t.agent_id)`;

export function held<T extends keyof DB>(table: T, { id = table, without = {}, more = {}, by, ...parts }: Parts<T>): Held {
  // The names of a table's columns are texts, and a reason that is not there is no reason.
  const reasons = without as Record<string, string>;
  return { id, table, more, by: by ?? 'customer_id', ...parts, without: { ...(by ? {} : { customer_id: 'the person' }), ...reasons } };
}
