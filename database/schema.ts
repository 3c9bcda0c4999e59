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
  agent_basis: string | null;
  agent_id: string | null;
  answers: Json;
  application_id: string;
  benefit: string;
  benefit_group: string;
  customer_id: string;
  due_on: string;
  form_version: string;
  intake_channel: string;
  is_protected: Generated<boolean>;
  language: string;
  point_received_on: string | null;
  received_at: Date;
  received_on: string;
  reference: string;
  registered_by: string | null;
  stage: string;
  stage_since: Date;
  unknown_answers: Generated<string[]>;
  waits_until_on: string | null;
}

export interface Appointment {
  appointment_id: string;
  benefit_groups: string[];
  booked_at: Date | null;
  booked_by: string | null;
  channel: string;
  check_in_no: number | null;
  check_in_on: string | null;
  clerk_id: string;
  contact_id: string | null;
  counter_id: string | null;
  created_at: Date;
  from_at: Date;
  hold_ends_at: Date | null;
  interpreted_language: string | null;
  interpreter_id: string | null;
  language: string;
  place_id: string;
  secret_digest: Buffer;
  share: string;
  state: string;
  to_at: Date;
}

export interface AppointmentCode {
  address: Buffer | null;
  address_digest: Buffer;
  appointment_id: string;
  channel: string;
  code_id: string;
  is_for_other: boolean;
  language: string;
  name: Buffer | null;
  sent_at: Date;
  tries_left: number;
}

export interface AppointmentCount {
  appointment_id: string | null;
  at: Date | null;
  channel: string | null;
  measure: string | null;
  place_id: string | null;
}

export interface AppointmentCustomer {
  appointment_id: string;
  customer_id: string;
  linked_at: Date;
}

export interface AppointmentEvent {
  appointment_id: string;
  at: Date;
  clerk_id: string | null;
  details: Generated<Json>;
  event_no: number;
  kind: string;
}

export interface AppointmentLimit {
  address_digest: Buffer;
  begins_at: Date;
  taken: number;
}

export interface AppointmentMessage {
  about: string;
  appointment_id: string;
  channel: string;
  kind: string;
  made_at: Date;
  message_id: string;
  problem: string | null;
  state: string;
  tried_at: Date | null;
  tries: Generated<number>;
}

export interface AppointmentOffer {
  appointment_id: string;
  booking_ids: string[];
  clerk_id: string;
  closed_at: Date | null;
  counter_id: string | null;
  ends_at: Date;
  from_at: Date;
  instead_of_at: Date;
  interpreter_id: string | null;
  offer_id: string;
  offered_at: Date;
  place_id: string;
  state: string;
  to_at: Date;
}

export interface AppointmentReach {
  address: Buffer;
  address_digest: Buffer;
  appointment_id: string;
  channel: string;
  checked_at: Date | null;
  language: string;
  name: Buffer | null;
  secret: Buffer;
}

export interface Attachment {
  agent_id: string | null;
  application_id: string | null;
  attachment_id: string;
  channel: string;
  customer_id: string;
  file_name: string;
  judged_at: Date | null;
  judged_by: string | null;
  message_id: string | null;
  received_at: Date;
  received_on: string;
  requirement_id: string | null;
  sha256: string;
  state: string;
  taken_in_by: string | null;
  upload_key: string;
}

export interface AttachmentRequirement {
  accepted_attachment_id: string | null;
  application_id: string;
  customer_id: string;
  requirement_id: string;
  settled_by: string | null;
  since: Date;
  state: string;
  waived_because: string | null;
}

export interface BoardMessage {
  from_on: string;
  message_id: string;
  place_id: string | null;
  text: Json;
  to_on: string;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  written_at: Date;
  written_by: string;
}

export interface BookedTime {
  appointment_id: string | null;
  booking_id: string;
  free_at: Date | null;
  from_at: Date;
  kind: string;
  reason: string | null;
  resource_id: string;
  to_at: Date;
}

