import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { validate as isId } from 'uuid';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import type { Channel } from '#server/platform/channels/channel.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import type { Language } from '#server/platform/language/language.ts';
import { sealCodes } from '#server/platform/secrets/sealed-codes.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';

/** How an application can come when the customer does not send it themselves. */
export const paperChannels = ['post', 'office', 'joint-service-point', 'phone', 'remote'] as const satisfies readonly Channel[];
export type PaperChannel = (typeof paperChannels)[number];

/** What was keyed on one page and could not be read: the texts by control name, and what is wrong with each. */
export type Typed = { pageId: string; texts: readonly (readonly [string, string])[]; faults: readonly Fault[] };

export type PaperState = 'to-key' | 'keyed' | 'cancelled';

/** An application on paper, or a spoken one, from its arrival until it is keyed. Days are ISO days. */
export type Paper = CaseKey & {
  /** What its receipt says, until it has a reference. */
  code: string;
  benefit: string;
  benefitGroup: string;
  formVersion: string;
  language: Language;
  channel: PaperChannel;
  /** The day on which it reached the agency. */
  receivedOn: string;
  /** The day on which it was left at a joint service point. */
  pointReceivedOn: string | null;
  answers: Answers;
  /** Paths of the answers that it does not state. */
  unknown: readonly string[];
  /** One for each page on which something could not be read. */
  typed: readonly Typed[];
  registeredBy: string;
  registeredAt: Date;
  savedAt: Date;
  agent: { id: string; basis: string } | undefined;
  state: PaperState;
  cancelledBecause: string | null;
};

const columns = [
  'customer_id as customerId',
  'application_id as applicationId',
  'paper_code as code',
  'benefit',
  'benefit_group as benefitGroup',
  'form_version as formVersion',
  'language',
  'channel',
  'received_on as receivedOn',
  'point_received_on as pointReceivedOn',
  'answers',
  'unknown_answers as unknown',
  'typed',
  'registered_by as registeredBy',
  'registered_at as registeredAt',
  'saved_at as savedAt',
  'agent_id',
  'agent_basis',
  'state',
  'cancelled_because as cancelledBecause',
] as const;

function papers(database: Database | Transaction, { customerId, applicationId }: CaseKey) {
  return database
    .selectFrom('paper_application')
    .select(columns)
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId);
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof papers>['executeTakeFirst']>>>;

function paperOf({ agent_id, agent_basis, ...row }: Row): Paper {
  // The constraints paper_channel_is_known and paper_state_is_known keep to these; only this folder writes the rest, and only what has
  // these types.
  return {
    ...row,
    channel: row.channel as PaperChannel,
    language: row.language as Language,
    state: row.state as PaperState,
    answers: row.answers as Answers,
    typed: (row.typed ?? []) as unknown as Typed[],
    agent: agent_id !== null && agent_basis !== null ? { id: agent_id, basis: agent_basis } : undefined,
  };
}

/** Throws not-found. */
export async function getPaper(transaction: Transaction, key: CaseKey): Promise<Paper> {
  const row = await papers(transaction, key).executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return paperOf(row);
}

/** One that waits to be keyed, held so that two who save come one after the other. Refuses `paper-already-settled`. */
export async function lockPaper(transaction: Transaction, key: CaseKey): Promise<Paper> {
  const row = await papers(transaction, key).forUpdate().executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.state !== 'to-key') throw new Refusal('paper-already-settled');
  return paperOf(row);
}

export type NewPaper = Omit<Paper, 'code' | 'unknown' | 'typed' | 'savedAt' | 'state' | 'cancelledBecause'>;

