import { eventNames } from '#server/cases/applications/event-names.ts';
import type { Language, Text } from '#server/platform/language/language.ts';
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

/** What happened, in words, and by whom where that was a clerk: "Tapaus siirrettiin: Virtanen → Korhonen". */
export function eventText({ kind, clerkName, toName }: Pick<TimelineEvent, 'kind' | 'clerkName' | 'toName'>, language: Language): string {
  const who = [clerkName, toName].filter((name) => name !== null).join(' → ');
  return who === '' ? eventNames(language)[kind] : `${eventNames(language)[kind]}: ${who}`;
}