export interface BrokenGlass {
  application_id: string;
  broken_at: Date;
  clerk_id: string;
  closes_at: Date;
  customer_id: string;
  examined_at: Date | null;
  examined_by: string | null;
  glass_id: string;
  reason_text: string;
}

export interface BusyDay {
  busy: string;
  day: string;
  resource_id: string;
}

export interface CallbackAttempt {
  at: Date;
  attempt_no: number;
  clerk_id: string;
  contact_id: string;
  result: string;
  undone_at: Date | null;
}

export interface CallbackCode {
  benefit_group: string;
  code_digest: Buffer;
  contact_id: string;
  expires_at: Date;
  language: string;
  name: Buffer | null;
  number: Buffer | null;
  secret_digest: Buffer;
  state: string;
  tries_left: number;
  window_id: string;
  writes_in: string;
}

export interface CallbackCodeLimit {
  asked: number;
  begins_at: Date;
  digest: Buffer;
}

export interface CallbackCount {
  at: Date | null;
  benefit_group: string | null;
  contact_id: string | null;
  measure: string | null;
  total: number | null;
}

export interface CallbackReach {
  benefit_group: string;
  contact_id: string;
  language: string;
  name: Buffer | null;
  number: Buffer;
  person_digest: Buffer;
}

export interface CallbackRequest {
  attempts: number;
  benefit_group: string;
  cancelled_at: Date | null;
  contact_id: string;
  expires_at: Date;
  from_at: Date | null;
  language: string;
  most_attempts: number;
  requested_at: Date;
  to_at: Date | null;
  via: string;
}

export interface CallbackWindow {
  benefit_group: string;
  capacity: number;
  from_at: Date;
  language: string;
  taken: number;
  to_at: Date;
}

export interface CallbackWord {
  contact_id: string;
  due_at: Date;
  kind: string;
  next_at: Date | null;
  state: string;
  word_no: number;
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
  channels: Generated<string[]>;
  clerk_id: string;
  created_at: Date;
  has_own_skills: Generated<boolean>;
  home_place_id: string | null;
  is_active: boolean;
  is_quick: Generated<boolean>;
  languages: string[];
  name: string;
  role: string;
  sees_protected: Generated<boolean>;
  shortcuts: Generated<string>;
  signed_in_at: Date | null;
  skills: string[];
  told_languages: Generated<string[]>;
  told_skills: Generated<string[]>;
}

export interface ClerkAbsence {
  absence_id: string;
  clerk_id: string;
  from_on: string;
  substitute_id: string | null;
  to_on: string;
}

export interface ClerkEvent {
  at: Date;
  by_clerk_id: string;
  clerk_id: string;
  event_id: string;
  kind: string;
}

export interface ClerkPeriod {
  benefit_groups: string[];
  channels: string[];
  clerk_id: string;
  counter_id: string | null;
  from_at: Date;
  is_quick: boolean;
  kind: string;
  languages: string[];
  other_place_ids: string[];
  period_no: number;
  place_id: string;
  to_at: Date | null;
}

export interface Contact {
  arrived_at: Date;
  channel: string;
  contact_id: string;
  ended_at: Date | null;
  ended_by: string | null;
  follower_digest: Buffer | null;
  outcome: string | null;
  place_id: string | null;
  ticket_no: number | null;
  ticket_on: string | null;
  ticket_series: string | null;
}

export interface ContactApplication {
  application_id: string;
  contact_id: string;
  customer_id: string;
}

export interface ContactCheck {
  address: string;
  code_digest: Buffer;
  customer_id: string;
  expires_at: Date;
  kind: string;
  notice_id: string;
  sent_at: Date;
  tries_left: number;
}

export interface ContactCount {
  arrived_at: Date | null;
  at: Date | null;
  channel: string | null;
  contact_id: string | null;
  measure: string | null;
  place_id: string | null;
  seconds: number | null;
}

