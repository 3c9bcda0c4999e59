import { refusalOf, post } from '../delivery/posting.ts';
import type { Settings } from '../settings/settings.ts';

/** `id`: the same for each try, so that a gateway can know a message again. `to`: an E.164 number. */
export type TextMessage = { id: string; to: string; text: string };

/** The way text messages leave the house. Throws DeliveryFailed from `send`. */
export type TextMessages = { send(message: TextMessage): Promise<void> };

/**
 * The gateway that the operator named; undefined when there is none. Each message is one POST of JSON
 * (`{ id, from, to, text }`) with the secret as a bearer token: any answer from 200 to 299 means that it was taken.
 */
export function openTextMessages({ textMessageGateway: gateway }: Pick<Settings, 'textMessageGateway'>): TextMessages | undefined {
  if (gateway === undefined) return undefined;
  const { url, secret, sender, seconds } = gateway;
  return {
    async send({ id, to, text }) {
      const { status } = await post(url, {
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': id },
        body: JSON.stringify({ id, from: sender, to, text }),
        seconds,
      });
      if (status < 200 || status > 299) throw refusalOf(status);
    },
  };
}