/** Writes down that a paper application has arrived. What was registered under this id before stands, and nothing is written. */
export async function addPaper(transaction: Transaction, secrets: Secrets, paper: NewPaper): Promise<void> {
  if (await papers(transaction, paper).executeTakeFirst()) return;
  await refuseSent(transaction, paper);
  const { isProtected } = await transaction
    .selectFrom('customer')
    .select('is_protected as isProtected')
    .where('customer_id', '=', paper.customerId)
    .executeTakeFirstOrThrow();
  // Somebody's code may be the same by chance: another is tried.
  for (let tries = 0; tries < 5; tries += 1) {
    const added = await transaction
      .insertInto('paper_application')
      .values({
        customer_id: paper.customerId,
        application_id: paper.applicationId,
        paper_code: newPaperCode(),
        benefit: paper.benefit,
        benefit_group: paper.benefitGroup,
        form_version: paper.formVersion,
        language: paper.language,
        channel: paper.channel,
        received_on: paper.receivedOn,
        point_received_on: paper.pointReceivedOn,
        answers: sealCodes(secrets, paper.answers),
        unknown_answers: [],
        registered_by: paper.registeredBy,
        registered_at: paper.registeredAt,
        saved_at: paper.registeredAt,
        agent_id: paper.agent?.id ?? null,
        agent_basis: paper.agent?.basis ?? null,
        state: 'to-key',
        is_protected: isProtected,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 1n) return;
    if (await papers(transaction, paper).executeTakeFirst()) return;
  }
  throw new Error('no free code was found for a paper application');
}

async function refuseSent(transaction: Transaction, { customerId, applicationId }: CaseKey): Promise<void> {
  const sent = await transaction
    .selectFrom('application')
    .select('application_id')
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  if (sent) throw new Refusal('application-already-sent');
}

/** No letter that could be read as a digit, and none that makes words. */
const codeLetters = '23456789BCDFGHJKMNPRSTVWXZ';

function newPaperCode(): string {
  return `P${Array.from({ length: 7 }, () => codeLetters[randomInt(codeLetters.length)]).join('')}`;
}

/** A code as it is written on the receipt: P234-5678. */
export function displayPaperCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Reads a code as somebody types it; undefined when it is none. */
export function readPaperCode(text: string): string | undefined {
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\u2212]/gu, '');
  return /^P[2-9A-Z]{7}$/u.test(bare) ? bare : undefined;
}

/** Writes what was keyed of one that is held. */
export async function savePaper(transaction: Transaction, secrets: Secrets, paper: Paper): Promise<void> {
  await transaction
    .updateTable('paper_application')
    .set({
      answers: sealCodes(secrets, paper.answers),
      unknown_answers: [...paper.unknown],
      typed: paper.typed.length > 0 ? sealCodes(secrets, paper.typed) : null,
      saved_at: paper.savedAt,
    })
    .where('customer_id', '=', paper.customerId)
    .where('application_id', '=', paper.applicationId)
    .execute();
}

type Settling = { state: 'keyed'; because?: undefined } | { state: 'cancelled'; because: string };

/** One that is held is keyed or cancelled. What was keyed of it goes: the application has it, or nobody needs it. */
export async function settlePaper(
  transaction: Transaction,
  key: CaseKey,
  { state, because, clerkId, at }: Settling & { clerkId: string; at: Date },
): Promise<void> {
  await transaction
    .updateTable('paper_application')
    .set({
      state,
      cancelled_because: because ?? null,
      settled_at: at,
      settled_by: clerkId,
      answers: '{}',
      unknown_answers: [],
      typed: null,
    })
    .where('customer_id', '=', key.customerId)
    .where('application_id', '=', key.applicationId)
    .execute();
}

/** What a receipt says: nothing of what the customer wrote. */
export type Arrived = Pick<
  Paper,
  'applicationId' | 'code' | 'benefit' | 'language' | 'channel' | 'receivedOn' | 'pointReceivedOn' | 'registeredAt'
>;

/** What this clerk registered. Reads across customers: run as the system. Throws not-found, also for what others registered. */
export async function getOwnArrival(database: Database, clerkId: string, applicationId: string): Promise<Arrived> {
  const row = isId(applicationId)
    ? await database
        .selectFrom('paper_application')
        .select([
          'application_id as applicationId',
          'paper_code as code',
          'benefit',
          'language',
          'channel',
          'received_on as receivedOn',
          'point_received_on as pointReceivedOn',
          'registered_at as registeredAt',
        ])
        .where('application_id', '=', applicationId)
        .where('registered_by', '=', clerkId)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal('not-found');
  // As in paperOf.
  return { ...row, channel: row.channel as PaperChannel, language: row.language as Language };
}

type Clerk = { skills: readonly string[]; languages: readonly string[]; seesProtected?: boolean };

/** Whether a clerk may key the paper application of a row: by skill and language, as with cases. */
export function mayKey({ skills, languages, seesProtected = false }: Clerk) {
  return sql<boolean>`(benefit_group = any (${[...skills]}) and language = any (${[...languages]}) and (${seesProtected} or not is_protected))`;
}

/** Whose paper application it is, when this clerk may key it, without a look at anything in it. */
export async function findPaperKey(database: Database, clerk: Clerk, applicationId: string): Promise<CaseKey | undefined> {
  if (!isId(applicationId)) return undefined;
  return database
    .selectFrom('paper_application')
    .select(['customer_id as customerId', 'application_id as applicationId'])
    .where('application_id', '=', applicationId)
    .where(mayKey(clerk))
    .executeTakeFirst();
}
