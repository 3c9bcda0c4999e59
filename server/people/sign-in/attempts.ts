import type { Database } from '#server/platform/database/connection.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';

/** Two doors: customers and the staff each have an identity provider of their own. */
export type Door = 'customers' | 'staff';

/** `renews`: the customer who is to prove anew who they are; null in any other sign-in. */
export type Attempt = {
  door: Door;
  nonce: string;
  codeVerifier: string;
  state: string;
  returnTo: string;
  isExpired: boolean;
  renews: string | null;
};

export const attemptMinutes = 10;

type NewAttempt = Omit<Attempt, 'isExpired'> & { token: string; now: Date };

/** A token that binds what is begun to this browser: the one it has, or a new one. */
export function attemptToken(kept: string | undefined): string {
  return kept !== undefined && /^[\w-]{43}$/.test(kept) ? kept : newToken();
}

/** Keeps a sign-in that has begun, until it is answered or ten minutes have passed. */
export async function addAttempt(database: Database, attempt: NewAttempt): Promise<void> {
  await database
    .insertInto('sign_in_attempt')
    .values({
      token_digest: tokenDigest(attempt.token),
      door: attempt.door,
      state: attempt.state,
      nonce: attempt.nonce,
      code_verifier: attempt.codeVerifier,
      return_to: attempt.returnTo,
      renews: attempt.renews,
      started_at: attempt.now,
      expires_at: new Date(attempt.now.getTime() + attemptMinutes * 60_000),
    })
    .execute();
}

/** Takes the attempt that an answer belongs to, so that no second answer finds it. Undefined when this browser began none such. */
export async function takeAttempt(
  database: Database,
  token: string | undefined,
  state: string | undefined,
  now: Date,
): Promise<Attempt | undefined> {
  if (token === undefined || state === undefined || !/^[\w-]{10,100}$/.test(state)) return undefined;
  const taken = await database
    .deleteFrom('sign_in_attempt')
    .where('token_digest', '=', tokenDigest(token))
    .where('state', '=', state)
    .returning(['door', 'nonce', 'code_verifier', 'state', 'return_to', 'expires_at', 'renews'])
    .executeTakeFirst();
  if (!taken) return undefined;
  return {
    door: taken.door === 'staff' ? 'staff' : 'customers',
    nonce: taken.nonce,
    codeVerifier: taken.code_verifier,
    state: taken.state,
    returnTo: taken.return_to,
    renews: taken.renews,
    isExpired: now >= taken.expires_at,
  };
}
