import { paperFormCode, readCode, writeCode } from '../platform/codes/code.ts';
import type { Form } from '../platform/forms/definition.ts';
import { languages } from '../platform/language/language.ts';
import {
  type AgencyFile,
  anyGroup,
  type BenefitsFile,
  type Keep,
  type Phrase,
  type RequestTextsFile,
  type RetentionFile,
  type RetentionKind,
  retentionKinds,
} from './definition.ts';
import { findRuleFault } from './holidays.ts';
import { automaticFields, fieldsIn, requestFields } from './phrases.ts';
import type { Report } from './reading/files.ts';

/** What the files must say together: names that lead somewhere, none of them twice, fields that somebody fills in. */

export function checkAgencyFile({ timeZone, holidays }: AgencyFile, report: Report): void {
  if (!isTimeZone(timeZone)) report('agency.json', '/timeZone', `“${timeZone}” is not a time zone`);
  for (const [index, { rule }] of holidays.entries()) {
    const fault = findRuleFault(rule);
    if (fault) report('agency.json', `/holidays/${index}/rule`, fault);
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export function checkBenefits({ groups, benefits }: BenefitsFile, report: Report): void {
  const file = 'benefits.json';
  checkUnique(file, '/groups', groups, report);
  checkUnique(file, '/benefits', benefits, report);
  for (const [index, { group }] of benefits.entries()) {
    if (!groups.some(({ id }) => id === group)) report(file, `/benefits/${index}/group`, `there is no group “${group}”`);
  }
  for (const [index, { id }] of groups.entries()) {
    if (id === anyGroup) report(file, `/groups/${index}/id`, `“${id}” stands for a matter of no group in particular`);
    if (!benefits.some(({ group }) => group === id)) report(file, `/groups/${index}`, `the group “${id}” has no benefit`);
  }
}

/** `found` are the benefits whose folders hold a form, right or faulty. */
export function checkVersions({ benefits }: BenefitsFile, found: readonly string[], report: Report): void {
  for (const [index, { id }] of benefits.entries()) {
    if (!found.includes(id)) report('benefits.json', `/benefits/${index}`, `the benefit “${id}” has no form: there is none in forms/${id}`);
  }
  for (const id of new Set(found)) {
    if (!benefits.some((benefit) => benefit.id === id)) report(`forms/${id}`, '', `there is no benefit “${id}” in benefits.json`);
  }
}

/** A form on paper is found by its code alone: two benefits cannot share one, it needs a letter or a digit, and it must be read as it was printed. */
export function checkFormCodes(found: readonly { benefit: string; form: Form | undefined }[], report: Report): void {
  const owners = new Map<string, string>();
  for (const { benefit, form } of found) {
    if (!form) continue;
    const code = paperFormCode(form.code);
    const file = `forms/${benefit}/${form.version}.json`;
    const owner = owners.get(code) ?? benefit;
    if (code === '') report(file, '/code', `“${form.code}” has no letter or digit`);
    else if (!canBePrinted(form))
      report(file, '/code', `“${form.code}” of ${form.version} cannot be printed as a code that leads back to the form`);
    if (owner !== benefit) report(file, '/code', `“${form.code}” is already the code of a form of “${owner}”`);
    owners.set(code, owner);
  }
}

function canBePrinted({ code, version }: Form): boolean {
  const formCode = paperFormCode(code);
  const read = readCode(writeCode({ kind: 'form', formCode, version, language: 'fi' }));
  return 'code' in read && read.code.kind === 'form' && read.code.formCode === formCode && read.code.version === version;
}

export function checkPhrases(phrases: readonly Phrase[], known: BenefitsFile | undefined, report: Report): void {
  const file = 'phrases.json';
  checkUnique(file, '', phrases, report);
  for (const [index, phrase] of phrases.entries()) {
    checkUnique(file, `/${index}/fields`, phrase.fields, report);
    checkFields(phrase, `/${index}`, (place, reason) => report(file, place, reason));
    checkBenefitsOf(phrase, known, (place, reason) => report(file, `/${index}/benefits${place}`, reason));
  }
}

function checkBenefitsOf({ benefits }: Pick<Phrase, 'benefits'>, known: BenefitsFile | undefined, report: ReportPlace): void {
  if (benefits === 'any' || !known) return;
  for (const [at, id] of benefits.entries()) {
    if (!known.benefits.some((benefit) => benefit.id === id)) report(`/${at}`, `there is no benefit “${id}”`);
  }
}

export function checkRequestTexts({ deadline, texts }: RequestTextsFile, known: BenefitsFile | undefined, report: Report): void {
  const file = 'request-texts.json';
  const { workingDays, shortest, longest, remindBefore } = deadline;
  if (workingDays < shortest || workingDays > longest) report(file, '/deadline/workingDays', `is not from ${shortest} to ${longest}`);
  if (remindBefore >= shortest) report(file, '/deadline/remindBefore', 'the reminder would come before a short request has been sent');
  checkUnique(file, '/texts', texts, report);
  for (const [index, text] of texts.entries()) {
    checkBenefitsOf(text, known, (place, reason) => report(file, `/texts/${index}/benefits${place}`, reason));
    for (const language of languages) {
      const at = `/texts/${index}/text/${language}`;
      if (/[{}]/.test(text.text[language].replaceAll(/\{[^{}]*\}/g, ''))) report(file, at, 'a brace has no counterpart');
      for (const name of fieldsIn(text.text[language])) {
        if (text.use !== 'request' || !requestFields.some((field) => field === name)) report(file, at, `“{${name}}” is not filled in here`);
      }
    }
  }
}

type ReportPlace = (place: string, reason: string) => void;

function checkFields(phrase: Phrase, place: string, report: ReportPlace): void {
  const isAutomatic = (name: string) => automaticFields.some((automatic) => automatic === name);
  const declared = phrase.fields.map(({ id }) => id);
  const isGrant = phrase.outcomes.every((outcome) => outcome === 'granted' || outcome === 'granted-in-part');
  for (const [index, id] of declared.entries()) {
    if (isAutomatic(id)) report(`${place}/fields/${index}/id`, `“${id}” is filled in by the program and is not declared`);
  }
  for (const language of languages) {
    const text = phrase.text[language];
    const used = fieldsIn(text);
    const at = `${place}/text/${language}`;
    if (/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ''))) report(at, 'a brace has no counterpart');
    for (const name of used) {
      if (!isAutomatic(name) && !declared.includes(name)) report(at, `“{${name}}” is not among the fields`);
      if (!isGrant && (name === 'amount' || name === 'period')) report(at, `“{${name}}” is known only when something is granted`);
    }
    for (const id of declared) {
      if (!used.includes(id)) report(at, `the text does not use the field “${id}”`);
    }
  }
}