export interface ContactCustomer {
  contact_id: string;
  customer_id: string;
  linked_at: Date;
  linked_by: string | null;
}

export interface ContactDraft {
  customer_id: string;
  kept_at: Date;
  part: string;
  typed: Json;
}

export interface ContactEvent {
  actor: string;
  at: Date;
  clerk_id: string | null;
  customer_id: string;
  event_id: string;
  kind: string;
}

export interface ContactHandover {
  contact_id: string;
  period_no: number;
  text: string;
}

export interface ContactMatter {
  benefit_group: string;
  contact_id: string;
  kind: string;
  matter_no: number;
  quantity: number;
}

export interface ContactNote {
  at: Date;
  clerk_id: string;
  contact_id: string;
  customer_id: string;
  note_no: number;
  text: string;
}

export interface ContactNotice {
  address: string;
  channel: string;
  created_at: Date;
  customer_id: string;
  kind: string;
  language: string;
  notice_id: string;
  problem: string | null;
  settled_at: Date | null;
  state: string;
}

export interface ContactPeriod {
  begun_by: string | null;
  benefit_group: string;
  call_no: Generated<number>;
  cause: string;
  channel: string;
  clerk_id: string | null;
  contact_id: string;
  counter_id: string | null;
  for_counter_id: string | null;
  from_at: Date;
  is_present: Generated<boolean>;
  is_quick: boolean;
  is_undone: Generated<boolean>;
  kind: string;
  language: string;
  may_be_early: Generated<boolean>;
  period_no: number;
  place_id: string | null;
  priority: number;
  priority_reason: string | null;
  promised_at: Date | null;
  rule: string | null;
  since_at: Date;
  to_at: Date | null;
  until_at: Date | null;
  waits_at: Generated<string>;
  work_no: number | null;
}

export interface Cosignature {
  application_id: string;
  asked_at: Date;
  code_digest: Buffer;
  cosignature_id: string;
  customer_id: string;
  name: string;
  settled_at: Date | null;
  signer_id: string | null;
  state: string;
}

export interface Counter {
  closed_at: Date | null;
  counter_id: string;
  name: string;
  place_id: string;
  takes_appointments: Generated<boolean>;
}

export interface Customer {
  created_at: Date;
  customer_id: string;
  email: string | null;
  email_checked_at: Date | null;
  email_given_at: Date | null;
  family_name: string;
  given_names: string;
  is_protected: Generated<boolean>;
  language: string;
  language_given_at: Date | null;
  merged_into: string | null;
  open_id: Generated<string | null>;
  phone: string | null;
  phone_checked_at: Date | null;
  phone_given_at: Date | null;
  told_by: Generated<string>;
  told_by_given_at: Date | null;
}

export interface CustomerAddress {
  city: string;
  country: string;
  customer_id: string;
  given_at: Date;
  postal_code: string;
  street: string;
}

export interface CustomerMerge {
  clerk_id: string;
  customer_id: string;
  history: Json;
  merge_id: string;
  merged_at: Date;
  merged_id: string;
  reason: string;
  undone_at: Date | null;
  undone_because: string | null;
  undone_by: string | null;
}

export interface CustomersByAppointment {
  appointments: number;
  channel: string;
  counted_on: string;
  customers: number;
  year: number;
}

export interface CustomersServed {
  counted_on: string;
  customers: number;
  municipality_id: string;
  visits: number;
  year: number;
}

export interface DailyFigure {
  benefit: string;
  channel: string;
  counted: number;
  day: string;
  detail: Generated<string>;
  measure: string;
  total: number;
}

