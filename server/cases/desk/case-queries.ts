import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { type CaseEventKind, type CaseKey, recordCaseEvent, type Stage } from '#server/cases/applications/case-events.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { Staff } from '#server/platform/http/person.ts';

/** A case as a clerk sees it. */
export type Case = CaseKey & {
  customerName: string;
  reference: string;
  benefit: string;
  benefitGroup: string;
  formVersion: string;
  language: string;
  intakeChannel: string;
  answers: Answers;
  /** Paths of the answers that a paper form left open. */
  unknownAnswers: readonly string[];
  receivedAt: Date;
  receivedOn: string;
  dueOn: string;
  stage: Stage;
  /** Who sent it for the customer, and on what basis. */
  agentName: string | null;
  agentBasis: string | null;
  /** Whether the customer is under protection. */
  isProtected: boolean;
  /** Whether the answers that tell how to reach the customer were left out for this clerk. */
  hidesReach: boolean;
  holder: { id: string; name: string } | undefined;
  decision:
    | {
        status: 'draft' | 'proposed' | 'made';
        writtenBy: string;
        writerName: string;
        sentAt: Date | null;
        outcome: string | null;
        returnedBecause: string | null;
      }
    | undefined;
};

/** The case, when this clerk may see it; `viewCase` has opened its customer's data in this transaction. Throws not-found. */
export async function getCase(transaction: Database | Transaction, clerk: Staff, applicationId: string): Promise<Case> {
  const found = await caseRows(transaction).where('a.application_id', '=', applicationId).where(maySee(clerk)).executeTakeFirst();
  if (!found) throw new Refusal('not-found');
  return caseOf(found);
}

function caseRows(transaction: Database | Transaction) {
  return transaction
    .selectFrom('application as a')
    .innerJoin('customer as u', 'u.customer_id', 'a.customer_id')
    .leftJoin('case_holder as h', (join) =>
      join.onRef('h.customer_id', '=', 'a.customer_id').onRef('h.application_id', '=', 'a.application_id'),
    )
    .leftJoin('clerk as c', 'c.clerk_id', 'h.clerk_id')
    .leftJoin('decision as d', (join) =>
      join.onRef('d.customer_id', '=', 'a.customer_id').onRef('d.application_id', '=', 'a.application_id'),
    )
    .leftJoin('clerk as w', 'w.clerk_id', 'd.written_by')
    .select([
      'a.customer_id as customerId',
      'a.application_id as applicationId',
      'u.given_names',
      'u.family_name',
      'a.reference',
      'a.benefit',
      'a.benefit_group as benefitGroup',
      'a.form_version as formVersion',
      'a.language',
      'a.intake_channel as intakeChannel',
      'a.answers',
      'a.unknown_answers as unknownAnswers',
      'a.received_at as receivedAt',
      'a.received_on as receivedOn',
      'a.due_on as dueOn',
      'a.stage',
      'a.is_protected as isProtected',
      sql<string | null>`agent_name(a.customer_id, a.agent_id)`.as('agentName'),
      'a.agent_basis as agentBasis',
      'h.clerk_id',
      'c.name as holder_name',
      'd.status',
      'd.written_by',
      'w.name as writer_name',
      'd.sent_at',
      'd.outcome',
      'd.returned_because',
    ]);
}

type CaseRow = NonNullable<Awaited<ReturnType<ReturnType<typeof caseRows>['executeTakeFirst']>>>;

function caseOf(found: CaseRow): Case {
  const { given_names, family_name, clerk_id, holder_name, status, written_by, writer_name, sent_at, outcome, returned_because, ...rest } =
    found;
  return {
    ...rest,
    customerName: `${given_names} ${family_name}`,
    hidesReach: false,
    // Answers were checked against their form before they were written.
    answers: rest.answers as Answers,
    // The constraint stage_is_known keeps to the stages.
    stage: rest.stage as Stage,
    holder: clerk_id ? { id: clerk_id, name: holder_name ?? '' } : undefined,
    decision:
      status && written_by
        ? {
            // The constraint decision_status_is_known keeps to these.
            status: status as NonNullable<Case['decision']>['status'],
            writtenBy: written_by,
            writerName: writer_name ?? '',
            sentAt: sent_at,
            outcome,
            returnedBecause: returned_because,
          }
        : undefined,
  };
}

