import { sql } from 'kysely';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';

/** Codes in an hour: for one network address, which several may share; to one number, whose owner may not have asked. */
export const mostCodes = { address: 10, number: 3 } as const;

/** Counts one more code; what is refused here is not counted, since the transaction ends. Refuses `too-many-codes`. */
export async function countCode(
  transaction: Transaction,
  secrets: Secrets,
  { clientAddress, number, at }: { clientAddress: string; number: string; at: Date },
): Promise<void> {
  const beginsAt = new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
  // Always the address first: two never wait for each other.
  for (const [kind, value] of [
    ['address', clientAddress],
    ['number', number],
  ] as const) {
    const { asked } = await transaction
      .insertInto('callback_code_limit')
      .values({ digest: secrets.lookupDigest(`callback-code\n${kind}\n${value}`), begins_at: beginsAt, asked: 1 })
      .onConflict((conflict) => conflict.constraint('callback_code_limit_pkey').doUpdateSet({ asked: sql`callback_code_limit.asked + 1` }))
      .returning('asked')
      .executeTakeFirstOrThrow();
    if (asked > mostCodes[kind]) throw new Refusal('too-many-codes');
  }
}