export interface DailySum {
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

export interface Device {
  added_at: Date;
  code_by: string;
  code_digest: Buffer | null;
  code_expires_at: Date | null;
  device_id: string;
  kind: string;
  name: string;
  paired_at: Date | null;
  paired_by: string | null;
  place_id: string;
  revoked_at: Date | null;
  revoked_by: string | null;
  seen_at: Date | null;
  series: string | null;
  token_digest: Buffer | null;
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

export interface EarlierWish {
  appointment_id: string;
  asked_at: Date;
  earliest_at: Date;
  place_ids: string[];
}

export interface EmergencyCall {
  answered_at: Date | null;
  answered_by: string | null;
  call_id: string;
  counter_id: string | null;
  place_id: string;
  raised_at: Date;
  raised_by: string;
}

export interface ErasureLease {
  ends_at: Date | null;
  finished_on: string | null;
  one_row: Generated<boolean>;
  run_id: string | null;
}

export interface ErasureRun {
  at: Date;
  before_on: string;
  ended_at: Date | null;
  erased: number;
  files_freed: Generated<number>;
  is_dry: boolean;
  rows_erased: Generated<number>;
  rule: string;
  run_id: string;
}

export interface ExpectedWork {
  days: number;
  hour: number;
  learned_on: string;
  minutes: number;
  place_id: string;
  weekday: number;
}

export interface ExportSchedule {
  email: string;
  ended_at: Date | null;
  every: string;
  figure: string;
  format: string;
  language: string;
  last_problem: string | null;
  last_sent_at: Date | null;
  made_at: Date;
  made_by: string;
  next_on: string;
  schedule_id: string;
}

export interface ExportSending {
  begun_at: Date;
  from_on: string;
  problem: string | null;
  schedule_id: string;
  sending_id: string;
  settled_at: Date | null;
  state: string;
  to_on: string;
}

export interface Figure {
  benefit: string | null;
  channel: string | null;
  counted: number | null;
  day: string | null;
  detail: string | null;
  measure: string | null;
  total: number | null;
}

export interface FirstFreeDay {
  channel: string;
  day: string;
  days: number | null;
  place_id: string;
}

export interface HourCount {
  channel: string;
  counted: number;
  hour: number;
  measure: string;
  minutes: number;
  month_on: string;
  place_id: string;
  weekday: number;
}

export interface HoursVersion {
  clerk_id: string | null;
  decided_at: Date;
  from_on: string;
  place_id: string;
  plan: Json;
  reason: string | null;
  version_no: number;
}

export interface IdentityCode {
  code_digest: Buffer;
  code_encrypted: Buffer;
  customer_id: string;
  is_current: Generated<boolean>;
}

export interface InformationRequest {
  application_id: string;
  clerk_id: string;
  customer_id: string;
  due_on: string;
  language: string;
  late_at: Date | null;
  remind_on: string;
  reminded_at: Date | null;
  request_id: string;
  sent_at: Date;
  settled_at: Date | null;
  state: string;
  text: string;
}

export interface InformationRequestItem {
  about: string | null;
  agent_id: string | null;
  answer: string | null;
  customer_id: string;
  done_at: Date | null;
  item_no: number;
  kind: string;
  request_id: string;
  text: string;
  typed: Json | null;
  was_unknown: Generated<boolean>;
}

export interface Instruction {
  benefit_groups: string[];
  instruction_id: string;
  kind: string;
  published_at: Date;
  read_from_version: number;
  version: number;
  withdrawn_at: Date | null;
}

export interface InstructionDraft {
  benefit_groups: string[];
  from_version: number;
  instruction_id: string;
  is_small: boolean;
  kind: string;
  save_no: number;
  saved_at: Date;
  saved_by: string;
  texts: Json;
}

export interface InstructionEvent {
  at: Date;
  clerk_id: string;
  event_id: string;
  instruction_id: string;
  kind: string;
}

export interface InstructionReading {
  clerk_id: string;
  instruction_id: string;
  read_at: Date;
  version: number;
}

export interface InstructionText {
  instruction_id: string;
  language: string;
  plain: string;
  text: string;
  title: string;
  version: number;
  words: Generated<string>;
}

export interface InstructionVersion {
  benefit_groups: string[];
  instruction_id: string;
  is_small: boolean;
  published_at: Date;
  published_by: string;
  version: number;
}

export interface Interpreter {
  channels: string[];
  ended_at: Date | null;
  interpreter_id: string;
  languages: string[];
  name: string;
}

export interface KeptPseudonym {
  appointment_id: string;
  channel: string;
  kept_on: string;
  pseudonym: Buffer | null;
  year: number;
}

export interface KnowledgeEdition {
  edition: string;
  used_on: string;
}

export interface KnowledgePassage {
  edition: string;
  language: string;
  passage: string;
  text: string;
  title: string;
  words: Generated<string>;
}

export interface LateInformation {
  application_id: string;
  arrived_at: Date;
  benefit: string;
  benefit_group: string;
  customer_id: string;
  language: string;
  late_id: string;
  outcome: string | null;
  settled_at: Date | null;
  settled_by: string | null;
}

export interface Letter {
  about_id: string | null;
  application_id: string | null;
  batch_id: string | null;
  customer_id: string;
  kind: string;
  language: string;
  letter_id: string;
  made_at: Date;
  place: number | null;
  posted_at: Date | null;
  state: string;
}

export interface LetterBatch {
  batch_id: string;
  batch_no: Generated<number>;
  clerk_id: string;
  is_protected: boolean;
  language: string;
  letter_count: number;
  made_at: Date;
  posted_at: Date | null;
  ready_at: Date | null;
  settled_by: string | null;
  sha256: string | null;
  state: string;
  undone_at: Date | null;
}

export interface LineDay {
  closed_at: Date | null;
  closed_by: string | null;
  closed_reason: string | null;
  day: string;
  place_id: string;
  virtual_counters: number | null;
}

export interface LineEvent {
  at: Date;
  changes: Json;
  clerk_id: string;
  event_no: number;
  kind: string;
  place_id: string;
  reason: string | null;
}

export interface LineRule {
  first_ticket_no: number;
  is_cleared_at_night: boolean;
  last_ticket_no: number;
  most_calls: number;
  most_tickets_a_day: number | null;
  near_count: number;
  place_id: string;
  remote_minutes: number;
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

export interface Mandate {
  actions: string[];
  agent_id: string;
  basis: string;
  benefits: string[];
  channels: string[];
  customer_id: string;
  ended_at: Date | null;
  ended_by: string | null;
  mandate_id: string;
  recorded_at: Date;
  recorded_by: string | null;
  valid_from_on: string;
  valid_to_on: string | null;
}

export interface MandateUse {
  agent_id: string;
  begun_at: Date;
  customer_id: string;
  mandate_id: string;
  use_id: string;
}

export interface Message {
  agent_id: string | null;
  answered_at: Date | null;
  application_id: string | null;
  assigned_to: string | null;
  benefit_group: string;
  clerk_id: string | null;
  customer_id: string;
  direction: string;
  filed_at: Date | null;
  filed_by: string | null;
  language: string;
  message_id: string;
  read_at: Date | null;
  saved_at: Date;
  sent_at: Date | null;
  state: string;
  subject: string;
  text: string;
  thread_id: string;
}

export interface Migration {
  applied_at: Date;
  name: string;
  sha256: string;
}

export interface MonthlyFigure {
  benefit: string;
  channel: string;
  counted: number;
  detail: string;
  measure: string;
  month_on: string;
  total: number;
}

export interface Municipality {
  latitude: number;
  longitude: number;
  municipality_id: string;
  name: Json;
  region_id: string;
}

export interface NearWord {
  address: Buffer | null;
  asked_at: Date;
  channel: string;
  contact_id: string;
  language: string;
  secret: Buffer | null;
  settled_at: Date | null;
  state: string;
}

export interface NetworkImport {
  accepted_at: Date | null;
  accepted_by: string | null;
  clerk_id: string | null;
  expires_at: Date;
  faults: Json;
  import_id: string;
  made_at: Date;
  organizations: Json;
  records: Json;
  source: string;
}

export interface Notice {
  about_id: string | null;
  application_id: string | null;
  channel: string;
  created_at: Date;
  customer_id: string;
  kind: string;
  language: string;
  notice_id: string;
  settled_at: Date | null;
  state: string;
  wished: Generated<string>;
}

export interface NoticeAttempt {
  at: Date;
  attempt: number;
  channel: Generated<string>;
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

export interface OwnDataReport {
  begun_at: Date;
  customer_id: string;
  ended_at: Date | null;
  file_count: number;
  outcome: string | null;
  report_id: string;
}

export interface PaperApplication {
  agent_basis: string | null;
  agent_id: string | null;
  answers: Json;
  application_id: string;
  benefit: string;
  benefit_group: string;
  cancelled_because: string | null;
  channel: string;
  customer_id: string;
  form_version: string;
  is_protected: Generated<boolean>;
  language: string;
  paper_code: string;
  point_received_on: string | null;
  received_on: string;
  registered_at: Date;
  registered_by: string;
  saved_at: Date;
  settled_at: Date | null;
  settled_by: string | null;
  state: string;
  typed: Json | null;
  unknown_answers: string[];
}

export interface Place {
  accessibility: Json | null;
  benefit_groups: string[];
  city: Json | null;
  has_invented_street: Generated<boolean>;
  kind: string;
  languages: string[];
  latitude: number | null;
  longitude: number | null;
  municipality_id: string | null;
  name: Json;
  operator: Json | null;
  phone: string | null;
  place_id: string;
  postal_code: string | null;
  street: string | null;
  tasks: string[];
  valid_from_on: string;
  valid_to_on: string | null;
}

export interface PlaceEvent {
  at: Date;
  changes: Json;
  clerk_id: string;
  event_no: number;
  kind: string;
  place_id: string;
}

export interface PromisedCallback {
  at: Date | null;
  place_id: string | null;
}

export interface ProtectionEvent {
  at: Date;
  clerk_id: string;
  customer_id: string;
  event_id: string;
  kind: string;
  reason_text: string;
}

export interface PtvChannel {
  channel_id: string;
  import_id: string;
  place_id: string | null;
  record: Json;
  taken_at: Date;
}

export interface Region {
  code: string;
  name: Json;
  region_id: string;
}

export interface RegisterInquiry {
  expires_at: Date;
  register_session: string;
  session_id: string;
}

export interface ReportingYear {
  closed_at: Date | null;
  counted_on: string | null;
  inner_key: Buffer | null;
  outer_key: Buffer | null;
  year: number;
}

export interface RequestDraft {
  application_id: string;
  clerk_id: string;
  customer_id: string;
  saved_at: Date;
  typed: Json;
}

export interface RosterEvent {
  at: Date;
  by_clerk_id: string | null;
  clerk_id: string | null;
  details: Json;
  event_id: string;
  interpreter_id: string | null;
  kind: string;
  place_id: string | null;
}

export interface Scan {
  application_id: string | null;
  channel: string;
  code: string | null;
  customer_id: string | null;
  discarded_because: string | null;
  file_name: string;
  import_id: string;
  page_count: number;
  point_received_on: string | null;
  read_at: Date | null;
  received_on: string;
  scan_id: string;
  settled_at: Date | null;
  settled_by: string | null;
  sha256: string;
  state: string;
  taken_in_at: Date;
  taken_in_by: string | null;
}

export interface ServedPseudonym {
  contact_id: string;
  ended_on: string;
  municipality_id: string;
  pseudonym: Buffer;
  year: number;
}

export interface Session {
  acts_for: string | null;
  clerk_id: string | null;
  customer_id: string | null;
  ended_at: Date | null;
  expires_at: Date;
  id_token_encrypted: Buffer | null;
  idle_expires_at: Date;
  kind: string;
  label: string;
  mandate_id: string | null;
  method: string;
  proved_at: Date | null;
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
  renews: string | null;
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

export interface SkillsVersion {
  benefit_groups: string[];
  changes: Json;
  channels: string[];
  clerk_id: string;
  decided_at: Date;
  decided_by: string;
  event_id: string;
  from_on: string;
  home_place_id: string | null;
  is_own: boolean;
  is_quick: boolean;
  languages: string[];
  state: string;
  version_no: number;
}

export interface StoredFile {
  byte_count: number;
  finding: string | null;
  media_type: string;
  scan: string;
  scanned_at: Date | null;
  sha256: string;
  stored_at: Date;
}

export interface SurveyAnswer {
  answered_at: Date;
  application_id: string;
  benefit: string;
  customer_id: string;
  grade: number;
  intake_channel: string;
  language: string;
  text: string | null;
}

export interface Tally {
  benefit: string;
  channel: string;
  counted: number;
  day: string;
  detail: Generated<string>;
  measure: string;
  tally_id: Generated<number>;
  total: number;
}

export interface TicketCounter {
  day: string;
  given: number;
  last_no: number;
  place_id: string;
  series: string;
}

export interface TicketLimit {
  address_digest: Buffer;
  begins_at: Date;
  taken: number;
  way: string;
}

export interface TimedTally {
  arrived_at: Date | null;
  at: Date;
  channel: string;
  counted: number;
  detail: string;
  measure: string;
  timed_tally_id: Generated<number>;
  total: number;
}

export interface UnfinishedText {
  application_id: string;
  clerk_id: string;
  customer_id: string;
  kept_at: Date;
  place: string;
  text: string;
}

export interface UploadLink {
  agent_id: string | null;
  application_id: string;
  customer_id: string;
  expires_at: Date;
  language: string;
  made_at: Date;
  requirement_id: string;
  token_digest: Buffer;
  used_at: Date | null;
}

export interface ViewLog {
  application_id: string | null;
  at: Date;
  clerk_id: string;
  clerk_role: string;
  contact_id: string | null;
  customer_id: string;
  reason: string;
  reason_text: string | null;
  seal_no: number | null;
  view_id: string;
  view_no: Generated<number>;
  what: string;
}

export interface ViewLogErasure {
  erased_at: Date;
  seal: Buffer;
  signature: Buffer;
  up_to_seal_no: number;
  view_count: number;
}

export interface ViewLogSeal {
  first_at: Date;
  last_at: Date;
  marks: Buffer;
  seal: Buffer;
  seal_no: number;
  sealed_at: Date;
  view_count: number;
}

export interface WaitBasis {
  basis: Json;
  learned_on: string;
  place_id: string;
}

export interface WaitError {
  day: string;
  misses: Json;
  place_id: string;
}

export interface WorkShift {
  channels: string[];
  clerk_id: string | null;
  from_at: Date;
  interpreter_id: string | null;
  place_id: string | null;
  resource_id: Generated<string>;
  shift_id: string;
  to_at: Date;
}

export interface DB {
  application: Application;
  appointment: Appointment;
  appointment_code: AppointmentCode;
  appointment_count: AppointmentCount;
  appointment_customer: AppointmentCustomer;
  appointment_event: AppointmentEvent;
  appointment_limit: AppointmentLimit;
  appointment_message: AppointmentMessage;
  appointment_offer: AppointmentOffer;
  appointment_reach: AppointmentReach;
  attachment: Attachment;
  attachment_requirement: AttachmentRequirement;
  board_message: BoardMessage;
  booked_time: BookedTime;
  broken_glass: BrokenGlass;
  busy_day: BusyDay;
  callback_attempt: CallbackAttempt;
  callback_code: CallbackCode;
  callback_code_limit: CallbackCodeLimit;
  callback_count: CallbackCount;
  callback_reach: CallbackReach;
  callback_request: CallbackRequest;
  callback_window: CallbackWindow;
  callback_word: CallbackWord;
  case_event: CaseEvent;
  case_holder: CaseHolder;
  case_note: CaseNote;
  clerk: Clerk;
  clerk_absence: ClerkAbsence;
  clerk_event: ClerkEvent;
  clerk_period: ClerkPeriod;
  contact: Contact;
  contact_application: ContactApplication;
  contact_check: ContactCheck;
  contact_count: ContactCount;
  contact_customer: ContactCustomer;
  contact_draft: ContactDraft;
  contact_event: ContactEvent;
  contact_handover: ContactHandover;
  contact_matter: ContactMatter;
  contact_note: ContactNote;
  contact_notice: ContactNotice;
  contact_period: ContactPeriod;
  cosignature: Cosignature;
  counter: Counter;
  customer: Customer;
  customer_address: CustomerAddress;
  customer_merge: CustomerMerge;
  customers_by_appointment: CustomersByAppointment;
  customers_served: CustomersServed;
  daily_figure: DailyFigure;
  daily_sum: DailySum;
  decision: Decision;
  demo_identity_record: DemoIdentityRecord;
  device: Device;
  draft: Draft;
  earlier_wish: EarlierWish;
  emergency_call: EmergencyCall;
  erasure_lease: ErasureLease;
  erasure_run: ErasureRun;
  expected_work: ExpectedWork;
  export_schedule: ExportSchedule;
  export_sending: ExportSending;
  figure: Figure;
  first_free_day: FirstFreeDay;
  hour_count: HourCount;
  hours_version: HoursVersion;
  identity_code: IdentityCode;
  information_request: InformationRequest;
  information_request_item: InformationRequestItem;
  instruction: Instruction;
  instruction_draft: InstructionDraft;
  instruction_event: InstructionEvent;
  instruction_reading: InstructionReading;
  instruction_text: InstructionText;
  instruction_version: InstructionVersion;
  interpreter: Interpreter;
  kept_pseudonym: KeptPseudonym;
  knowledge_edition: KnowledgeEdition;
  knowledge_passage: KnowledgePassage;
  late_information: LateInformation;
  letter: Letter;
  letter_batch: LetterBatch;
  line_day: LineDay;
  line_event: LineEvent;
  line_rule: LineRule;
  login: Login;
  mandate: Mandate;
  mandate_use: MandateUse;
  message: Message;
  migration: Migration;
  monthly_figure: MonthlyFigure;
  municipality: Municipality;
  near_word: NearWord;
  network_import: NetworkImport;
  notice: Notice;
  notice_attempt: NoticeAttempt;
  outbox: Outbox;
  own_data_report: OwnDataReport;
  paper_application: PaperApplication;
  place: Place;
  place_event: PlaceEvent;
  promised_callback: PromisedCallback;
  protection_event: ProtectionEvent;
  ptv_channel: PtvChannel;
  region: Region;
  register_inquiry: RegisterInquiry;
  reporting_year: ReportingYear;
  request_draft: RequestDraft;
  roster_event: RosterEvent;
  scan: Scan;
  served_pseudonym: ServedPseudonym;
  session: Session;
  sign_in_attempt: SignInAttempt;
  sign_in_link: SignInLink;
  skills_version: SkillsVersion;
  stored_file: StoredFile;
  survey_answer: SurveyAnswer;
  tally: Tally;
  ticket_counter: TicketCounter;
  ticket_limit: TicketLimit;
  timed_tally: TimedTally;
  unfinished_text: UnfinishedText;
  upload_link: UploadLink;
  view_log: ViewLog;
  view_log_erasure: ViewLogErasure;
  view_log_seal: ViewLogSeal;
  wait_basis: WaitBasis;
  wait_error: WaitError;
  work_shift: WorkShift;
}