/** Whether a clerk may see the case of row `a` with its holder `h`. */
export function maySee(clerk: Staff) {
  return sql<boolean>`((a.benefit_group = any (${[...clerk.skills]}) and a.language = any (${[...clerk.languages]})) or h.clerk_id = ${clerk.id})`;
}

export type TimelineEvent = {
  eventId: string;
  applicationId: string;
  kind: CaseEventKind;
  at: Date;
  actor: 'customer' | 'clerk' | 'system';
  clerkName: string | null;
  /** To whom the case was handed on. */
  toName: string | null;
  /** Who acted for the customer, and on what basis, where somebody did. */
  agentName: string | null;
  basis: string | null;
};

const mostEvents = 200;

/** The latest of what happened to a case, or to all cases of a customer, the newest first. Whoever calls has opened the customer's data. */
export async function listTimeline(transaction: Transaction, customerId: string, applicationId?: string): Promise<TimelineEvent[]> {
  let query = transaction
    .selectFrom('case_event as e')
    .leftJoin('clerk as c', 'c.clerk_id', 'e.clerk_id')
    .leftJoin('clerk as t', (join) => join.on(sql<boolean>`t.clerk_id = (e.details->>'to')::uuid`))
    // Who sent an application stands in the application.
    .leftJoin('application as a', (join) =>
      join
        .onRef('a.customer_id', '=', 'e.customer_id')
        .onRef('a.application_id', '=', 'e.application_id')
        .on('e.kind', '=', 'application-received'),
    )
    .where('e.customer_id', '=', customerId);
  if (applicationId !== undefined) query = query.where('e.application_id', '=', applicationId);
  const rows = await query
    .select([
      'e.event_id as eventId',
      'e.application_id as applicationId',
      'e.kind',
      'e.at',
      'e.actor',
      'c.name as clerkName',
      't.name as toName',
      sql<string | null>`agent_name(e.customer_id, coalesce((e.details->>'agentId')::uuid, a.agent_id))`.as('agentName'),
      sql<string | null>`e.details->>'basis'`.as('basis'),
    ])
    .orderBy('e.at', 'desc')
    .orderBy('e.event_id', 'desc')
    .limit(mostEvents)
    .execute();
  // recordCaseEvent and submit_application write these kinds only; actors are kept by a constraint.
  return rows as TimelineEvent[];
}

/** Characters. */
export const longestNote = 4000;

export type Note = { noteId: string; text: string; writtenAt: Date; clerkName: string };

export async function listNotes(transaction: Transaction, key: CaseKey): Promise<Note[]> {
  return transaction
    .selectFrom('case_note as n')
    .innerJoin('clerk as c', 'c.clerk_id', 'n.clerk_id')
    .select(['n.note_id as noteId', 'n.text', 'n.written_at as writtenAt', 'c.name as clerkName'])
    .where('n.customer_id', '=', key.customerId)
    .where('n.application_id', '=', key.applicationId)
    .orderBy('n.written_at', 'desc')
    .orderBy('n.note_id', 'desc')
    .limit(200)
    .execute();
}

/** Writes a note on a case. Notes can be written on a closed case too: an appeal may need them. */
export async function addNote(transaction: Transaction, key: CaseKey, clerkId: string, text: string, at: Date): Promise<void> {
  await transaction
    .insertInto('case_note')
    .values({
      customer_id: key.customerId,
      note_id: newId(),
      application_id: key.applicationId,
      clerk_id: clerkId,
      text,
      written_at: at,
    })
    .execute();
  await recordCaseEvent(transaction, { ...key, kind: 'note-written', at, by: { actor: 'clerk', clerkId } });
}
