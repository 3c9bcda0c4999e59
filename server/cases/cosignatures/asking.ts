import { v7 as newId, validate as isId } from 'uuid';
import { type ActingAgent, recordCaseEvent } from '#server/cases/applications/case-events.ts';
import type { Application } from '#server/cases/applications/queries.ts';
import { addNotice } from '#server/cases/notices/notice.ts';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

/** Requests of one application that were not withdrawn. */
export const mostAsked = 10;

export type Asking = {
  application: Application;
  /** Who is to sign. */
  name: string;
  identityCode: string;
  agent: ActingAgent | undefined;
  now: Date;
};

/**
 * Asks somebody to sign an application that its applicant owns. They find it when they sign in; if they are a customer who
 * can be reached, word is sent that something waits. Returns what is wrong instead, when something is.
 * @throws Refusal `cosigner-already-asked`, `application-withdrawn`, `application-already-decided`
 */
export async function askCosigner(
  { database, secrets }: Pick<House, 'database' | 'secrets'>,
  { application, name, identityCode, agent, now }: Asking,
): Promise<'own-code' | 'too-many' | undefined> {
  const key = { customerId: application.customerId, applicationId: application.applicationId };
  const digest = secrets.lookupDigest(identityCode);
  // Whether the one who is asked is a customer, and the notice to them, lie outside what the applicant may see.
  return asActor({ kind: 'system' }, () =>
    database.transaction().execute(async (transaction) => {
      await lockOpen(transaction, key);
      const signer = await transaction
        .selectFrom('identity_code as i')
        .select('i.customer_id as customerId')
        .where('i.code_digest', '=', digest)
        .executeTakeFirst();
      if (signer?.customerId === key.customerId) return 'own-code';
      if ((await countAsked(transaction, key)) >= mostAsked) return 'too-many';
      const cosignatureId = newId();
      await transaction
        .insertInto('cosignature')
        .values({
          ...{ customer_id: key.customerId, application_id: key.applicationId, cosignature_id: cosignatureId },
          ...{ code_digest: digest, name, state: 'asked', asked_at: now },
        })
        .execute();
      await recordCaseEvent(transaction, { ...key, kind: 'cosignature-asked', at: now, by: { actor: 'customer', agent } });
      if (signer)
        await addNotice(transaction, {
          ...{ customerId: signer.customerId, aboutId: cosignatureId, kind: 'cosignature', at: now },
        });
      await addToOutbox(transaction, 'case-changed', key, now);
      return undefined;
    }),
  );
}

type Key = { customerId: string; applicationId: string };

/** Holds the application, so that requests come one after the other. Refuses one that is closed. */
export async function lockOpen(transaction: Transaction, { customerId, applicationId }: Key): Promise<void> {
  const found = await transaction
    .selectFrom('application')
    .select('stage')
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  if (found.stage === 'withdrawn') throw new Refusal('application-withdrawn');
  if (found.stage === 'decided') throw new Refusal('application-already-decided');
}

async function countAsked(transaction: Transaction, { customerId, applicationId }: Key): Promise<number> {
  const { count } = await transaction
    .selectFrom('cosignature')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .where('state', '<>', 'cancelled')
    .executeTakeFirstOrThrow();
  return count;
}

/** Withdraws a request that nobody has answered. Throws not-found, `cosignature-already-settled`. */
export async function cancelCosignature(
  { database }: Pick<House, 'database'>,
  key: Key,
  cosignatureId: string,
  { agent, now }: Pick<Asking, 'agent' | 'now'>,
): Promise<void> {
  if (!isId(cosignatureId)) throw new Refusal('not-found');
  await database.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom('cosignature')
      .select('state')
      .where('customer_id', '=', key.customerId)
      .where('cosignature_id', '=', cosignatureId)
      .where('application_id', '=', key.applicationId)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw new Refusal('not-found');
    if (found.state !== 'asked') throw new Refusal('cosignature-already-settled');
    await transaction
      .updateTable('cosignature')
      .set({ state: 'cancelled', settled_at: now })
      .where('customer_id', '=', key.customerId)
      .where('cosignature_id', '=', cosignatureId)
      .execute();
    await recordCaseEvent(transaction, { ...key, kind: 'cosignature-cancelled', at: now, by: { actor: 'customer', agent } });
    await addToOutbox(transaction, 'case-changed', key, now);
  });
}
