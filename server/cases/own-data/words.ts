import type { Agency } from '#server/agency/loading.ts';
import { findBenefit } from '#server/agency/lookups.ts';
import { eventNames } from '#server/cases/changes/event-names.ts';
import { mandateTexts } from '#server/people/mandates/texts.ts';
import { roleName, thingName } from '#server/people/view-log/texts.ts';
import { channelName } from '#server/platform/channels/channel.ts';
import { formatDay, formatInstant, formatMoney, formatNumber } from '#server/platform/language/format.ts';
import { dictionary, type Language } from '#server/platform/language/language.ts';

/** What the program's own words for states and kinds say to a person. One that is not here is shown as it is. */
const words = dictionary({
  true: { fi: 'kyllä', sv: 'ja', en: 'yes' },
  false: { fi: 'ei', sv: 'nej', en: 'no' },
  fi: { fi: 'suomi', sv: 'finska', en: 'Finnish' },
  sv: { fi: 'ruotsi', sv: 'svenska', en: 'Swedish' },
  en: { fi: 'englanti', sv: 'engelska', en: 'English' },
  email: { fi: 'sähköposti', sv: 'e-post', en: 'e-mail' },
  phone: { fi: 'puhelin', sv: 'telefon', en: 'phone' },
  'text-message': { fi: 'tekstiviesti', sv: 'textmeddelande', en: 'text message' },
  letter: { fi: 'kirje', sv: 'brev', en: 'letter' },
  'official-mailbox': { fi: 'Suomi.fi-viestit', sv: 'Suomi.fi-meddelanden', en: 'Suomi.fi Messages' },
  pending: { fi: 'vireillä', sv: 'anhängig', en: 'pending' },
  'in-process': { fi: 'käsittelyssä', sv: 'under behandling', en: 'in process' },
  decided: { fi: 'ratkaistu', sv: 'avgjord', en: 'decided' },
  withdrawn: { fi: 'peruttu', sv: 'återtagen', en: 'withdrawn' },
  granted: { fi: 'myönnetty', sv: 'beviljad', en: 'granted' },
  'granted-in-part': { fi: 'osittain myönnetty', sv: 'delvis beviljad', en: 'granted in part' },
  rejected: { fi: 'hylätty', sv: 'avslagen', en: 'rejected' },
  dismissed: { fi: 'jätetty tutkimatta', sv: 'lämnad utan prövning', en: 'dismissed' },
  'decision-stands': { fi: 'päätös pysyy ennallaan', sv: 'beslutet står fast', en: 'the decision stands' },
  'to-correct': { fi: 'päätös korjataan', sv: 'beslutet rättas', en: 'the decision is to be corrected' },
  required: { fi: 'tarvitaan', sv: 'behövs', en: 'needed' },
  requested: { fi: 'pyydetty', sv: 'begärd', en: 'asked for' },
  received: { fi: 'saapunut', sv: 'inkommen', en: 'received' },
  accepted: { fi: 'hyväksytty', sv: 'godkänd', en: 'accepted' },
  illegible: { fi: 'ei saatu selvää', sv: 'oläslig', en: 'illegible' },
  unneeded: { fi: 'ei tarvita', sv: 'behövs inte', en: 'not needed' },
  waived: { fi: 'ei tarvita', sv: 'behövs inte', en: 'not needed' },
  'to-key': { fi: 'tallennetaan', sv: 'matas in', en: 'to be keyed' },
  keyed: { fi: 'tallennettu', sv: 'inmatad', en: 'keyed' },
  cancelled: { fi: 'peruttu', sv: 'återtagen', en: 'cancelled' },
  sorted: { fi: 'liitetty asiaan', sv: 'fogad till ärendet', en: 'put to its case' },
  discarded: { fi: 'hylätty', sv: 'förkastad', en: 'discarded' },
  open: { fi: 'avoinna', sv: 'öppen', en: 'open' },
  answered: { fi: 'vastattu', sv: 'besvarad', en: 'answered' },
  passed: { fi: 'määräaika päättyi', sv: 'tidsfristen gick ut', en: 'the deadline passed' },
  attachment: { fi: 'liite', sv: 'bilaga', en: 'attachment' },
  answer: { fi: 'vastaus', sv: 'svar', en: 'answer' },
  explanation: { fi: 'selvitys', sv: 'förklaring', en: 'explanation' },
  'from-customer': { fi: 'sinulta meille', sv: 'från dig till oss', en: 'from you to us' },
  'to-customer': { fi: 'meiltä sinulle', sv: 'från oss till dig', en: 'from us to you' },
  draft: { fi: 'luonnos', sv: 'utkast', en: 'draft' },
  sent: { fi: 'lähetetty', sv: 'skickad', en: 'sent' },
  waiting: { fi: 'odottaa', sv: 'väntar', en: 'waiting' },
  failed: { fi: 'epäonnistui', sv: 'misslyckades', en: 'failed' },
  kept: { fi: 'säilytetty lähettämättä', sv: 'sparad utan att skickas', en: 'kept without sending' },
  'in-batch': { fi: 'tulostettavana', sv: 'skrivs ut', en: 'being printed' },
  posted: { fi: 'postitettu', sv: 'postad', en: 'posted' },
  decision: { fi: 'päätös', sv: 'beslut', en: 'decision' },
  request: { fi: 'lisätietopyyntö', sv: 'begäran om komplettering', en: 'request for information' },
  reminder: { fi: 'muistutus', sv: 'påminnelse', en: 'reminder' },
  receipt: { fi: 'kuittaus', sv: 'bekräftelse', en: 'receipt' },
  message: { fi: 'viesti', sv: 'meddelande', en: 'message' },
  customer: { fi: 'sinä', sv: 'du', en: 'you' },
  clerk: { fi: 'käsittelijä', sv: 'handläggare', en: 'a clerk' },
  system: { fi: 'järjestelmä', sv: 'systemet', en: 'the system' },
  asked: { fi: 'pyydetty', sv: 'begärd', en: 'asked' },
  signed: { fi: 'allekirjoitettu', sv: 'underskriven', en: 'signed' },
  refused: { fi: 'ei hyväksytty', sv: 'nekad', en: 'refused' },
  succeeded: { fi: 'onnistui', sv: 'lyckades', en: 'succeeded' },
  marked: { fi: 'merkitty', sv: 'antecknad', en: 'marked' },
  unmarked: { fi: 'merkintä poistettu', sv: 'anteckningen borttagen', en: 'mark removed' },
  browser: { fi: 'selain', sv: 'webbläsare', en: 'browser' },
  key: { fi: 'avain', sv: 'nyckel', en: 'key' },
  case: { fi: 'hakemuksen käsittely', sv: 'handläggning av ansökan', en: 'handling the application' },
  contact: { fi: 'yhteydenotto', sv: 'kontakt', en: 'a contact' },
  entered: { fi: 'kirjattu syy', sv: 'antecknad orsak', en: 'an entered reason' },
  'break-glass': { fi: 'poikkeuksellinen avaaminen', sv: 'öppnat undantagsvis', en: 'opened by exception' },
  principal: { fi: 'valtuuttaja', sv: 'fullmaktsgivaren', en: 'the person represented' },
  agent: { fi: 'valtuutettu', sv: 'ombudet', en: 'the agent' },
  register: { fi: 'rekisteri', sv: 'registret', en: 'the register' },
  'broken-off': { fi: 'keskeytyi', sv: 'avbröts', en: 'broken off' },
});

