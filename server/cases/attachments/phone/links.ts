import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';

/** How long a link to send photographs by works. */
export const linkMinutes = 15;

export type NewLink = {
  customerId: string;
  /** The application, or the draft that will be one. */
  applicationId: string;
  requirementId: string;
  language: string;
  agentId: string | undefined;
  now: Date;
};

export type LinkState = 'open' | 'used' | 'expired';

export type Link = Omit<NewLink, 'now' | 'agentId'> & { agentId: string | null; expiresAt: Date; state: LinkState };

/** Makes a link by which one document can be sent, once, without signing in. Returns its token, of which only a digest is kept. */
export async function makeLink(database: Database, { customerId, applicationId, requirementId, language, agentId, now }: NewLink) {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + linkMinutes * 60_000);
  await database
    .insertInto('upload_link')
    .values({
      token_digest: tokenDigest(token),
      customer_id: customerId,
      application_id: applicationId,
      requirement_id: requirementId,
      language,
      agent_id: agentId ?? null,
      made_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return { token, expiresAt };
}

/** What a link is told by on the pages of whoever made it: it opens nothing. */
export function linkIdOf(token: string): string {
  return tokenDigest(token).toString('hex');
}

/** The link of a token. Undefined for one that was never made, or whose time has long been over. */
export function findLink(database: Database, token: string, now: Date): Promise<Link | undefined> {
  return findByDigest(database, tokenDigest(token), now);
}

/** A link that a customer made. `linkId`: as `linkIdOf` gives it. */
export async function findOwnLink(database: Database, customerId: string, linkId: string, now: Date): Promise<Link | undefined> {
  const link = await findByDigest(database, Buffer.from(linkId, 'hex'), now);
  return link?.customerId === customerId ? link : undefined;
}

async function findByDigest(database: Database, digest: Buffer, now: Date): Promise<Link | undefined> {
  const row = await database
    .selectFrom('upload_link')
    .select([
      'customer_id as customerId',
      'application_id as applicationId',
      'requirement_id as requirementId',
      'language',
      'agent_id as agentId',
      'expires_at as expiresAt',
      'used_at as usedAt',
    ])
    .where('token_digest', '=', digest)
    .executeTakeFirst();
  if (!row) return undefined;
  const { usedAt, ...link } = row;
  return { ...link, state: usedAt !== null ? 'used' : link.expiresAt <= now ? 'expired' : 'open' };
}

/** Uses a link up. False when that was done before, or its time is over: of many at once, one gets true. */
export async function useLink(transaction: Transaction, token: string, now: Date): Promise<boolean> {
  const used = await transaction
    .updateTable('upload_link')
    .set({ used_at: now })
    .where('token_digest', '=', tokenDigest(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Deletes the links whose time was over a day ago: until then they can still say that it is. */
export async function sweepLinks(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('upload_link')
    .where('expires_at', '<', new Date(now.getTime() - 24 * 3_600_000))
    .execute();
}
