import { sql } from 'kysely';
import { agentName, type Held, held, somebodyElse, staff } from './held.ts';

const secret = 'a digest or a sealed text that tells nothing, or would help somebody to get in';

/** What is held of a person as a person: who they are, how they are reached, who acts for them, how they signed in, who looked. */
export const heldOfPerson: readonly Held[] = [
  held('customer', {
    title: { fi: 'Henkilötiedot', sv: 'Personuppgifter', en: 'Personal details' },
    columns: [
      'given_names',
      'family_name',
      'language',
      'email',
      'phone',
      'told_by',
      'email_checked_at',
      'phone_checked_at',
      ...(['language_given_at', 'told_by_given_at', 'email_given_at', 'phone_given_at'] as const),
      'is_protected',
    ],
    more: { known_since: sql`t.created_at` },
    without: {
      created_at: 'given as known_since',
      merged_into: 'a record that went into another is not signed in to',
      open_id: 'the same as customer_id, while the record is open',
    },
  }),
  held('identity_code', {
    title: { fi: 'Henkilötunnus', sv: 'Personbeteckning', en: 'Identity code' },
    columns: ['code_encrypted', 'is_current'],
    without: { code_digest: secret },
  }),
  held('customer_address', {
    title: { fi: 'Osoite', sv: 'Adress', en: 'Address' },
    columns: ['street', 'postal_code', 'city', 'country', 'given_at'],
  }),
  held('contact_check', {
    title: { fi: 'Yhteystiedon vahvistus', sv: 'Bekräftelse av kontaktuppgift', en: 'Confirmation of contact details' },
    columns: ['kind', 'address', 'sent_at', 'expires_at', 'tries_left'],
    without: { code_digest: secret, notice_id: 'a number of the row and no more' },
  }),
  held('contact_draft', {
    title: {
      fi: 'Keskeneräinen yhteystiedon muutos',
      sv: 'Påbörjad ändring av kontaktuppgift',
      en: 'A change of contact details not yet made',
    },
    columns: ['part', 'typed', 'kept_at'],
  }),
  held('contact_event', {
    title: { fi: 'Yhteystietojen muutokset', sv: 'Ändringar av kontaktuppgifter', en: 'Changes of contact details' },
    columns: ['kind', 'at', 'actor'],
    without: { event_id: 'a number of the row and no more', clerk_id: staff },
  }),
  held('contact_notice', {
    title: {
      fi: 'Viestit yhteystietojen muutoksista',
      sv: 'Meddelanden om ändrade kontaktuppgifter',
      en: 'Word about changes of contact details',
    },
    columns: ['kind', 'channel', 'address', 'language', 'state', 'problem', 'created_at', 'settled_at'],
    without: { notice_id: 'a number of the row and no more' },
  }),
  held('customer_merge', {
    title: { fi: 'Yhdistetyt asiakastiedot', sv: 'Sammanslagna kunduppgifter', en: 'Records that were merged' },
    columns: ['merged_id', 'merged_at', 'reason', 'undone_at', 'undone_because'],
    without: {
      merge_id: 'a number of the row and no more',
      history: 'how to undo it: what moved stands in the tables where it is now',
      clerk_id: staff,
      undone_by: staff,
    },
  }),
  held('mandate', {
    title: { fi: 'Kuka saa asioida puolestasi', sv: 'Vem som får uträtta ärenden för dig', en: 'Who may act for you' },
    columns: [
      ...(['mandate_id', 'basis', 'benefits', 'channels', 'actions', 'valid_from_on', 'valid_to_on'] as const),
      ...(['recorded_at', 'ended_at', 'ended_by'] as const),
    ],
    more: { agent_name: agentName },
    without: { agent_id: somebodyElse, recorded_by: staff },
  }),
  held('mandate_use', {
    title: { fi: 'Milloin puolestasi on asioitu', sv: 'När någon uträttat ärenden för dig', en: 'When somebody acted for you' },
    columns: ['mandate_id', 'begun_at'],
    more: { agent_name: agentName },
    without: { use_id: 'a number of the row and no more', agent_id: somebodyElse },
  }),
  held('mandate', {
    id: 'mandate_for_others',
    by: 'agent_id',
    asSystem: 'the rows and names stand in the records of those for whom the person may act',
    title: { fi: 'Kenen puolesta saat asioida', sv: 'För vem du får uträtta ärenden', en: 'For whom you may act' },
    columns: ['basis', 'benefits', 'channels', 'actions', 'valid_from_on', 'valid_to_on', 'recorded_at', 'ended_at', 'ended_by'],
    // As on the page of one's own mandates: the name, and nothing else of the other person.
    more: { name: sql`(select c.given_names || ' ' || c.family_name from customer c where c.customer_id = t.customer_id)` },
    without: { customer_id: somebodyElse, mandate_id: somebodyElse, agent_id: 'the person', recorded_by: staff },
  }),
  held('mandate_use', {
    id: 'mandate_use_for_others',
    by: 'agent_id',
    asSystem: 'the rows stand in the records of those for whom the person acted',
    title: {
      fi: 'Milloin olet asioinut toisen puolesta',
      sv: 'När du uträttat ärenden för någon annan',
      en: 'When you acted for somebody',
    },
    columns: ['begun_at'],
    without: { customer_id: somebodyElse, use_id: somebodyElse, mandate_id: somebodyElse, agent_id: 'the person' },
  }),
  held('sign_in_link', {
    title: { fi: 'Tunnistautumispalvelu', sv: 'Identifieringstjänst', en: 'Identification service' },
    columns: ['issuer', 'subject'],
    without: { door: 'always that of customers', clerk_id: 'never in a customer’s row' },
    asSystem: 'the table serves signing in and is open to nobody’s request',
  }),
  held('login', {
    title: { fi: 'Kirjautumiset', sv: 'Inloggningar', en: 'Sign-ins' },
    columns: ['at', 'method', 'result', 'reason'],
    without: { login_id: 'a number of the row and no more', door: 'always that of customers', clerk_id: 'never in a customer’s row' },
  }),
  held('session', {
    title: { fi: 'Istunnot ja avaimet', sv: 'Sessioner och nycklar', en: 'Sessions and keys' },
    columns: ['kind', 'label', 'method', 'started_at', 'seen_at', 'idle_expires_at', 'expires_at', 'ended_at', 'proved_at'],
    without: {
      session_id: secret,
      token_digest: secret,
      id_token_encrypted: secret,
      clerk_id: 'never in a customer’s row',
      acts_for: somebodyElse,
      mandate_id: somebodyElse,
    },
    asSystem: 'the table serves signing in and is open to nobody’s request',
  }),
  held('view_log', {
    title: { fi: 'Kuka on katsonut tietojasi', sv: 'Vem som sett dina uppgifter', en: 'Who looked at your data' },
    columns: ['at', 'what', 'clerk_role', 'reason', 'reason_text', 'application_id'],
    without: {
      view_id: 'a number of the row and no more',
      view_no: 'a number of the row and no more',
      clerk_id: staff,
      contact_id: 'a number of the row and no more',
      seal_no: 'proof of the log, not of the person',
    },
  }),
  held('protection_event', {
    title: { fi: 'Turvakiellon merkinnät', sv: 'Anteckningar om spärrmarkering', en: 'Entries about protection' },
    columns: ['kind', 'at', 'reason_text'],
    without: { event_id: 'a number of the row and no more', clerk_id: staff },
  }),
  held('own_data_report', {
    title: { fi: 'Omien tietojen lataukset', sv: 'Nedladdningar av egna uppgifter', en: 'Downloads of your data' },
    columns: ['begun_at', 'ended_at', 'outcome', 'file_count'],
    without: { report_id: 'a number of the row and no more' },
  }),
];