/** Columns whose texts people wrote: shown as they are, whatever they say. */
const written = new Set([
  ...['text', 'answer', 'subject', 'reasons', 'reason_text', 'name', 'agent_name', 'file_name', 'label', 'given_names', 'family_name'],
  ...['street', 'city', 'country', 'address', 'cancelled_because', 'waived_because', 'discarded_because', 'problem', 'email', 'phone'],
]);

export type Speaking = { agency: Agency; language: Language };

/** A value of the database in words; an empty text where there is none. `column` says what kind it is. */
export function valueText(column: string, value: unknown, speaking: Speaking): string {
  const { agency, language } = speaking;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return formatInstant(value, language, agency.timeZone);
  if (Array.isArray(value)) return value.map((one) => valueText(column, one, speaking)).join(', ');
  if (typeof value === 'number') return column === 'amount_cents' ? formatMoney(value, language) : formatNumber(value, language);
  if (typeof value === 'object') return JSON.stringify(value, undefined, 2);
  const text = typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string') return '';
  return written.has(column) ? text : codedText(column, text, speaking);
}

function codedText(column: string, text: string, { agency, language }: Speaking): string {
  if (column.endsWith('_on')) return formatDay(text, language);
  switch (column) {
    case 'benefit':
    case 'benefits':
      return findBenefit(agency, text)?.name[language] ?? text;
    case 'intake_channel':
    case 'channels':
      return channelName(text, language);
    case 'channel':
      return wordOf(text, language) ?? channelName(text, language);
    case 'what':
      return thingName(text, language);
    case 'clerk_role':
      return roleName(text, language);
    default:
      return wordOf(text, language) ?? text;
  }
}

function wordOf(text: string, language: Language): string | undefined {
  const known: Readonly<Record<string, unknown>> = { ...mandateTexts(language), ...eventNames(language), ...words(language) };
  const word = Object.hasOwn(known, text) ? known[text] : undefined;
  return typeof word === 'string' ? word : undefined;
}
