import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { Database } from '#server/platform/database/connection.ts';

export type OldCase = {
  customerId: string;
  clerkId: string;
  benefit?: string;
  stage?: 'pending' | 'in-process' | 'decided' | 'withdrawn';
  /** When everything in it happened. */
  at: Date;
  outcome?: 'granted' | 'rejected';
  periodToOn?: string | null;
  deemedServedOn?: string;
  /** Its file has this content; another case may have the same. */
  content?: string;
};

export const sha256Of = (content: string) => createHash('sha256').update(content).digest('hex');

/** A case with a row in every table that can have one, written past all rules of the program: of any age. Returns its id. */
export async function addOldCase(database: Database, one: OldCase): Promise<string> {
  const id = newId();
  const { customerId: c, clerkId: k, at, benefit = 'generalHousingAllowance', stage = 'decided', content = id } = one;
  const day = at.toISOString().slice(0, 10);
  const [message, notice, request] = [newId(), newId(), newId()];
  const hash = sha256Of(content);
  const statements: RawBuilder<unknown>[] = [
    sql`insert into application (customer_id, application_id, reference, benefit, benefit_group, form_version, language, intake_channel, answers,
        received_at, received_on, due_on, stage, stage_since)
      values (${c}, ${id}, ${id.slice(-12)}, ${benefit}, 'housing', '2015-01-01', 'fi', 'online', '{}', ${at}, ${day}, ${day}, ${stage}, ${at})`,
    sql`insert into stored_file (sha256, byte_count, media_type, scan, stored_at) values (${hash}, 1, 'image/png', 'not-scanned', ${at}) on conflict do nothing`,
    sql`insert into message (customer_id, message_id, thread_id, application_id, benefit_group, direction, state, subject, text, language, saved_at, sent_at, answered_at)
      values (${c}, ${message}, ${message}, ${id}, 'housing', 'from-customer', 'sent', 'a', 'b', 'fi', ${at}, ${at}, ${at})`,
    sql`insert into attachment (customer_id, attachment_id, application_id, message_id, sha256, file_name, channel, received_at, received_on, state, upload_key)
      values (${c}, ${newId()}, ${id}, null, ${hash}, 'a.png', 'online', ${at}, ${day}, 'received', ${newId()}),
        (${c}, ${newId()}, null, ${message}, ${hash}, 'b.png', 'online', ${at}, ${day}, 'received', ${newId()})`,
    sql`insert into attachment_requirement (customer_id, application_id, requirement_id, state, since) values (${c}, ${id}, 'a.b', 'required', ${at})`,
    sql`insert into upload_link (token_digest, customer_id, application_id, requirement_id, language, made_at, expires_at)
      values (${Buffer.from(newId())}, ${c}, ${id}, 'a.b', 'fi', ${at}, ${at})`,
    sql`insert into scan (scan_id, sha256, file_name, page_count, state, channel, received_on, taken_in_at, import_id, customer_id, application_id, settled_at)
      values (${newId()}, ${hash}, 'a.tif', 1, 'sorted', 'post', ${day}, ${at}, ${newId()}, ${c}, ${id}, ${at})`,
    sql`insert into notice (customer_id, notice_id, application_id, kind, channel, language, state, created_at, settled_at)
      values (${c}, ${notice}, ${id}, 'receipt', 'email', 'fi', 'sent', ${at}, ${at})`,
    sql`insert into notice_attempt (customer_id, notice_id, attempt, at, result) values (${c}, ${notice}, 1, ${at}, 'sent')`,
    sql`insert into letter (customer_id, letter_id, application_id, kind, language, state, made_at) values (${c}, ${newId()}, ${id}, 'decision', 'fi', 'cancelled', ${at})`,
    sql`insert into information_request (customer_id, request_id, application_id, clerk_id, language, text, sent_at, due_on, remind_on, state, settled_at)
      values (${c}, ${request}, ${id}, ${k}, 'fi', 'a', ${at}, ${day}, ${day}, 'answered', ${at})`,
    sql`insert into information_request_item (customer_id, request_id, item_no, kind, text) values (${c}, ${request}, 1, 'explanation', 'a')`,
    sql`insert into request_draft (customer_id, application_id, typed, clerk_id, saved_at) values (${c}, ${id}, '{}', ${k}, ${at})`,
    sql`insert into late_information (customer_id, late_id, application_id, benefit, benefit_group, language, arrived_at, settled_at, settled_by, outcome)
      values (${c}, ${newId()}, ${id}, ${benefit}, 'housing', 'fi', ${at}, ${at}, ${k}, 'decision-stands')`,
    sql`insert into cosignature (customer_id, cosignature_id, application_id, code_digest, name, state, asked_at, settled_at)
      values (${c}, ${newId()}, ${id}, ${Buffer.from('a')}, 'A', 'cancelled', ${at}, ${at})`,
    sql`insert into survey_answer (customer_id, application_id, benefit, intake_channel, grade, language, answered_at)
      values (${c}, ${id}, ${benefit}, 'online', 5, 'fi', ${at})`,
    sql`insert into unfinished_text (customer_id, application_id, clerk_id, place, text, kept_at) values (${c}, ${id}, ${k}, 'note', 'a', ${at})`,
    sql`insert into case_note (customer_id, note_id, application_id, clerk_id, text, written_at) values (${c}, ${newId()}, ${id}, ${k}, 'a', ${at})`,
    sql`insert into case_holder (customer_id, application_id, clerk_id, taken_at) values (${c}, ${id}, ${k}, ${at})`,
    sql`insert into broken_glass (customer_id, glass_id, application_id, clerk_id, broken_at, closes_at, reason_text)
      values (${c}, ${newId()}, ${id}, ${k}, ${at}, ${new Date(at.getTime() + 1)}, 'aaaaaaaaaa')`,
    sql`insert into case_event (customer_id, event_id, application_id, kind, at, actor, details) values (${c}, ${newId()}, ${id}, 'receipt-given', ${at}, 'system', '{}')`,
    sql`insert into paper_application (customer_id, application_id, benefit, benefit_group, form_version, language, channel, received_on, answers, unknown_answers,
        registered_by, registered_at, saved_at, state, settled_at, settled_by, paper_code)
      values (${c}, ${id}, ${benefit}, 'housing', '2015-01-01', 'fi', 'post', ${day}, '{}', '{}', ${k}, ${at}, ${at}, 'keyed', ${at}, ${k}, ${paperCode()})`,
    sql`insert into decision (customer_id, application_id, status, outcome, amount_cents, period_from_on, period_to_on, typed, phrases, reasons, language,
        written_by, written_at, needs_approval, sent_at, deemed_served_on)
      values (${c}, ${id}, 'made', ${one.outcome ?? 'rejected'}, 100, ${day}, ${one.periodToOn ?? null}, '{}', '{}', 'a', 'fi', ${k}, ${at}, false, ${at},
        ${one.deemedServedOn ?? day})`,
  ];
  await database.transaction().execute(async (transaction) => {
    for (const statement of statements) await statement.execute(transaction);
  });
  return id;
}

const letters = '23456789ABCDEFGH';
const paperCode = () =>
  `P${newId()
    .replaceAll('-', '')
    .slice(-7)
    .replace(/./g, (digit) => letters[Number.parseInt(digit, 16)] ?? '')}`;

/** How many rows each table has that begins with a customer. */
export async function countRows(database: Database, applicationId: string): Promise<number> {
  const { rows } = await sql<{ table: string }>`
    select c.table_name as "table" from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name = 'application_id'`.execute(database);
  let count = 0;
  for (const { table } of rows) {
    const found = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table)} where application_id = ${applicationId}`.execute(database);
    count += found.rows[0]?.count ?? 0;
  }
  return count;
}
