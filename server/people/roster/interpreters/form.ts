import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import { readChannels } from '../form.ts';
import type { InterpreterFacts } from './keeping.ts';

/** What is wrong: each is the name of its field. */
export type InterpreterFault = 'name' | 'languages' | 'channels';

/** The sign languages of Finland: Finnish and Finland-Swedish. */
const signLanguages = ['fse', 'fss'];
/** Beyond those in which the agency serves anyway: what is asked for most. */
const oftenAsked = ['se', 'smn', 'sms', 'ru', 'et', 'ar', 'so', 'fa', 'ku', 'uk', 'vi', 'th', 'zh', 'es', 'fr', 'de', 'tr', 'sq'];

/** The languages that can be chosen: those of an agency’s service, and others often asked for. */
export const interpretedLanguages = (served: readonly string[]): string[] => [...new Set([...signLanguages, ...oftenAsked, ...served])];

/** What was chosen, and what is wrong with it. */
export function readInterpreter(form: PostedForm, languages: readonly string[]): { facts: InterpreterFacts; faults: InterpreterFault[] } {
  const chosen = new Set(form.get('languages'));
  const facts = {
    name: (singleValue(form, 'name') ?? '').trim(),
    languages: languages.filter((tag) => chosen.has(tag)),
    channels: readChannels(form),
  };
  const faults: InterpreterFault[] = [];
  if (facts.name === '' || facts.name.length > 200) faults.push('name');
  if (facts.languages.length === 0) faults.push('languages');
  if (facts.channels.length === 0) faults.push('channels');
  return { facts, faults };
}

/** What is known, as fields of a form. */
export function fieldsOf({ name, languages, channels }: InterpreterFacts): PostedForm {
  return new Map<string, readonly string[]>([
    ['name', [name]],
    ['languages', languages],
    ['channels', channels],
  ]);
}
