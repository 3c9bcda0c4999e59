import Type from 'typebox';
import { DeliveryFailed } from '../delivery/delivery-failed.ts';
import { post, readJson } from '../delivery/posting.ts';
import type { OfficialMailboxAccount } from '../settings/ways-out.ts';

/** The token with which we ask. It is kept until the service says that it does not know it any more. */
export type Token = {
  get(): Promise<string>;
  /** A new one instead of `old`. Those who find out at once that it is old get one and the same. */
  renew(old: string): Promise<string>;
};

const Given = Type.Object({ access_token: Type.String({ minLength: 1 }) });

export function openToken(account: OfficialMailboxAccount, seconds: number): Token {
  let current: Promise<string> | undefined;
  let known: string | undefined;
  const get = () => {
    current ??= fetchToken(account, seconds).then(
      (token) => (known = token),
      (error: unknown) => {
        // The next who needs one asks again.
        current = undefined;
        throw error;
      },
    );
    return current;
  };
  return {
    get,
    renew: (old) => {
      if (known === old) [current, known] = [undefined, undefined];
      return get();
    },
  };
}

/** A refusal here is about our own name and password, never about a receiver: it is worth another try. */
async function fetchToken({ url, user, password }: OfficialMailboxAccount, seconds: number): Promise<string> {
  const { status, text } = await post(`${url}/v1/token`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: user, password }),
    seconds,
  });
  if (status < 200 || status > 299) throw new DeliveryFailed(`token HTTP ${status}`, false);
  return readJson(Given, text).access_token;
}
