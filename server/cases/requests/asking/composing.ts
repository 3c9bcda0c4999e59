import { fillRequestText, findRequestText } from '#server/agency/phrases.ts';
import type { Agency } from '#server/agency/loading.ts';
import { addWorkingDays } from '#server/agency/working-days.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { formatDay } from '#server/platform/language/format.ts';
import type { Language, Text } from '#server/platform/language/language.ts';
import { mostItems, type NewItem } from '../sending.ts';
import { itemTexts } from '../texts.ts';
import type { Askable, AskableAnswer, AskableDocument } from './askable.ts';
import type { TypedRequest } from './draft.ts';

/** Characters. */
export const longestText = 4000;
export const longestExplanation = 1000;

export type ComposeFault = {
  control: 'items' | 'workingDays' | 'ownText' | 'ownExplanation';
  code: 'nothing' | 'too-many' | 'days' | 'too-long';
};
/** What the customer will get. Days are ISO days. */
export type RequestContent = { text: string; items: readonly NewItem[]; dueOn: string; remindOn: string };

type Subject = { agency: Agency; askable: Askable; reference: string; language: Language; today: string };

/**
 * Makes the request of what a clerk chose and typed, in the customer's language. Undefined with what is at fault.
 * Refuses `bad-request` for a choice that no page of ours offers.
 */
export function composeRequest(typed: TypedRequest, subject: Subject): { content: RequestContent | undefined; faults: ComposeFault[] } {
  const { agency, language, reference, today } = subject;
  const { shortest, longest, remindBefore } = agency.requests.deadline;
  const days = readDays(typed, agency);
  const items = [...documents(typed, subject), ...answers(typed, subject), ...explanations(typed, subject)];
  const faults: ComposeFault[] = [];
  if (items.length === 0) faults.push({ control: 'items', code: 'nothing' });
  if (items.length > mostItems) faults.push({ control: 'items', code: 'too-many' });
  if ((typed.ownExplanation ?? '').length > longestExplanation) faults.push({ control: 'ownExplanation', code: 'too-long' });
  if ((typed.ownText ?? '').length > longestText) faults.push({ control: 'ownText', code: 'too-long' });
  if (days < shortest || days > longest || Number.isNaN(days)) faults.push({ control: 'workingDays', code: 'days' });
  if (faults.length > 0) return { content: undefined, faults };
  const dueOn = addWorkingDays(agency, today, days);
  const phrases = (typed.phrase ?? []).map((id) =>
    fillRequestText(orRefuse(findRequestText(agency, 'request', id)), language, { dueOn: formatDay(dueOn, language), reference }),
  );
  const text = [...phrases, (typed.ownText ?? '').trim()].filter((part) => part !== '').join('\n\n');
  // As many working days before the last day as the agency's rule says.
  return { content: { text, items, dueOn, remindOn: addWorkingDays(agency, today, days - remindBefore) }, faults: [] };
}

function readDays({ workingDays }: TypedRequest, { requests }: Agency): number {
  if (workingDays === undefined) return requests.deadline.workingDays;
  return /^\d{1,3}$/.test(workingDays.trim()) ? Number(workingDays) : Number.NaN;
}

function documents(typed: TypedRequest, { askable, language }: Subject): NewItem[] {
  const known: readonly AskableDocument[] = [...askable.missing, ...askable.otherDocuments];
  return unique(typed.attachment).map((id) => {
    const { label, state } = orRefuse(known.find((document) => document.id === id));
    const t = itemTexts(language);
    return { kind: 'attachment', about: id, text: state === 'illegible' ? t.sendAgain(label[language]) : label[language] };
  });
}

/** A list of things (incomes, members of the household) is asked for in words: the clerk puts it into the form. */
function answers(typed: TypedRequest, { askable, language }: Subject): NewItem[] {
  const known: readonly AskableAnswer[] = [...askable.gaps, ...askable.otherAnswers.flatMap((page) => page.answers)];
  return unique(typed.answer).map((path) => {
    const { label, isGroup } = orRefuse(known.find((answer) => answer.path === path));
    return { kind: isGroup ? 'explanation' : 'answer', about: path, text: label[language] };
  });
}

function explanations(typed: TypedRequest, { agency, language }: Subject): NewItem[] {
  const standard = unique(typed.explanation).map((id): NewItem => {
    const { text }: { text: Text } = orRefuse(findRequestText(agency, 'explanation', id));
    return { kind: 'explanation', about: null, text: text[language] };
  });
  const own = (typed.ownExplanation ?? '').trim();
  return own === '' ? standard : [...standard, { kind: 'explanation', about: null, text: own }];
}

function unique(values: readonly string[] = []): string[] {
  return [...new Set(values)];
}

function orRefuse<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal('bad-request');
  return found;
}
