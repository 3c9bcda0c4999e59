import { dictionary, type Language, type Text } from '#server/platform/language/language.ts';
import type { TimelineEvent } from './case-queries.ts';

/** The words for channels, languages, outcomes and events, as staff see them. */

const named: Record<string, Text> = {
  online: { fi: 'Verkkopalvelu', sv: 'E-tjänsten', en: 'Online service' },
  office: { fi: 'Toimisto', sv: 'Byrån', en: 'Office' },
  post: { fi: 'Posti', sv: 'Posten', en: 'Post' },
  phone: { fi: 'Puhelin', sv: 'Telefonen', en: 'Phone' },
  'joint-service-point': { fi: 'Yhteispalvelupiste', sv: 'Samservicepunkten', en: 'Joint service point' },
  remote: { fi: 'Etäpalvelu', sv: 'Distansservicen', en: 'Remote service' },
  fi: { fi: 'suomi', sv: 'finska', en: 'Finnish' },
  sv: { fi: 'ruotsi', sv: 'svenska', en: 'Swedish' },
  en: { fi: 'englanti', sv: 'engelska', en: 'English' },
  granted: { fi: 'Myönnetty', sv: 'Beviljad', en: 'Granted' },
  'granted-in-part': { fi: 'Osittain myönnetty', sv: 'Delvis beviljad', en: 'Granted in part' },
  rejected: { fi: 'Hylätty', sv: 'Avslagen', en: 'Rejected' },
  dismissed: { fi: 'Tutkimatta jätetty', sv: 'Lämnad utan prövning', en: 'Dismissed' },
};

/** The word for a channel, a language or an outcome; one that this version does not know is shown as it is. */
export function wordFor(value: string, language: Language): string {
  return Object.hasOwn(named, value) ? (named[value]?.[language] ?? value) : value;
}

const events = dictionary({
  'application-received': { fi: 'Hakemus saapui', sv: 'Ansökan kom in', en: 'The application arrived' },
  'receipt-given': { fi: 'Vastaanottoilmoitus annettiin', sv: 'Mottagningsbekräftelse gavs', en: 'A receipt was given' },
  'case-opened': { fi: 'Asia tuli vireille', sv: 'Ärendet blev anhängigt', en: 'The case was opened' },
  'application-withdrawn': { fi: 'Asiakas perui hakemuksen', sv: 'Kunden återtog ansökan', en: 'The customer withdrew the application' },
  'case-taken': { fi: 'Käsittelijä otti tapauksen', sv: 'Handläggaren tog ärendet', en: 'A clerk took the case' },
  'case-handed-on': { fi: 'Tapaus siirrettiin', sv: 'Ärendet fördes vidare', en: 'The case was handed on' },
  'case-released': { fi: 'Tapaus vapautettiin jonoon', sv: 'Ärendet återfördes till kön', en: 'The case was released to the queue' },
  'note-written': { fi: 'Muistiinpano kirjoitettiin', sv: 'En anteckning skrevs', en: 'A note was written' },
  'decision-proposed': {
    fi: 'Päätös lähetettiin hyväksyttäväksi',
    sv: 'Beslutet sändes för godkännande',
    en: 'The decision was sent for approval',
  },
  'decision-returned': {
    fi: 'Päätös palautettiin korjattavaksi',
    sv: 'Beslutet återsändes för rättelse',
    en: 'The decision was returned for correction',
  },
  'decision-approved': { fi: 'Päätös hyväksyttiin', sv: 'Beslutet godkändes', en: 'The decision was approved' },
  'decision-sent': { fi: 'Päätös annettiin ja lähetettiin', sv: 'Beslutet gavs och sändes', en: 'The decision was made and sent' },
});

/** What happened, in words, and by whom where that was a clerk: "Tapaus siirrettiin: Virtanen → Korhonen". */
export function eventText({ kind, clerkName, toName }: Pick<TimelineEvent, 'kind' | 'clerkName' | 'toName'>, language: Language): string {
  const who = [clerkName, toName].filter((name) => name !== null).join(' → ');
  return who === '' ? events(language)[kind] : `${events(language)[kind]}: ${who}`;
}
