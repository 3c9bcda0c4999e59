import { sql } from 'kysely';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { House } from '#server/house.ts';
import type { Database } from '#server/platform/database/connection.ts';

/** Deletes what the provider no longer counts as valid. */
export async function sweepDemoRecords(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('demo_identity_record').where('expires_at', '<=', now).execute();
}

/** Keeps what the provider remembers in the database, so that any node can answer for it. */
export function demoRecordAdapter({ database, clock }: Pick<House, 'database' | 'clock'>): (kind: string) => Adapter {
  return (kind) => {
    const find = async (column: 'record_key' | 'uid_key', value: string): Promise<AdapterPayload | undefined> => {
      const found = await database
        .selectFrom('demo_identity_record')
        .select('payload')
        .where('kind', '=', kind)
        .where(column, '=', value)
        .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', clock.now())]))
        .executeTakeFirst();
      // What was put in by `upsert` below is what comes out.
      return found?.payload as AdapterPayload | undefined;
    };
    return {
      async upsert(key, payload, expiresInSeconds) {
        const expiresAt = expiresInSeconds === undefined ? null : new Date(clock.now().getTime() + expiresInSeconds * 1000);
        const values = {
          payload: JSON.stringify(payload),
          grant_key: payload.grantId ?? null,
          uid_key: payload.uid ?? null,
          expires_at: expiresAt,
        };
        await database
          .insertInto('demo_identity_record')
          .values({ kind, record_key: key, ...values })
          .onConflict((conflict) => conflict.constraint('demo_identity_record_pkey').doUpdateSet(values))
          .execute();
      },
      find: (key) => find('record_key', key),
      findByUid: (uid) => find('uid_key', uid),
      // Sign-in on another device by a code is not offered.
      findByUserCode: async () => undefined,
      async consume(key) {
        const consumed = JSON.stringify({ consumed: Math.floor(Date.now() / 1000) });
        await database
          .updateTable('demo_identity_record')
          .set({ payload: sql`payload || ${consumed}::jsonb` })
          .where('kind', '=', kind)
          .where('record_key', '=', key)
          .execute();
      },
      async destroy(key) {
        await database.deleteFrom('demo_identity_record').where('kind', '=', kind).where('record_key', '=', key).execute();
      },
      async revokeByGrantId(grantId) {
        await database.deleteFrom('demo_identity_record').where('grant_key', '=', grantId).execute();
      },
    };
  };
}
