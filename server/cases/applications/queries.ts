import { sql } from 'kysely';
import { validate as isUuid } from 'uuid';
import { benefitsInScope, isInScope } from '#server/people/mandates/scope.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { caseEventKinds, type CaseEventKind, type CaseKey, type Stage } from './case-events.ts';

/** An application as it was sent, and how far it has come. Days are ISO days in the agency's time zone. */
export type Application = CaseKey & {
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
  stageSince: Date;
  /** Who sent it for the customer, and on what basis. The name is null where it is not known any more. */
  agentName: string | null;
  agentBasis: string | null;
};

/** What a list of applications shows of each. */
export type ApplicationSummary = Omit<Application, 'answers' | 'unknownAnswers'>;

const summaryColumns = [
  'customer_id as customerId',
  'application_id as applicationId',
  'reference',
  'benefit',
  'benefit_group as benefitGroup',
  'form_version as formVersion',
  'language',
  'intake_channel as intakeChannel',
  'received_at as receivedAt',
  'received_on as receivedOn',
  'due_on as dueOn',
  'stage',
  'stage_since as stageSince',
  sql<string | null>`agent_name(customer_id, agent_id)`.as('agentName'),
  'agent_basis as agentBasis',
] as const;

type Row = Omit<Application, 'stage' | 'answers'> & { stage: string; answers: unknown };

function applicationOf(row: Row): Application {
  // The constraint stage_is_known keeps the stage, and only checked answers are written.
  return { ...row, stage: row.stage as Stage, answers: row.answers as Answers };
}

/** A customer's own application; undefined when it is another's or there is none. */
export async function findApplication(
  database: Database | Transaction,
  customerId: string,
  applicationId: string,
): Promise<Application | undefined> {
  if (!isUuid(applicationId)) return undefined;
  const row = await database
    .selectFrom('application')
    .select([...summaryColumns, 'answers', 'unknown_answers as unknownAnswers'])
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  return row && applicationOf(row);
}

/** A customer's own application. Throws not-found, also when it is another's: nobody learns that it exists. */
export async function getApplication(database: Database | Transaction, customerId: string, applicationId: string): Promise<Application> {
  const found = await findApplication(database, customerId, applicationId);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** As findApplication, for the one whose pages these are: of an agent, undefined also when the mandate does not cover the benefit. */
export async function findOwnApplication(
  database: Database | Transaction,
  person: Customer,
  applicationId: string,
): Promise<Application | undefined> {
  const found = await findApplication(database, person.id, applicationId);
  return found && isInScope(person, found.benefit) ? found : undefined;
}

/** As findOwnApplication. Throws not-found. */
export async function getOwnApplication(database: Database | Transaction, person: Customer, applicationId: string): Promise<Application> {
  const found = await findOwnApplication(database, person, applicationId);
  if (!found) throw new Refusal('not-found');
  return found;
}

const mostListed = 200;

/** A customer's applications, the newest first; of an agent's, those that the mandate covers. */
export async function listApplications(database: Database, person: Customer): Promise<ApplicationSummary[]> {
  const benefits = benefitsInScope(person);
  const rows = await database
    .selectFrom('application')
    .select(summaryColumns)
    .where('customer_id', '=', person.id)
    .$if(benefits.length > 0, (query) => query.where('benefit', 'in', benefits))
    .orderBy('received_at', 'desc')
    .limit(mostListed)
    .execute();
  // As in applicationOf: the constraint stage_is_known keeps the stage.
  return rows.map((row) => ({ ...row, stage: row.stage as Stage }));
}

/** A customer's applications for a benefit that wait for a decision, the newest first. */
export async function listOpenApplications(database: Database, person: Customer, benefit: string): Promise<ApplicationSummary[]> {
  const all = await listApplications(database, person);
  return all.filter((one) => one.benefit === benefit && (one.stage === 'pending' || one.stage === 'in-process'));
}

/** The latest applications of a customer with their answers, the newest first: what is known is asked only once. */
export async function listLatestAnswers(
  database: Database,
  customerId: string,
): Promise<Pick<Application, 'benefit' | 'formVersion' | 'answers'>[]> {
  const rows = await database
    .selectFrom('application')
    .select(['benefit', 'form_version as formVersion', 'answers'])
    .where('customer_id', '=', customerId)
    .orderBy('received_at', 'desc')
    .limit(5)
    .execute();
  // Only checked answers are written.
  return rows.map((row) => ({ ...row, answers: row.answers as unknown as Answers }));
}

export type TimelineEvent = {
  eventId: string;
  kind: CaseEventKind;
  at: Date;
  actor: 'customer' | 'clerk' | 'system';
  clerkId: string | null;
  /** Who acted for the customer, where somebody did; `details.basis` says on what basis. */
  agentName: string | null;
  details: Record<string, string | number | null>;
};

/** What has happened to a case, in the order in which it happened. */
export async function listEvents(database: Database | Transaction, key: CaseKey): Promise<TimelineEvent[]> {
  const rows = await database
    .selectFrom('case_event as e')
    // Who sent an application stands in the application.
    .leftJoin('application as a', (join) =>
      join
        .onRef('a.customer_id', '=', 'e.customer_id')
        .onRef('a.application_id', '=', 'e.application_id')
        .on('e.kind', '=', 'application-received'),
    )
    .select([
      'e.event_id as eventId',
      'e.kind',
      'e.at',
      'e.actor',
      'e.clerk_id as clerkId',
      sql<string | null>`agent_name(e.customer_id, coalesce((e.details->>'agentId')::uuid, a.agent_id))`.as('agentName'),
      'e.details',
    ])
    .where('e.customer_id', '=', key.customerId)
    .where('e.application_id', '=', key.applicationId)
    .orderBy('e.at')
    .orderBy('e.event_id')
    .execute();
  return rows.flatMap((row) => {
    const kind = caseEventKinds.find((one) => one === row.kind);
    // The actor is kept by a constraint; details are written by recordCaseEvent and submit_application alone.
    return kind ? [{ ...row, kind, actor: row.actor as TimelineEvent['actor'], details: row.details as TimelineEvent['details'] }] : [];
  });
}
