import { sql } from 'kysely';
import { agentName, derived, type Held, held, somebodyElse, staff } from './held.ts';

const rowNumber = 'a number of the row and no more';

/** What is held of a person in their matters. */
export const heldInCases: readonly Held[] = [
  held('application', {
    title: { fi: 'Hakemukset', sv: 'Ansökningar', en: 'Applications' },
    columns: [
      ...(['application_id', 'reference', 'benefit', 'form_version', 'language', 'intake_channel', 'received_at', 'received_on'] as const),
      ...([
        'point_received_on',
        'due_on',
        'waits_until_on',
        'stage',
        'stage_since',
        'is_protected',
        'agent_basis',
        'unknown_answers',
      ] as const),
      'answers',
    ],
    more: { agent_name: agentName },
    without: { benefit_group: derived, agent_id: somebodyElse, registered_by: staff },
  }),
  held('draft', {
    title: { fi: 'Keskeneräiset hakemukset', sv: 'Ofullständiga ansökningar', en: 'Applications you have begun' },
    columns: ['draft_id', 'benefit', 'form_version', 'started_at', 'saved_at', 'expires_on', 'completed_pages', 'answers', 'typed'],
  }),
  held('paper_application', {
    title: {
      fi: 'Paperilla tai puhelimitse tulleet hakemukset',
      sv: 'Ansökningar på papper eller per telefon',
      en: 'Applications on paper or by phone',
    },
    columns: [
      ...(['application_id', 'paper_code', 'benefit', 'form_version', 'language', 'channel', 'received_on', 'point_received_on'] as const),
      ...([
        'registered_at',
        'saved_at',
        'state',
        'settled_at',
        'cancelled_because',
        'is_protected',
        'agent_basis',
        'unknown_answers',
      ] as const),
      ...(['answers', 'typed'] as const),
    ],
    more: { agent_name: agentName },
    without: { benefit_group: derived, registered_by: staff, settled_by: staff, agent_id: somebodyElse },
  }),
  held('attachment_requirement', {
    title: { fi: 'Liitteet, jotka hakemus tarvitsee', sv: 'Bilagor som ansökan behöver', en: 'Attachments that an application needs' },
    columns: ['application_id', 'requirement_id', 'state', 'since', 'waived_because'],
    without: { settled_by: staff, accepted_attachment_id: 'the state tells it' },
  }),
  held('attachment', {
    title: { fi: 'Lähetetyt tiedostot', sv: 'Filer som skickats', en: 'Files that were sent' },
    columns: [
      'application_id',
      'message_id',
      'requirement_id',
      'file_name',
      'channel',
      'received_at',
      'received_on',
      'state',
      'judged_at',
      'sha256',
    ],
    without: { attachment_id: rowNumber, judged_by: staff, agent_id: somebodyElse, taken_in_by: staff, upload_key: rowNumber },
  }),
  held('scan', {
    title: { fi: 'Skannatut paperit', sv: 'Skannade papper', en: 'Scanned paper' },
    columns: [
      ...(['application_id', 'file_name', 'code', 'page_count', 'channel', 'received_on', 'point_received_on', 'taken_in_at'] as const),
      ...(['state', 'settled_at', 'discarded_because', 'sha256'] as const),
    ],
    without: { scan_id: rowNumber, taken_in_by: staff, import_id: rowNumber, read_at: 'when the code was looked for', settled_by: staff },
  }),
  held('upload_link', {
    title: { fi: 'Linkit valokuvan lähettämiseen', sv: 'Länkar för att skicka ett foto', en: 'Links for sending a photograph' },
    columns: ['application_id', 'requirement_id', 'language', 'made_at', 'expires_at', 'used_at'],
    without: { token_digest: 'would help somebody to get in', agent_id: somebodyElse },
  }),
  held('information_request', {
    title: { fi: 'Lisätietopyynnöt', sv: 'Begäranden om komplettering', en: 'Requests for information' },
    columns: [
      ...(['request_id', 'application_id', 'language', 'text', 'sent_at', 'due_on', 'remind_on', 'reminded_at', 'state'] as const),
      ...(['settled_at', 'late_at'] as const),
    ],
    without: { clerk_id: staff },
  }),
  held('information_request_item', {
    title: {
      fi: 'Mitä pyydettiin ja mitä vastasit',
      sv: 'Vad som begärdes och vad du svarade',
      en: 'What was asked and what you answered',
    },
    columns: ['request_id', 'item_no', 'kind', 'about', 'text', 'answer', 'done_at', 'was_unknown', 'typed'],
    without: { agent_id: somebodyElse },
  }),
  held('late_information', {
    title: {
      fi: 'Päätöksen jälkeen tulleet tiedot',
      sv: 'Uppgifter som kom efter beslutet',
      en: 'Information that came after the decision',
    },
    columns: ['application_id', 'benefit', 'arrived_at', 'settled_at', 'outcome'],
    without: { late_id: rowNumber, benefit_group: derived, language: derived, settled_by: staff },
  }),
  held('message', {
    title: { fi: 'Viestit', sv: 'Meddelanden', en: 'Messages' },
    columns: [
      ...(['message_id', 'thread_id', 'application_id', 'direction', 'state', 'subject', 'text', 'language', 'saved_at'] as const),
      ...(['sent_at', 'read_at', 'answered_at', 'filed_at'] as const),
    ],
    without: { benefit_group: derived, clerk_id: staff, agent_id: somebodyElse, assigned_to: staff, filed_by: staff },
    // What a clerk has not sent yet is no document of the agency (Act 621/1999 section 5(3)).
    only: sql<boolean>`(t.state = 'sent' or t.direction = 'from-customer')`,
  }),
  held('notice', {
    title: { fi: 'Ilmoitukset sinulle', sv: 'Aviseringar till dig', en: 'Notices to you' },
    columns: ['notice_id', 'application_id', 'kind', 'channel', 'wished', 'language', 'state', 'created_at', 'settled_at'],
    without: { about_id: rowNumber },
  }),
  held('notice_attempt', {
    title: { fi: 'Ilmoitusten lähetysyritykset', sv: 'Försök att skicka aviseringar', en: 'Attempts to deliver notices' },
    columns: ['notice_id', 'attempt', 'at', 'channel', 'result', 'problem'],
  }),
  held('letter', {
    title: { fi: 'Kirjeet sinulle', sv: 'Brev till dig', en: 'Letters to you' },
    columns: ['application_id', 'kind', 'language', 'state', 'made_at', 'posted_at'],
    without: {
      letter_id: rowNumber,
      about_id: rowNumber,
      batch_id: 'which letters were printed together',
      place: 'where it lay among them',
    },
  }),
  held('decision', {
    title: { fi: 'Päätökset', sv: 'Beslut', en: 'Decisions' },
    columns: [
      ...([
        'application_id',
        'outcome',
        'amount_cents',
        'period_from_on',
        'period_to_on',
        'reasons',
        'phrases',
        'language',
        'sent_at',
      ] as const),
      'deemed_served_on',
    ],
    without: {
      status: 'only decisions that were made are given',
      typed: 'how it was typed: what was decided is given',
      written_by: staff,
      written_at: 'when its draft was written',
      needs_approval: 'how the work is shared',
      approved_by: staff,
      approved_at: 'how the work is shared',
      returned_because: 'a word between clerks about a draft (Act 621/1999 section 5(3))',
    },
    only: sql<boolean>`t.status = 'made'`,
  }),
  held('case_event', {
    title: { fi: 'Asioidesi tapahtumat', sv: 'Händelser i dina ärenden', en: 'What happened in your matters' },
    columns: ['application_id', 'kind', 'at', 'actor'],
    without: { event_id: rowNumber, clerk_id: staff, details: 'repeats other tables, and may name a member of staff' },
  }),
  held('case_note', {
    title: { fi: 'Käsittelijöiden muistiinpanot', sv: 'Handläggarnas anteckningar', en: 'Clerks’ notes' },
    columns: ['application_id', 'written_at'],
    without: {
      note_id: rowNumber,
      clerk_id: staff,
      // See docs/decisions/0012-own-data-and-erasure.md.
      text: 'may tell of others: given on request, after a clerk has read it (Act 621/1999 sections 5, 11, 12 and 14; GDPR Article 15(4))',
    },
  }),
  held('contact_customer', {
    title: { fi: 'Käyntisi ja puhelusi', sv: 'Dina besök och samtal', en: 'Your visits and calls' },
    columns: ['contact_id', 'linked_at'],
    more: {
      channel: sql`(select c.channel from contact c where c.contact_id = t.contact_id)`,
      place_id: sql`(select c.place_id from contact c where c.contact_id = t.contact_id)`,
      arrived_at: sql`(select c.arrived_at from contact c where c.contact_id = t.contact_id)`,
      ended_at: sql`(select c.ended_at from contact c where c.contact_id = t.contact_id)`,
      outcome: sql`(select c.outcome from contact c where c.contact_id = t.contact_id)`,
    },
    without: { linked_by: staff },
  }),
  held('appointment_customer', {
    title: { fi: 'Varaamasi ajat', sv: 'Dina bokade tider', en: 'Your appointments' },
    columns: ['appointment_id', 'linked_at'],
    more: {
      channel: sql`(select a.channel from appointment a where a.appointment_id = t.appointment_id)`,
      place_id: sql`(select a.place_id from appointment a where a.appointment_id = t.appointment_id)`,
      from_at: sql`(select a.from_at from appointment a where a.appointment_id = t.appointment_id)`,
      to_at: sql`(select a.to_at from appointment a where a.appointment_id = t.appointment_id)`,
      state: sql`(select a.state from appointment a where a.appointment_id = t.appointment_id)`,
    },
  }),
  held('contact_application', {
    title: { fi: 'Asiat, joista käynneillä puhuttiin', sv: 'Ärenden som togs upp vid besök', en: 'Cases that visits were about' },
    columns: ['contact_id', 'application_id'],
  }),
  held('contact_note', {
    title: { fi: 'Käynneistä kirjoitetut muistiinpanot', sv: 'Anteckningar om besök', en: 'Notes about visits' },
    columns: ['contact_id', 'at'],
    without: {
      note_no: rowNumber,
      clerk_id: staff,
      text: 'may tell of others: given on request, as the notes of a case are',
    },
  }),
  held('cosignature', {
    title: { fi: 'Toisen henkilön allekirjoitukset', sv: 'Underskrifter av en annan person', en: 'Signatures by somebody else' },
    columns: ['application_id', 'name', 'state', 'asked_at', 'settled_at'],
    without: { cosignature_id: rowNumber, code_digest: somebodyElse, signer_id: somebodyElse },
  }),
  held('cosignature', {
    id: 'cosignature_given',
    by: 'signer_id',
    asSystem: 'the rows stand in the records of those whose applications the person signed',
    title: {
      fi: 'Allekirjoituksesi toisten hakemuksiin',
      sv: 'Dina underskrifter på andras ansökningar',
      en: 'Your signatures on others’ applications',
    },
    columns: ['state', 'asked_at', 'settled_at'],
    without: {
      customer_id: somebodyElse,
      cosignature_id: somebodyElse,
      application_id: somebodyElse,
      code_digest: 'would help to find the person',
      name: 'the person’s own',
      signer_id: 'the person',
    },
  }),
  held('survey_answer', {
    title: { fi: 'Palautteesi', sv: 'Din respons', en: 'Your feedback' },
    columns: ['application_id', 'grade', 'text', 'language', 'answered_at'],
    without: { benefit: 'stands in the application', intake_channel: 'stands in the application' },
  }),
];

/** Tables with a customer's rows that are not in the report at all, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  broken_glass: 'who looked by exception is in the log of views; the rest is about the member of staff, and is examined first',
  case_holder: 'who has a case in hand today: about the member of staff',
  request_draft: 'what a clerk has not sent yet is no document of the agency (Act 621/1999 section 5(3))',
  unfinished_text: 'what a clerk has not finished writing is no document of the agency (Act 621/1999 section 5(3))',
};

/** Other columns that name a customer, in rows that are somebody else's, and why those rows are not in the report. */
export const otherParts: Readonly<Record<string, string>> = {
  'application.agent_id': 'matters of others: theirs to see',
  'attachment.agent_id': 'matters of others: theirs to see',
  'information_request_item.agent_id': 'matters of others: theirs to see',
  'message.agent_id': 'matters of others: theirs to see',
  'paper_application.agent_id': 'matters of others: theirs to see',
  'customer.merged_into': 'the record that is kept tells of it, by customer_merge',
};
