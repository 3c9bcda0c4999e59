import { sql } from 'kysely';
import { v7 as newId, validate as isId } from 'uuid';
import { type CaseKey, changeStage, recordCaseEvent, type Stage } from '#server/cases/applications/case-events.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';

/** Who has a case in hand. Every change locks the case first and the holder second, so that no two changes wait for each other. */

export type LockedCase = {
  benefit: string;
  benefitGroup: string;
  language: string;
  intakeChannel: string;
  receivedOn: string;
  dueOn: string;
  stage: Stage;
  isProtected: boolean;
};

/** Locks a case that is still open and gives it. Refuses when it was withdrawn or decided, or does not exist. */
export async function requireOpenCase(transaction: Transaction, key: CaseKey): Promise<LockedCase> {
  const found = await transaction
    .selectFrom('application')
    .select([
      'benefit',
      'benefit_group as benefitGroup',
      'language',
      'intake_channel as intakeChannel',
      'received_on as receivedOn',
      'due_on as dueOn',
      'stage',
      'is_protected as isProtected',
    ])
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  if (found.stage === 'withdrawn') throw new Refusal('application-withdrawn');
  if (found.stage === 'decided') throw new Refusal('application-already-decided');
  // The constraint stage_is_known keeps to the stages.
  return { ...found, stage: found.stage as Stage };
}

/** Locks the holder of a case. Refuses when another clerk has the case in hand, or nobody has. */
export async function requireHolder(transaction: Transaction, key: CaseKey, clerkId: string): Promise<void> {
  const holder = await findHolder(transaction, key);
  if (holder === undefined) throw new Refusal('case-not-held');
  if (holder !== clerkId) throw new Refusal('case-held-by-another');
}

async function findHolder(transaction: Transaction, key: CaseKey): Promise<string | undefined> {
  const found = await transaction
    .selectFrom('case_holder')
    .select('clerk_id')
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .forUpdate()
    .executeTakeFirst();
  return found?.clerk_id;
}

/** Takes the most urgent case for a clerk: one already in hand, else a free one. Undefined when there is none. */
export async function takeNextCase(database: Database, clerk: Staff, at: Date): Promise<CaseKey | undefined> {
  const { rows } = await sql<CaseKey>`
    select customer_id as "customerId", application_id as "applicationId"
    from take_next_case(${clerk.id}, ${[...clerk.skills]}, ${[...clerk.languages]}, ${at}, ${newId()})`.execute(database);
  return rows[0];
}

/** Takes a case. Taking one's own again changes nothing; another's is refused. */
export async function takeCase(transaction: Transaction, key: CaseKey, clerkId: string, at: Date): Promise<void> {
  const { stage, isProtected } = await requireOpenCase(transaction, key);
  const holder = await findHolder(transaction, key);
  if (holder === clerkId) return;
  if (holder !== undefined) throw new Refusal('case-held-by-another');
  await refuseOwnProposal(transaction, key, clerkId);
  // A glass is broken to look and to do what cannot wait, not to keep the case.
  if (isProtected && !(await mayHandleProtected(transaction, clerkId))) throw new Refusal('protected-person');
  await transaction
    .insertInto('case_holder')
    .values({ customer_id: key.customerId, application_id: key.applicationId, clerk_id: clerkId, taken_at: at })
    .execute();
  if (stage === 'pending') await changeStage(transaction, key, 'in-process', at);
  await recordHolding(transaction, key, 'case-taken', clerkId, at);
}

/** Gives a case back to the queue. */
export async function releaseCase(transaction: Transaction, key: CaseKey, clerkId: string, at: Date): Promise<void> {
  await requireOpenCase(transaction, key);
  await requireHolder(transaction, key, clerkId);
  await endHolding(transaction, key);
  await recordHolding(transaction, key, 'case-released', clerkId, at);
}

/** Hands a case on to another clerk, who must have the skill and the language for it. */
export async function handCaseOn(transaction: Transaction, key: CaseKey, from: string, to: string, at: Date): Promise<void> {
  const open = await requireOpenCase(transaction, key);
  await requireHolder(transaction, key, from);
  if (!(await isSkilled(transaction, to, open))) throw new Refusal('clerk-lacks-skill');
  if (from === to) return;
  await refuseOwnProposal(transaction, key, to);
  await transaction
    .updateTable('case_holder')
    .set({ clerk_id: to, taken_at: at })
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .execute();
  await recordHolding(transaction, key, 'case-handed-on', from, at, { to });
}

/** Nobody has the case in hand any more: it is decided, or waits for somebody else. The caller holds the lock. */
export async function endHolding(transaction: Transaction, key: CaseKey): Promise<void> {
  await transaction
    .deleteFrom('case_holder')
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .execute();
}

/** Whether somebody may handle a case: an active clerk with the skill and the language, and the right when its customer is protected. */
export async function isSkilled(
  transaction: Transaction,
  clerkId: string,
  { benefitGroup, language, isProtected }: { benefitGroup: string; language: string; isProtected: boolean },
): Promise<boolean> {
  if (!isId(clerkId)) return false;
  const found = await transaction
    .selectFrom('clerk')
    .select('clerk_id')
    .where('clerk_id', '=', clerkId)
    .where('is_active', '=', true)
    .where('role', '=', 'clerk')
    .where(sql<boolean>`${benefitGroup} = any (skills) and ${language} = any (languages) and (sees_protected or not ${isProtected})`)
    .executeTakeFirst();
  return found !== undefined;
}

async function mayHandleProtected(transaction: Transaction, clerkId: string): Promise<boolean> {
  const clerk = await transaction.selectFrom('clerk').select('sees_protected').where('clerk_id', '=', clerkId).executeTakeFirst();
  return clerk?.sees_protected ?? false;
}

/** A decision that waits for approval is another clerk's work than the writer's. */
async function refuseOwnProposal(transaction: Transaction, key: CaseKey, clerkId: string): Promise<void> {
  const own = await transaction
    .selectFrom('decision')
    .select('status')
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .where('status', '=', 'proposed')
    .where('written_by', '=', clerkId)
    .executeTakeFirst();
  if (own) throw new Refusal('second-clerk-must-approve');
}

type HoldingEvent = 'case-taken' | 'case-released' | 'case-handed-on';

async function recordHolding(
  transaction: Transaction,
  key: CaseKey,
  kind: HoldingEvent,
  clerkId: string,
  at: Date,
  details: Record<string, string> = {},
): Promise<void> {
  await recordCaseEvent(transaction, { ...key, kind, at, by: { actor: 'clerk', clerkId }, details });
  await addToOutbox(transaction, 'case-changed', { customerId: key.customerId, applicationId: key.applicationId }, at);
}

/** Puts a case into another clerk's hand, or back to the queue when that clerk can no longer handle it. The caller holds the lock. */
export async function giveCaseTo(transaction: Transaction, key: CaseKey, open: LockedCase, clerkId: string, at: Date): Promise<void> {
  if (!(await isSkilled(transaction, clerkId, open))) return endHolding(transaction, key);
  await transaction
    .updateTable('case_holder')
    .set({ clerk_id: clerkId, taken_at: at })
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .execute();
}
