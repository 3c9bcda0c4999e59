import { eventNames } from '#server/cases/changes/event-names.ts';
import { channelName } from '#server/platform/channels/channel.ts';
import { onBehalfSentence } from '#server/people/mandates/mandate-facts.tsx';
import { isLanguage, type Language, type Text } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { TimelineEvent } from './case-queries.ts';

/** The words for channels, languages, outcomes and events, as staff see them. */

const named: Record<string, Text> = {
  granted: { fi: 'Myönnetty', sv: 'Beviljad', en: 'Granted' },
  'granted-in-part': { fi: 'Osittain myönnetty', sv: 'Delvis beviljad', en: 'Granted in part' },
  rejected: { fi: 'Hylätty', sv: 'Avslagen', en: 'Rejected' },
  dismissed: { fi: 'Tutkimatta jätetty', sv: 'Lämnad utan prövning', en: 'Dismissed' },
};

/** The word for a channel, a language or an outcome; one that this version does not know is shown as it is. */
export function wordFor(value: string, language: Language): string {
  if (isLanguage(value)) return languageName(value, language);
  return Object.hasOwn(named, value) ? (named[value]?.[language] ?? value) : channelName(value, language);
}

type Told = Pick<TimelineEvent, 'kind' | 'clerkName' | 'toName' | 'agentName' | 'basis'>;

/** What happened, in words, and by whom where that was a clerk or an agent: "Tapaus siirrettiin: Virtanen → Korhonen". */
export function eventText({ kind, clerkName, toName, agentName, basis }: Told, language: Language): string {
  const who = [clerkName, toName].filter((name) => name !== null).join(' → ');
  const text = who === '' ? eventNames(language)[kind] : `${eventNames(language)[kind]}: ${who}`;
  return basis === null && agentName === null ? text : `${text}. ${onBehalfSentence({ name: agentName, basis }, language)}`;
}
