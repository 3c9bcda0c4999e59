import { type RawBuilder, sql } from 'kysely';
import type { RetentionKind } from '#server/agency/definition.ts';

/** A rule as it holds on one day. `before`: the instant at which `firstKeptOn` begins; what ended earlier is erased. */
export type DueRule = {
  id: string;
  kind: RetentionKind;
  /** Of closed cases: the benefits that the rule is for. */
  benefits: readonly string[];
  firstKeptOn: string;
  before: Date;
  today: string;
  appealDays: number;
};

/** Rows that go with an item: those whose `key` is the item's id, or, `through` a table like that, those that belong to its rows. */
export type Part = { table: string; key: string; through?: { table: string; key: string } };

/** A table whose rows are erased one by one as they become due, each with its parts. Parts come before what they belong to. */
export type ErasedKind = {
  table: string;
  id: string;
  /** Rows without a customer are found by their id alone, and have no parts. */
  hasCustomer: boolean;
  /** The column by which the oldest come first. */
  oldest: string;
  parts: readonly Part[];
  /** Whether a row, called `t`, is due. What an index finds comes first. */
  due(rule: DueRule): RawBuilder<boolean>;
};

const ofCase = 'application_id';
/** Everything that goes with a case. A test holds that no table with an application's id is forgotten. */
const partsOfCase: readonly Part[] = [
  { table: 'attachment', key: ofCase, through: { table: 'message', key: 'message_id' } },
  { table: 'notice_attempt', key: ofCase, through: { table: 'notice', key: 'notice_id' } },
  { table: 'information_request_item', key: ofCase, through: { table: 'information_request', key: 'request_id' } },
  ...[
    ...['attachment', 'upload_link', 'scan', 'message', 'notice', 'letter', 'information_request', 'request_draft', 'late_information'],
    ...['attachment_requirement', 'cosignature', 'survey_answer', 'paper_application', 'unfinished_text', 'case_note', 'case_holder'],
    ...['decision', 'broken_glass', 'contact_application', 'case_event'],
  ].map((table) => ({ table, key: ofCase })),
];

/** Tables with an application's id that do not go with the case, and why. */
export const keptBeyondCase: Readonly<Record<string, string>> = {
  view_log: 'who looked is kept by a rule of its own, in sealed batches',
};

const sameCase = sql`x.customer_id = t.customer_id and x.application_id = t.application_id`;
const without = (table: string, condition: RawBuilder<unknown>) =>
  sql<boolean>`not exists (select from ${sql.table(table)} x where ${sameCase} and ${condition})`;

/** A case is closed and nothing has happened in it for the whole time; nothing of it is still open. */
function closedCase({ benefits, before, firstKeptOn, today, appealDays }: DueRule): RawBuilder<boolean> {
  const happens = [
    without('case_event', sql`x.at >= ${before}`),
    // While it can be appealed, and while what it granted is paid: without a last day that is until further notice.
    without(
      'decision',
      sql`x.status = 'made' and (x.deemed_served_on + ${appealDays}::int >= ${today}::date
        or x.outcome in ('granted', 'granted-in-part') and coalesce(x.period_to_on, 'infinity') >= ${firstKeptOn}::date)`,
    ),
    without('information_request', sql`x.state = 'open'`),
    without('late_information', sql`x.settled_at is null`),
    without('cosignature', sql`x.state = 'asked'`),
    without('letter', sql`x.state in ('waiting', 'in-batch')`),
    without('notice', sql`x.state = 'waiting'`),
    without('message', sql`x.direction = 'from-customer' and x.state = 'sent' and x.answered_at is null and x.filed_at is null`),
    without('message', sql`x.saved_at >= ${before}`),
    without('attachment', sql`x.received_at >= ${before}`),
    without('scan', sql`x.taken_in_at >= ${before}`),
  ];
  return sql<boolean>`t.benefit = any (${[...benefits]}::text[]) and t.stage in ('decided', 'withdrawn') and t.stage_since < ${before}
    and ${sql.join(happens, sql` and `)}`;
}

/** Whether the row `t` is of a case that is not closed. */
const ofOpenCase = sql`exists (select from application x where ${sameCase} and x.stage not in ('decided', 'withdrawn'))`;

