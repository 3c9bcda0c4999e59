import type { Database } from '#server/platform/database/connection.ts';
import type { ContactPart } from './details.ts';
import type { Typed } from './typed.ts';

/** Parts that are corrected only by somebody who proved who they are: what was typed of them waits while that is done. */
export type ProvenPart = Exclude<ContactPart, 'language'>;
type Key = { customerId: string; part: ProvenPart };

/** Keeps what a customer typed until they have proved who they are. What was kept of the same part gives way. */
export async function keepTyped(database: Database, { customerId, part }: Key, typed: Typed, at: Date): Promise<void> {
  const text = JSON.stringify(typed);
  await database
    .insertInto('contact_draft')
    .values({ customer_id: customerId, part, typed: text, kept_at: at })
    .onConflict((conflict) => conflict.constraint('contact_draft_pkey').doUpdateSet({ typed: text, kept_at: at }))
    .execute();
}

/** What the customer typed before; undefined when nothing waits. */
export async function findTyped(database: Database, { customerId, part }: Key): Promise<Typed | undefined> {
  const found = await database
    .selectFrom('contact_draft')
    .select('typed')
    .where('customer_id', '=', customerId)
    .where('part', '=', part)
    .executeTakeFirst();
  // keepTyped alone writes here.
  return found?.typed as Typed | undefined;
}

export async function dropTyped(database: Database, { customerId, part }: Key): Promise<void> {
  await database.deleteFrom('contact_draft').where('customer_id', '=', customerId).where('part', '=', part).execute();
}
