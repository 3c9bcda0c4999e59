import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';

/** What an identity provider told of a customer. The identity code is whole and checked, in upper case. */
export type CustomerIdentity = {
  identityCode: string;
  givenNames: string;
  familyName: string;
  /** The language to write in, until the customer says otherwise. */
  language: Language;
  email: string | undefined;
  phone: string | undefined;
};

export type Customer = {
  id: string;
  givenNames: string;
  familyName: string;
  language: string;
  email: string | null;
  phone: string | null;
  /** Under protection: where the person is may be shown to few. */
  isProtected: boolean;
};

/**
 * The customer with this identity code: added at the first sign-in, otherwise with the names that the provider knows now.
 * The provider's e-mail address and phone number fill in what the customer has not given. Returns the id.
 */
export async function keepCustomer(transaction: Transaction, secrets: Secrets, identity: CustomerIdentity, now: Date): Promise<string> {
  const digest = secrets.lookupDigest(identity.identityCode);
  const known = await findCustomerId(transaction, digest);
  if (known === undefined) return addCustomer(transaction, secrets, identity, digest, now);
  await transaction
    .updateTable('customer')
    .set({
      given_names: identity.givenNames,
      family_name: identity.familyName,
      // What the customer gave here stands, whatever the provider knows.
      email: sql`coalesce(email, ${identity.email ?? null})`,
      phone: sql`coalesce(phone, ${identity.phone ?? null})`,
    })
    .where('customer_id', '=', known)
    .execute();
  return known;
}

/**
 * The id of the customer with this identity code, as somebody other than the customer knows them: added when there is none,
 * otherwise as they are, since only the customer's own sign-in proves a name.
 */
export async function findOrAddCustomer(
  transaction: Transaction,
  secrets: Secrets,
  identity: CustomerIdentity,
  now: Date,
): Promise<string> {
  const digest = secrets.lookupDigest(identity.identityCode);
  return (await findCustomerId(transaction, digest)) ?? addCustomer(transaction, secrets, identity, digest, now);
}

/** The id of the customer with this identity code, whole and in upper case; undefined when there is none. Reads across customers: run as the system. */
export function findCustomerByCode(database: Database | Transaction, secrets: Secrets, identityCode: string): Promise<string | undefined> {
  return findCustomerId(database, secrets.lookupDigest(identityCode));
}

async function findCustomerId(database: Database | Transaction, digest: Buffer): Promise<string | undefined> {
  const found = await database.selectFrom('identity_code').select('customer_id').where('code_digest', '=', digest).executeTakeFirst();
  return found?.customer_id;
}

async function addCustomer(
  transaction: Transaction,
  secrets: Secrets,
  identity: CustomerIdentity,
  digest: Buffer,
  now: Date,
): Promise<string> {
  const id = newId();
  await transaction
    .insertInto('customer')
    .values({
      customer_id: id,
      given_names: identity.givenNames,
      family_name: identity.familyName,
      language: identity.language,
      email: identity.email ?? null,
      phone: identity.phone ?? null,
      created_at: now,
    })
    .execute();
  const kept = await transaction
    .insertInto('identity_code')
    .values({ customer_id: id, code_encrypted: secrets.encrypt(identity.identityCode), code_digest: digest })
    .onConflict((conflict) => conflict.constraint('one_customer_per_identity_code').doNothing())
    .returning('customer_id')
    .executeTakeFirst();
  if (kept) return id;
  // The same customer's other first sign-in came first; the database let us wait for it.
  await transaction.deleteFrom('customer').where('customer_id', '=', id).execute();
  const other = await findCustomerId(transaction, digest);
  if (other === undefined) throw new Error('an identity code was in the way and is gone');
  return other;
}

/** The record that this one was merged into, however often; itself when it was not. Undefined when there is none. */
export async function findKeptCustomer(database: Database | Transaction, customerId: string): Promise<string | undefined> {
  const { rows } = await sql<{ kept: string | null }>`select kept_customer(${customerId}) as kept`.execute(database);
  return rows[0]?.kept ?? undefined;
}

/** A customer by id. Throws not-found. */
export async function getCustomer(database: Database | Transaction, customerId: string): Promise<Customer> {
  const found = await database
    .selectFrom('customer')
    .select([
      'customer_id as id',
      'given_names as givenNames',
      'family_name as familyName',
      'language',
      'email',
      'phone',
      'is_protected as isProtected',
    ])
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  return found;
}

/** The customer's identity code of today, in the clear: for the customer's own pages and a case in hand, never for logs or addresses. Throws not-found. */
export async function getIdentityCode(database: Database | Transaction, secrets: Secrets, customerId: string): Promise<string> {
  const found = await database
    .selectFrom('identity_code')
    .select('code_encrypted')
    .where('customer_id', '=', customerId)
    .where('is_current', '=', true)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  return secrets.decrypt(found.code_encrypted);
}
