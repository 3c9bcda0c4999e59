import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { holdTime, type WishedTime } from '../booking/holding.ts';
import { countHold } from './counting.ts';

/** Keeps a time for whoever asks. The secret leads to its page and is known to nobody else. Refuses as `holdTime` and `countHold` do. */
export async function holdFor(
  house: House,
  visit: Pick<Visit, 'session' | 'clientAddress' | 'now'>,
  wished: WishedTime,
): Promise<{ appointmentId: string; secret: string; toAt: Date; heldUntil: Date }> {
  const { session, clientAddress, now: at } = visit;
  const [secret, appointmentId] = [newToken(), newId()];
  const holder = session ? `person ${session.person.id}` : `address ${clientAddress}`;
  return house.database.transaction().execute(async (transaction) => {
    await countHold(transaction, house, holder, at);
    const { toAt, heldUntil } = await holdTime(transaction, house, wished, { appointmentId, secretDigest: tokenDigest(secret), at });
    return { appointmentId, secret, toAt, heldUntil };
  });
}
