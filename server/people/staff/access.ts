import { setClerkAccess } from '#server/people/clerks/queries.ts';
import { endAllSessions } from '#server/people/sign-in/sessions.ts';
import type { Database } from '#server/platform/database/connection.ts';

type Change = { clerkId: string; byClerkId: string; at: Date };

/**
 * Closes a person's access, or opens it again. Closing ends their sessions and keys at once; doing it again changes
 * nothing. Refuses `own-access`, `not-found`, and `not-allowed` when the administrator's own access was closed meanwhile.
 */
export async function changeAccess(database: Database, isOpen: boolean, { clerkId, byClerkId, at }: Change): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const isChanged = await setClerkAccess(transaction, { clerkId, byClerkId, isOpen, at });
    // When opened, too: a key that was made in the very moment of closing does not come back to life.
    if (isChanged) await endAllSessions(transaction, { clerkId }, at);
  });
}
