// What the tables look like in TypeScript. Made by `npm run schema`; change the migrations, not this file.

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface Application {
  answers: Json;
  application_id: string;
  benefit: string;
  benefit_group: string;
  customer_id: string;
  due_on: string;
  form_version: string;
  intake_channel: string;
  language: string;
  received_at: Date;
  received_on: string;
  reference: string;
  stage: string;
  stage_since: Date;
}

export interface CaseEvent {
  actor: string;
  application_id: string;
  at: Date;
  clerk_id: string | null;
  customer_id: string;
  details: Json;
  event_id: string;
  kind: string;
}

export interface CaseHolder {
  application_id: string;
  clerk_id: string;
  customer_id: string;
  taken_at: Date;
}

export interface CaseNote {
  application_id: string;
  clerk_id: string;
  customer_id: string;
  note_id: string;
  text: string;
  written_at: Date;
}

export interface Clerk {
  clerk_id: string;
  created_at: Date;
  is_active: boolean;
  languages: string[];
  name: string;
  role: string;
  skills: string[];
}

export interface Customer {
  created_at: Date;
  customer_id: string;
  email: string | null;
  family_name: string;
  given_names: string;
  language: string;
  phone: string | null;
}

export interface DailyFigure {
  benefit: string;
  channel: string;
  counted: number;
  day: string;
  measure: string;
  total: number;
}

export interface Decision {
  amount_cents: number | null;
  application_id: string;
  approved_at: Date | null;
  approved_by: string | null;
  customer_id: string;
  deemed_served_on: string | null;
  language: string;
  needs_approval: boolean;
  outcome: string | null;
  period_from_on: string | null;
  period_to_on: string | null;
  phrases: string[];
  reasons: string;
  returned_because: string | null;
  sent_at: Date | null;
  status: string;
  typed: Json;
  written_at: Date;
  written_by: string;
}

export interface DemoIdentityRecord {
  expires_at: Date | null;
  grant_key: string | null;
  kind: string;
  payload: Json;
  record_key: string;
  uid_key: string | null;
}

export interface Draft {
  answers: Json;
  benefit: string;
  completed_pages: string[];
  customer_id: string;
  draft_id: string;
  expires_on: string;
  form_version: string;
  saved_at: Date;
  started_at: Date;
  typed: Json | null;
}

export interface Figure {
  benefit: string | null;
  channel: string | null;
  counted: number | null;
  day: string | null;
  measure: string | null;
  total: number | null;
}

export interface IdentityCode {
  code_digest: Buffer;
  code_encrypted: Buffer;
  customer_id: string;
}

export interface Login {
  at: Date;
  clerk_id: string | null;
  customer_id: string | null;
  door: string;
  login_id: string;
  method: string;
  reason: string | null;
  result: string;
}

export interface Migration {
  applied_at: Date;
  name: string;
  sha256: string;
}

export interface Notice {
  application_id: string | null;
  channel: string;
  created_at: Date;
  customer_id: string;
  kind: string;
  language: string;
  notice_id: string;
  settled_at: Date | null;
  state: string;
}

export interface NoticeAttempt {
  at: Date;
  attempt: number;
  customer_id: string;
  notice_id: string;
  problem: string | null;
  result: string;
}

export interface Outbox {
  at: Date;
  outbox_id: Generated<number>;
  payload: Json;
  topic: string;
}

export interface Session {
  clerk_id: string | null;
  customer_id: string | null;
  ended_at: Date | null;
  expires_at: Date;
  id_token_encrypted: Buffer | null;
  idle_expires_at: Date;
  kind: string;
  label: string;
  method: string;
  seen_at: Date;
  session_id: string;
  started_at: Date;
  token_digest: Buffer;
}

export interface SignInAttempt {
  code_verifier: string;
  door: string;
  expires_at: Date;
  nonce: string;
  return_to: string;
  started_at: Date;
  state: string;
  token_digest: Buffer;
}

export interface SignInLink {
  clerk_id: string | null;
  customer_id: string | null;
  door: string;
  issuer: string;
  subject: string;
}

export interface Tally {
  benefit: string;
  channel: string;
  counted: number;
  day: string;
  measure: string;
  tally_id: Generated<number>;
  total: number;
}

export interface DB {
  application: Application;
  case_event: CaseEvent;
  case_holder: CaseHolder;
  case_note: CaseNote;
  clerk: Clerk;
  customer: Customer;
  daily_figure: DailyFigure;
  decision: Decision;
  demo_identity_record: DemoIdentityRecord;
  draft: Draft;
  figure: Figure;
  identity_code: IdentityCode;
  login: Login;
  migration: Migration;
  notice: Notice;
  notice_attempt: NoticeAttempt;
  outbox: Outbox;
  session: Session;
  sign_in_attempt: SignInAttempt;
  sign_in_link: SignInLink;
  tally: Tally;
}