function checkUnique(file: string, place: string, things: readonly { id: string }[], report: Report): void {
  for (const [index, { id }] of things.entries()) {
    const first = things.findIndex((thing) => thing.id === id);
    if (first !== index) report(file, `${place}/${index}/id`, `“${id}” is already used at ${place}/${first}`);
    // Benefits and groups become names of figures and fields: one that every object has would be taken for one of ours.
    if (id in Object.prototype) report(file, `${place}/${index}/id`, `“${id}” cannot be used as a name`);
  }
}

/** The shortest times that make sense, in days: a slip of the hand is not to erase what is being worked with. */
const shortest: Partial<Record<RetentionKind, number>> = { 'closed-case': 365, mandate: 365, 'view-log': 365, login: 30, message: 30 };

/** Each kind has one rule, and each benefit's closed cases have one; nothing is kept for less than makes sense. */
export function checkRetention({ rules, nightly }: RetentionFile, benefits: BenefitsFile | undefined, report: Report): void {
  const file = 'retention.json';
  rules.forEach(({ id, kind, keep, benefits: named }, index) => {
    const place = `/rules/${index}`;
    if (rules.findIndex((other) => other.id === id) < index) report(file, `${place}/id`, `“${id}” is there twice`);
    if (named && kind !== 'closed-case') report(file, `${place}/benefits`, 'only rules for closed cases name benefits');
    if (daysOf(keep) < (shortest[kind] ?? 1)) report(file, `${place}/keep`, `is shorter than ${shortest[kind]} days`);
    for (const benefit of named ?? [])
      if (benefits && !benefits.benefits.some((one) => one.id === benefit))
        report(file, `${place}/benefits`, `there is no benefit “${benefit}”`);
  });
  if (nightly && nightly.fromHour + nightly.hours > 24) report(file, '/nightly', 'its hours must end by midnight');
  for (const kind of retentionKinds) {
    const whole = rules.filter((rule) => rule.kind === kind && !rule.benefits);
    if (whole.length !== 1)
      report(file, '/rules', `there must be one rule for “${kind}”${kind === 'closed-case' ? ' without benefits' : ''}`);
  }
  const all = rules.flatMap(({ benefits: named }) => named ?? []);
  for (const benefit of new Set(all.filter((one, index) => all.indexOf(one) < index)))
    report(file, '/rules', `more than one rule is for the closed cases of “${benefit}”`);
}

/** At least so many days: for comparing, never for counting. */
function daysOf({ count, unit }: Keep): number {
  return count * { days: 1, months: 28, years: 365 }[unit];
}
