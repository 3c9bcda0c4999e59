import { validate as isId } from 'uuid';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';

export type CosignatureState = 'asked' | 'signed' | 'refused' | 'cancelled';

/** Another person's signature of an application. `name` as the applicant wrote it; once settled, as the signer's sign-in proved it. */
export type Cosignature = { cosignatureId: string; name: string; state: CosignatureState; askedAt: Date; settledAt: Date | null };

const mostListed = 100;

/** Who was asked to sign an application, in the order in which they were asked. */
export async function listCosignatures(database: Database | Transaction, key: CaseKey): Promise<Cosignature[]> {
  const rows = await database
    .selectFrom('cosignature')
    .select(['cosignature_id as cosignatureId', 'name', 'state', 'asked_at as askedAt', 'settled_at as settledAt'])
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .orderBy('asked_at')
    .orderBy('cosignature_id')
    .limit(mostListed)
    .execute();
  // The constraint cosignature_state_is_known keeps to these.
  return rows.map((row) => ({ ...row, state: row.state as CosignatureState }));
}

/** What somebody who is asked to sign learns of the application: no answer of it. */
export type AskedCosignature = CaseKey & {
  cosignatureId: string;
  state: CosignatureState;
  askedAt: Date;
  applicantName: string;
  benefit: string;
  reference: string;
  receivedOn: string;
  stage: string;
};

function askedOf(database: Database | Transaction, signerId: string) {
  return database
    .selectFrom('identity_code as i')
    .innerJoin('cosignature as s', 's.code_digest', 'i.code_digest')
    .innerJoin('application as a', (join) =>
      join.onRef('a.customer_id', '=', 's.customer_id').onRef('a.application_id', '=', 's.application_id'),
    )
    .innerJoin('customer as c', 'c.customer_id', 's.customer_id')
    .where('i.customer_id', '=', signerId)
    .select([
      's.customer_id as customerId',
      's.application_id as applicationId',
      's.cosignature_id as cosignatureId',
      's.state',
      's.asked_at as askedAt',
      'c.given_names',
      'c.family_name',
      'a.benefit',
      'a.reference',
      'a.received_on as receivedOn',
      'a.stage',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof askedOf>['execute']>>[number];

function askedFrom({ given_names, family_name, state, ...row }: Row): AskedCosignature {
  // The constraint cosignature_state_is_known keeps to these.
  return { ...row, state: state as CosignatureState, applicantName: `${given_names} ${family_name}` };
}

/** What somebody is asked to sign now, the newest first. Reads rows of others: run as the system, for the signer alone. */
export async function listAskedOf(database: Database | Transaction, signerId: string): Promise<AskedCosignature[]> {
  const rows = await askedOf(database, signerId)
    .where('s.state', '=', 'asked')
    .where('a.stage', 'in', ['pending', 'in-process'])
    .orderBy('s.asked_at', 'desc')
    .orderBy('s.cosignature_id')
    .limit(mostListed)
    .execute();
  return rows.map(askedFrom);
}

/** One of them, settled or not; undefined when it is asked of somebody else. As listAskedOf. */
export async function findAskedOf(
  database: Database | Transaction,
  signerId: string,
  cosignatureId: string,
): Promise<AskedCosignature | undefined> {
  if (!isId(cosignatureId)) return undefined;
  const row = await askedOf(database, signerId).where('s.cosignature_id', '=', cosignatureId).executeTakeFirst();
  return row && askedFrom(row);
}