/** A message outside any case, once its whole thread is old and answered. */
function oldThread({ before }: DueRule): RawBuilder<boolean> {
  const inThread = sql`x.customer_id = t.customer_id and x.thread_id = t.thread_id`;
  const about = sql`x.customer_id = t.customer_id and x.about_id = t.message_id`;
  return sql<boolean>`t.application_id is null and t.state = 'sent' and t.sent_at < ${before}
    and not exists (select from message x where ${inThread} and (x.saved_at >= ${before} or x.application_id is not null
      or x.direction = 'from-customer' and x.state = 'sent' and x.answered_at is null and x.filed_at is null))
    and not exists (select from letter x where ${about} and x.state in ('waiting', 'in-batch'))
    and not exists (select from notice x where ${about} and x.state = 'waiting')`;
}

/** A mandate that has ended, or whose time is over. A browser may act by it until it has been told so. */
function pastMandate({ before, firstKeptOn }: DueRule): RawBuilder<boolean> {
  return sql<boolean>`(t.ended_at < ${before} or t.ended_at is null and t.valid_to_on < ${firstKeptOn}::date)
    and not exists (select from session x where x.acts_for = t.customer_id and x.mandate_id = t.mandate_id)`;
}

const plain = { hasCustomer: true, parts: [] } as const;

export const erasedKinds: Readonly<Record<Exclude<RetentionKind, 'view-log'>, ErasedKind>> = {
  'closed-case': { ...plain, table: 'application', id: ofCase, oldest: 'stage_since', parts: partsOfCase, due: closedCase },
  message: {
    ...plain,
    table: 'message',
    id: 'message_id',
    oldest: 'sent_at',
    parts: [
      { table: 'notice_attempt', key: 'about_id', through: { table: 'notice', key: 'notice_id' } },
      { table: 'notice', key: 'about_id' },
      { table: 'letter', key: 'about_id' },
      { table: 'attachment', key: 'message_id' },
    ],
    due: oldThread,
  },
  notice: {
    ...plain,
    table: 'notice',
    id: 'notice_id',
    oldest: 'created_at',
    parts: [{ table: 'notice_attempt', key: 'notice_id' }],
    due: ({ before }) => sql<boolean>`t.created_at < ${before} and t.state <> 'waiting' and not ${ofOpenCase}`,
  },
  'discarded-scan': {
    ...plain,
    hasCustomer: false,
    table: 'scan',
    id: 'scan_id',
    oldest: 'settled_at',
    due: ({ before }) => sql<boolean>`t.state = 'discarded' and t.settled_at < ${before}`,
  },
  'cancelled-paper': {
    ...plain,
    table: 'paper_application',
    id: ofCase,
    oldest: 'settled_at',
    parts: [
      { table: 'attachment', key: ofCase },
      { table: 'upload_link', key: ofCase },
    ],
    due: ({ before }) => sql<boolean>`t.state = 'cancelled' and t.settled_at < ${before}`,
  },
  mandate: {
    ...plain,
    table: 'mandate',
    id: 'mandate_id',
    oldest: 'valid_from_on',
    parts: [{ table: 'mandate_use', key: 'mandate_id' }],
    due: pastMandate,
  },
  login: {
    ...plain,
    hasCustomer: false,
    table: 'login',
    id: 'login_id',
    oldest: 'at',
    due: ({ before }) => sql<boolean>`t.at < ${before}`,
  },
  'survey-answer': {
    ...plain,
    table: 'survey_answer',
    id: ofCase,
    oldest: 'answered_at',
    due: ({ before }) => sql<boolean>`t.answered_at < ${before} and not ${ofOpenCase}`,
  },
  'own-data-report': {
    ...plain,
    table: 'own_data_report',
    id: 'report_id',
    oldest: 'begun_at',
    due: ({ before }) => sql<boolean>`t.begun_at < ${before} and t.ended_at is not null`,
  },
  // The contact itself says nothing about anybody: it stays, for the figures.
  contact: {
    ...plain,
    table: 'contact_customer',
    id: 'contact_id',
    oldest: 'linked_at',
    parts: [
      { table: 'contact_note', key: 'contact_id' },
      { table: 'contact_application', key: 'contact_id' },
    ],
    due: ({ before }) =>
      sql<boolean>`t.linked_at < ${before} and exists (select from contact x where x.contact_id = t.contact_id and x.ended_at < ${before})`,
  },
  // So with an appointment: it stays without whose it was.
  appointment: {
    ...plain,
    table: 'appointment_customer',
    id: 'appointment_id',
    oldest: 'linked_at',
    due: ({ before }) =>
      sql<boolean>`t.linked_at < ${before} and exists (select from appointment x where x.appointment_id = t.appointment_id and x.to_at < ${before})`,
  },
};
