/** Every reason the program refuses something for, with its HTTP status. The texts say what to do instead. */
export const refusals = {
  'not-found': 404,
  'sign-in-needed': 401,
  'not-allowed': 403,
  'bad-request': 400,
  'forged-request': 403,
  'too-many-requests': 429,
  'too-large': 413,
  'too-slow': 408,
  'wrong-content-type': 415,
  'too-many-keys': 409,
  'own-access': 409,
  'application-has-faults': 422,
  'application-withdrawn': 409,
  'application-already-decided': 409,
  'another-persons-draft': 409,
  'application-already-sent': 409,
  'draft-changed-since': 409,
  'draft-already-begun': 409,
  'form-version-unknown': 409,
  'case-held-by-another': 409,
  'case-not-held': 409,
  'decision-not-ready': 422,
  'decision-already-made': 409,
  'decision-changed': 409,
  'second-clerk-must-approve': 409,
  'nothing-to-approve': 409,
  'decision-waits-for-approval': 409,
  'clerk-lacks-skill': 422,
  'notice-not-failed': 409,
  'protected-person': 403,
  'mandate-not-valid': 403,
  'mandate-lacks-action': 403,
  'mandate-already-recorded': 409,
  'acting-changed': 409,
  'account-change-needs-mandate': 403,
  'cosigner-already-asked': 409,
  'cosignature-already-settled': 409,
  'proof-needed': 403,
  'contact-not-checked': 409,
  'contact-changed-since': 409,
  'contact-needs-address': 409,
  'contact-code-wrong': 422,
  'contact-code-over': 410,
  'too-many-codes': 429,
  'request-already-open': 409,
  'request-asks-nothing': 422,
  'request-not-open': 409,
  'request-changed': 409,
  'message-empty': 422,
  'too-many-messages': 429,
  'too-many-message-drafts': 409,
  'message-already-sent': 409,
  'message-draft-elsewhere': 409,
  'message-not-in-a-case': 409,
  'too-many-attachments': 409,
  'upload-key-used': 409,
  'file-not-open': 409,
  'phone-link-over': 410,
  'paper-already-settled': 409,
  'scan-already-settled': 409,
  'no-letters-to-print': 409,
  'letter-batch-not-ready': 409,
  'letter-batch-already-posted': 409,
  'letter-batch-already-undone': 409,
  'instruction-changed': 409,
  'instruction-not-ready': 422,
  'own-data-report-under-way': 409,
  'erasure-under-way': 409,
  'too-many-exports': 409,
  'record-moved': 409,
  'record-already-merged': 409,
  'same-record': 422,
  'merge-stands': 409,
  'survey-too-early': 409,
  'survey-already-answered': 409,
  'hours-changed-since': 409,
  'place-changed-since': 409,
  'skills-changed-since': 409,
  'shift-overlaps': 409,
  'shift-is-over': 409,
  'counter-name-taken': 409,
  'line-closed': 409,
  'tickets-given-out': 409,
  'contact-moved-on': 409,
  'contact-held-by-another': 409,
  'not-at-work': 409,
  'clerk-serves-another': 409,
  'counter-taken': 409,
  'channel-not-served': 409,
  'contacts-still-open': 409,
  'nothing-to-undo': 409,
  'contact-already-linked': 409,
  'priority-needs-reason': 422,
  'callback-window-full': 409,
  'callback-already-asked': 409,
  'callback-not-due': 409,
  'callback-over': 409,
  'place-id-taken': 409,
  'device-not-paired': 403,
  'import-over': 410,
  'time-not-offered': 422,
  'time-taken': 409,
  'interpreter-taken': 409,
  'hold-over': 410,
  'offer-over': 410,
  'appointment-over': 409,
  'too-many-appointments': 409,
  unavailable: 503,
  internal: 500,
} as const;

export type RefusalCode = keyof typeof refusals;

/** Thrown to refuse a request. Nothing is written; the person sees the text of the code in their language. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** Faults to show a machine, never personal data. */
  readonly faults: readonly { place: string; reason: string }[];

  constructor(code: RefusalCode, faults: readonly { place: string; reason: string }[] = []) {
    super(code);
    this.code = code;
    this.faults = faults;
  }

  get status(): number {
    return refusals[this.code];
  }
}

const constraintRefusals: Record<string, RefusalCode> = {
  one_open_request_per_case: 'request-already-open',
  one_draft_per_thread: 'message-draft-elsewhere',
  one_clerk_per_case: 'case-held-by-another',
  one_draft_per_benefit: 'draft-already-begun',
  one_customer_per_application: 'another-persons-draft',
  second_clerk_approves: 'second-clerk-must-approve',
  made_decision_is_approved: 'second-clerk-must-approve',
  handed_in_decision_has_outcome: 'decision-not-ready',
  grant_has_amount_and_period: 'decision-not-ready',
  period_begins_before_it_ends: 'decision-not-ready',
  decision_pkey: 'decision-already-made',
  one_guardian_of_child_per_pair: 'mandate-already-recorded',
  one_cosignature_per_person: 'cosigner-already-asked',
  chosen_email_is_checked: 'contact-not-checked',
  text_messages_go_to_checked_phone: 'contact-not-checked',
  hours_version_pkey: 'hours-changed-since',
  place_event_pkey: 'place-changed-since',
  skills_version_pkey: 'skills-changed-since',
  one_shift_at_a_time: 'shift-overlaps',
  one_open_counter_of_a_name: 'counter-name-taken',
  place_pkey: 'place-id-taken',
  ptv_channel_pkey: 'place-changed-since',
  one_channel_per_place: 'place-changed-since',
  nobody_changes_their_own_access: 'own-access',
  instruction_version_pkey: 'instruction-changed',
  one_own_data_report_at_a_time: 'own-data-report-under-way',
  one_survey_answer_per_case: 'survey-already-answered',
  one_merge_of_a_record: 'record-already-merged',
  priority_has_reason: 'priority-needs-reason',
  who_calls_is_at_work: 'not-at-work',
  one_contact_at_a_time: 'clerk-serves-another',
  one_clerk_per_counter: 'counter-taken',
  clerk_works_at_counter_of_place: 'not-found',
  clerk_works_at_place: 'not-found',
  one_open_period_per_contact: 'contact-moved-on',
  one_customer_per_contact: 'contact-already-linked',
  time_is_free: 'time-taken',
  one_booking_at_a_time: 'time-taken',
  interpreter_is_free: 'interpreter-taken',
  callback_window_has_room: 'callback-window-full',
  one_open_callback_per_person_and_topic: 'callback-already-asked',
  callback_attempts_within_limit: 'callback-over',
};

/** What a database error means to a person: a broken rule's own code by the constraint's name, else undefined. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return undefined;
  if (isOfMovedRecord(error)) return new Refusal('record-moved');
  const code = constraintRefusals[String(error.constraint)];
  return code ? new Refusal(code) : undefined;
}

/** Whether a row was about to be written to a customer's record, or hung on what lies there, when the record was just merged into another. */
function isOfMovedRecord(error: object): boolean {
  const isForeignKey = 'code' in error && error.code === '23503';
  return (
    isForeignKey &&
    'detail' in error &&
    /is not present in table "(customer|application|mandate|notice|information_request)"/.test(String(error.detail))
  );
}
