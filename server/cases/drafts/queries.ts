import { v7 as newId, validate as isUuid } from 'uuid';
import { benefitsInScope } from '#server/people/mandates/scope.ts';
import { removeFilesOfDrafts } from '#server/cases/checklist/keeping.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { sealCodes } from '#server/platform/secrets/sealed-codes.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';

/** What was typed on one page and could not be read as answers: the texts by control name, and what is wrong with each. */
export type Typed = { pageId: string; texts: readonly (readonly [string, string])[]; faults: readonly Fault[] };

/** An application that has been begun. `expiresOn` is the last day (ISO) on which it is kept. */
export type Draft = {
  customerId: string;
  draftId: string;
  benefit: string;
  formVersion: string;
  answers: Answers;
  completedPages: readonly string[];
  /** One for each page on which something could not be read. */
  typed: readonly Typed[];
  startedAt: Date;
  savedAt: Date;
  expiresOn: string;
};

const columns = [
  'customer_id as customerId',
  'draft_id as draftId',
  'benefit',
  'form_version as formVersion',
  'answers',
  'completed_pages as completedPages',
  'typed',
  'started_at as startedAt',
  'saved_at as savedAt',
  'expires_on as expiresOn',
] as const;

type Row = Omit<Draft, 'answers' | 'typed'> & { answers: unknown; typed: unknown };

function draftOf(row: Row): Draft {
  // Only this file writes drafts, and only what has these types.
  return { ...row, answers: row.answers as Answers, typed: (row.typed ?? []) as Typed[] };
}

/** `benefits`: those that an agent's mandate covers, of whose drafts alone they learn; empty or left out: all. */
export type DraftKey = { customerId: string; draftId: string; benefits?: readonly string[] };

/** The key of a draft for the one whose pages these are: the customer, or an agent as far as the mandate goes. */
export function draftKey(person: Customer, draftId: string): DraftKey {
  return { customerId: person.id, draftId, benefits: benefitsInScope(person) };
}

/** A customer's own draft that has not expired; undefined when it is another's or there is none. */
export async function findDraft(
  database: Database | Transaction,
  { customerId, draftId, benefits = [] }: DraftKey,
  today: string,
): Promise<Draft | undefined> {
  if (!isUuid(draftId)) return undefined;
  const row = await database
    .selectFrom('draft')
    .select(columns)
    .where('customer_id', '=', customerId)
    .where('draft_id', '=', draftId)
    .where('expires_on', '>=', today)
    .$if(benefits.length > 0, (query) => query.where('benefit', 'in', benefits))
    .executeTakeFirst();
  return row && draftOf(row);
}

/** As findDraft, holding the row so that two saves come one after the other. Throws not-found. */
export async function lockDraft(transaction: Transaction, { customerId, draftId, benefits = [] }: DraftKey, today: string): Promise<Draft> {
  if (!isUuid(draftId)) throw new Refusal('not-found');
  const row = await transaction
    .selectFrom('draft')
    .select(columns)
    .where('customer_id', '=', customerId)
    .where('draft_id', '=', draftId)
    .where('expires_on', '>=', today)
    .$if(benefits.length > 0, (query) => query.where('benefit', 'in', benefits))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return draftOf(row);
}

export async function findDraftOf(
  database: Database | Transaction,
  customerId: string,
  benefit: string,
  today: string,
): Promise<Draft | undefined> {
  const row = await database
    .selectFrom('draft')
    .select(columns)
    .where('customer_id', '=', customerId)
    .where('benefit', '=', benefit)
    .where('expires_on', '>=', today)
    .executeTakeFirst();
  return row && draftOf(row);
}

/** A customer's drafts, the one saved last first; of an agent's, those that the mandate covers. */
export async function listDrafts(database: Database, person: Customer, today: string): Promise<Draft[]> {
  const benefits = benefitsInScope(person);
  const rows = await database
    .selectFrom('draft')
    .select(columns)
    .where('customer_id', '=', person.id)
    .where('expires_on', '>=', today)
    .$if(benefits.length > 0, (query) => query.where('benefit', 'in', benefits))
    .orderBy('saved_at', 'desc')
    .execute();
  return rows.map(draftOf);
}

export type NewDraft = Pick<Draft, 'customerId' | 'benefit' | 'formVersion' | 'answers' | 'expiresOn'> & { now: Date };

/** Begins a draft, unless the customer has one for the benefit: then that one goes on. */
export async function insertDraft(
  transaction: Transaction,
  secrets: Secrets,
  { now, ...draft }: NewDraft,
  today: string,
): Promise<{ draft: Draft; isNew: boolean }> {
  const expired = await transaction
    .deleteFrom('draft')
    .where('customer_id', '=', draft.customerId)
    .where('benefit', '=', draft.benefit)
    .where('expires_on', '<', today)
    .returning(['customer_id as customerId', 'draft_id as draftId'])
    .execute();
  await removeFilesOfDrafts(transaction, expired);
  const row = await transaction
    .insertInto('draft')
    .values({
      customer_id: draft.customerId,
      draft_id: newId(),
      benefit: draft.benefit,
      form_version: draft.formVersion,
      answers: sealCodes(secrets, draft.answers),
      completed_pages: [],
      started_at: now,
      saved_at: now,
      expires_on: draft.expiresOn,
    })
    .onConflict((conflict) => conflict.constraint('one_draft_per_benefit').doNothing())
    .returning(columns)
    .executeTakeFirst();
  if (row) return { draft: draftOf(row), isNew: true };
  const begun = await findDraftOf(transaction, draft.customerId, draft.benefit, today);
  if (!begun) throw new Refusal('draft-already-begun');
  return { draft: begun, isNew: false };
}

/** Writes what was saved of a draft that is locked. */
export async function updateDraft(transaction: Transaction, secrets: Secrets, draft: Draft): Promise<void> {
  await transaction
    .updateTable('draft')
    .set({
      answers: sealCodes(secrets, draft.answers),
      completed_pages: [...draft.completedPages],
      typed: draft.typed.length > 0 ? sealCodes(secrets, draft.typed) : null,
      saved_at: draft.savedAt,
      expires_on: draft.expiresOn,
    })
    .where('customer_id', '=', draft.customerId)
    .where('draft_id', '=', draft.draftId)
    .execute();
}

/** Deletes a customer's own draft with the files sent to it; without effect when there is none. */
export async function deleteDraft(database: Database, { customerId, draftId, benefits = [] }: DraftKey): Promise<void> {
  if (!isUuid(draftId)) return;
  await database.transaction().execute(async (transaction) => {
    const deleted = await transaction
      .deleteFrom('draft')
      .where('customer_id', '=', customerId)
      .where('draft_id', '=', draftId)
      .$if(benefits.length > 0, (query) => query.where('benefit', 'in', benefits))
      .returning(['customer_id as customerId', 'draft_id as draftId'])
      .execute();
    await removeFilesOfDrafts(transaction, deleted);
  });
}

/** Deletes the drafts whose time is over on a day, with the files sent to them: nothing is kept longer than was said. */
export async function sweepDrafts(database: Database, today: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const deleted = await transaction
      .deleteFrom('draft')
      .where('expires_on', '<', today)
      .returning(['customer_id as customerId', 'draft_id as draftId'])
      .execute();
    await removeFilesOfDrafts(transaction, deleted);
  });
}
