import type { Database } from '#server/platform/database/connection.ts';

const minutes = 15;

/** Remembers that a browser was sent to the register of mandates, and in which session there. The one before it, if any, is given up. */
export async function addInquiry(database: Database, sessionId: string, registerSession: string, now: Date): Promise<void> {
  const values = { register_session: registerSession, expires_at: new Date(now.getTime() + minutes * 60_000) };
  await database
    .insertInto('register_inquiry')
    .values({ session_id: sessionId, ...values })
    .onConflict((conflict) => conflict.constraint('one_register_inquiry_per_session').doUpdateSet(values))
    .execute();
}

/** The session at the register of a browser that comes back, once; undefined when this browser was not sent there, or too long ago. */
export async function takeInquiry(database: Database, sessionId: string, now: Date): Promise<string | undefined> {
  const taken = await database
    .deleteFrom('register_inquiry')
    .where('session_id', '=', sessionId)
    .returning(['register_session', 'expires_at'])
    .executeTakeFirst();
  return taken && taken.expires_at > now ? taken.register_session : undefined;
}
