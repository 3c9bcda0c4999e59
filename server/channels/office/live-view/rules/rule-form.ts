import type { LineRule } from '#server/line/tickets.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';

/** The numbers of a rule: what a form calls them, and from where to where they go. */
export const ruleNumbers = {
  firstTicketNo: [1, 9989],
  lastTicketNo: [10, 9999],
  mostTicketsADay: [0, 9999],
  mostCalls: [1, 20],
  nearCount: [0, 50],
  remoteMinutes: [0, 120],
} as const satisfies Partial<Record<keyof LineRule, readonly [number, number]>>;
export type RuleNumber = keyof typeof ruleNumbers;

export type RuleFault = { field: RuleNumber; code: 'number' | 'range' };

// Object.keys cannot say that these are the keys.
export const ruleFields = Object.keys(ruleNumbers) as RuleNumber[];

/** A rule as fields of a form. */
export function fieldsOfRule(rule: LineRule, seen: number): PostedForm {
  const fields = ruleFields.map((field): [string, string[]] => [field, [rule[field] === null ? '' : String(rule[field])]]);
  return new Map([...fields, ['isClearedAtNight', rule.isClearedAtNight ? ['yes'] : []], ['seen', [String(seen)]]]);
}

/** Reads what was typed. The rule holds only when there are no faults. */
export function readRule(form: PostedForm): { rule: LineRule; faults: RuleFault[] } {
  const faults: RuleFault[] = [];
  const read = (field: RuleNumber): number | null => {
    const typed = (singleValue(form, field) ?? '').trim();
    if (typed === '' && field === 'mostTicketsADay') return null;
    const [least, most] = ruleNumbers[field];
    const number = /^\d{1,4}$/.test(typed) ? parseInt(typed, 10) : NaN;
    if (!(number >= least && number <= most)) faults.push({ field, code: 'number' });
    return number;
  };
  const number = (field: Exclude<RuleNumber, 'mostTicketsADay'>) => read(field) ?? 0;
  const rule = {
    firstTicketNo: number('firstTicketNo'),
    lastTicketNo: number('lastTicketNo'),
    mostTicketsADay: read('mostTicketsADay'),
    mostCalls: number('mostCalls'),
    nearCount: number('nearCount'),
    remoteMinutes: number('remoteMinutes'),
    isClearedAtNight: singleValue(form, 'isClearedAtNight') === 'yes',
  };
  if (rule.lastTicketNo < rule.firstTicketNo + 9) faults.push({ field: 'lastTicketNo', code: 'range' });
  return { rule, faults };
}
