import { readDay } from '#server/platform/clock/period.ts';
import { isDay } from '#server/platform/clock/clock.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import type { Language, Text } from '#server/platform/language/language.ts';
import type { NewMessage } from './messages.ts';

export type MessageFaultCode = 'words' | 'day' | 'order' | 'over' | 'place';
export type MessageFault = { field: string; code: MessageFaultCode };

const longest = 160;

type Known = { languages: readonly Language[]; isPlace: (id: string) => boolean; today: string };

/** Reads what was typed. The message holds only when there are no faults. */
export function readMessage(form: PostedForm, { languages, isPlace, today }: Known): { message: NewMessage; faults: MessageFault[] } {
  const faults: MessageFault[] = [];
  const typed = (field: string) => (singleValue(form, field) ?? '').trim();
  const dayOf = (field: string): string => {
    const day = readDay(typed(field), '') ?? '';
    if (!isDay(day)) faults.push({ field, code: 'day' });
    return day;
  };
  const place = typed('place');
  if (place !== '' && !isPlace(place)) faults.push({ field: 'place', code: 'place' });
  const text: Partial<Text> = {};
  for (const language of languages) {
    // A board has one line of it: line breaks are spaces there.
    const words = typed(`text-${language}`).replaceAll(/\s+/g, ' ');
    if (words === '' || words.length > longest) faults.push({ field: `text-${language}`, code: 'words' });
    text[language] = words;
  }
  const [from, to] = [dayOf('from'), dayOf('to')];
  if (faults.some(({ code }) => code === 'day')) return { message: { placeId: null, text, from, to }, faults };
  if (to < from) faults.push({ field: 'to', code: 'order' });
  else if (to < today) faults.push({ field: 'to', code: 'over' });
  return { message: { placeId: place === '' ? null : place, text, from, to }, faults };
}
