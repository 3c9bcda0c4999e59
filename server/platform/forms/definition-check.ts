import { isDayRule } from '../formats/days.ts';
import { testsOf } from './conditions.ts';
import { areDisjoint, findCell } from './decision-table.ts';
import type { Choice, Condition, DecisionTable, Field, Form, Question, Test } from './definition.ts';
import { choicesOf } from './schema.ts';

/** A fault in a form definition: `place` is a JSON pointer into it, `reason` one sentence for the person who writes it. */
export type DefinitionFault = { place: string; reason: string };

type Report = (place: string, reason: string) => void;
/** What a condition at some place may name: every question that comes before it. */
type Scope = ReadonlyMap<string, Field>;

/** Every fault in a definition that its JSON shape does not show. Nothing is found at run time that this could tell. */
export function checkDefinition(form: Form): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const report: Report = (place, reason) => faults.push({ place, reason });
  const all = allFields(form);
  checkIds(form, report);
  for (const [name, choices] of Object.entries(form.choices ?? {})) checkChoices(choices, `/choices/${name}`, report);
  for (const [index, table] of (form.tables ?? []).entries()) checkTable(table, all, `/tables/${index}`, report);
  checkPages(form, report);
  for (const [index, { when }] of form.attachments.entries()) {
    checkCondition(form, when, all, `/attachments/${index}/when`, report);
  }
  return faults;
}

function allFields(form: Form): Map<string, Field> {
  return new Map(form.pages.flatMap(({ fields }) => fields).map((field) => [field.id, field]));
}

function checkIds(form: Form, report: Report): void {
  const pages = form.pages.map(({ id }, index): [string, string] => [id, `/pages/${index}/id`]);
  const fields = form.pages.flatMap((page, p) => page.fields.map(({ id }, f): [string, string] => [id, `/pages/${p}/fields/${f}/id`]));
  const advice = form.pages.flatMap((page, p) =>
    (page.advice ?? []).map(({ id }, a): [string, string] => [id, `/pages/${p}/advice/${a}/id`]),
  );
  const tables = (form.tables ?? []).map(({ id }, index): [string, string] => [id, `/tables/${index}/id`]);
  const attachments = form.attachments.map(({ id }, index): [string, string] => [id, `/attachments/${index}/id`]);
  for (const ids of [pages, fields, advice, tables, attachments]) checkUnique(ids, report);
}

function checkUnique(ids: readonly [id: string, place: string][], report: Report): void {
  const seen = new Map<string, string>();
  for (const [id, place] of ids) {
    const earlier = seen.get(id);
    if (earlier) report(place, `“${id}” is already used at ${earlier}`);
    // Answers are kept under their field's name: one that every object has by itself would be taken for an answer.
    if (id in Object.prototype) report(place, `“${id}” cannot be used as a name`);
    seen.set(id, place);
  }
}

function checkPages(form: Form, report: Report): void {
  const earlier = new Map<string, Field>();
  for (const [p, page] of form.pages.entries()) {
    const place = `/pages/${p}`;
    checkCondition(form, page.when, earlier, `${place}/when`, report);
    for (const [f, field] of page.fields.entries()) {
      checkField(form, field, earlier, `${place}/fields/${f}`, report);
      earlier.set(field.id, field);
    }
    for (const [a, { when }] of (page.advice ?? []).entries()) {
      checkCondition(form, when, earlier, `${place}/advice/${a}/when`, report);
    }
  }
}

function checkField(form: Form, field: Field, earlier: Scope, place: string, report: Report): void {
  checkCondition(form, field.when, earlier, `${place}/when`, report);
  if (field.type !== 'group') return checkQuestion(form, field, place, report);
  if ((field.minItems ?? 0) > field.maxItems) report(`${place}/minItems`, 'minItems is greater than maxItems');
  checkUnique(
    field.fields.map(({ id }, index) => [id, `${place}/fields/${index}/id`]),
    report,
  );
  const inItem = new Map(earlier);
  for (const [index, question] of field.fields.entries()) {
    const inner = `${place}/fields/${index}`;
    checkCondition(form, question.when, inItem, `${inner}/when`, report);
    checkQuestion(form, question, inner, report);
    if (question.prefill) report(`${inner}/prefill`, 'a question of a group cannot be prefilled');
    inItem.set(question.id, question);
  }
}

const typesOfPrefill = {
  givenNames: ['text'],
  familyName: ['text'],
  identityCode: ['identityCode'],
  phone: ['phone'],
  email: ['email'],
  language: ['choice'],
  lastAccount: ['iban'],
  lastAddress: ['text', 'longText'],
} as const satisfies Record<NonNullable<Question['prefill']>, readonly Question['type'][]>;

function checkQuestion(form: Form, question: Question, place: string, report: Report): void {
  const { type, choices, prefill, min, max } = question;
  const hasChoices = type === 'choice' || type === 'choices';
  if (hasChoices && choices === undefined) report(place, 'the question has no choices');
  if (!hasChoices && choices !== undefined) report(`${place}/choices`, `a question of type ${type} has no choices`);
  if (typeof choices === 'string' && choicesOf(form, question).length === 0) {
    report(`${place}/choices`, `there is no list of choices “${choices}”`);
  }
  if (Array.isArray(choices)) checkChoices(choices, `${place}/choices`, report);
  if (prefill && !typesOfPrefill[prefill].some((suitable) => suitable === type)) {
    report(`${place}/prefill`, `${prefill} cannot fill in a question of type ${type}`);
  }
  if (min !== undefined && max !== undefined && min > max) report(`${place}/min`, 'min is greater than max');
  checkLimits(question, place, report);
}

const typesWithLimits: readonly Question['type'][] = ['text', 'longText', 'integer', 'decimal', 'money', 'choices'];
/** Beyond this a posted text is refused as no page of ours. */
const longestText = 10_000;

function checkLimits(question: Question, place: string, report: Report): void {
  const { type, max } = question;
  for (const limit of ['min', 'max'] as const) {
    const value = question[limit];
    if (value === undefined) continue;
    if (!typesWithLimits.includes(type)) report(`${place}/${limit}`, `a question of type ${type} has no ${limit}`);
    else if (value < 0) report(`${place}/${limit}`, `${limit} is negative`);
    else if (type !== 'decimal' && !Number.isSafeInteger(value)) report(`${place}/${limit}`, `${limit} is not a whole number`);
  }
  if ((type === 'text' || type === 'longText') && (max ?? 0) > longestText) report(`${place}/max`, `max is over ${longestText}`);
  const isDay = type === 'date' || type === 'month';
  for (const limit of ['earliest', 'latest'] as const) {
    const rule = question[limit];
    if (rule === undefined) continue;
    if (!isDay) report(`${place}/${limit}`, `a question of type ${type} has no ${limit}`);
    else if (!isDayRule(rule)) report(`${place}/${limit}`, `“${rule}” is neither a day nor counted from today`);
  }
}

function checkChoices(choices: readonly Choice[], place: string, report: Report): void {
  checkUnique(
    choices.map(({ value }, index) => [value, `${place}/${index}/value`]),
    report,
  );
}

function checkCondition(form: Form, condition: Condition | undefined, scope: Scope, place: string, report: Report): void {
  if (!condition) return;
  const list = 'all' in condition ? '/all' : 'any' in condition ? '/any' : undefined;
  for (const [index, test] of testsOf(condition).entries()) checkTest(form, test, scope, list ? `${place}${list}/${index}` : place, report);
}

function checkTest(form: Form, test: Test, scope: Scope, place: string, report: Report): void {
  if ('table' in test) return checkTableTest(form, test, scope, place, report);
  const field = scope.get(test.field);
  if (!field) return report(`${place}/field`, `“${test.field}” is not a question before this one`);
  const isDay = field.type === 'date' || field.type === 'month';
  if ('before' in test) {
    if (!isDay) report(`${place}/field`, `“${test.field}” is not a day`);
    if (!isDayRule(test.before)) report(`${place}/before`, `“${test.before}” is neither a day nor counted from today`);
  }
  if (('atLeast' in test || 'below' in test) && !typesCounted.includes(field.type))
    report(`${place}/field`, `“${test.field}” is not a number`);
  if ('is' in test) checkValues(form, field, test.is, `${place}/is`, report);
  if ('isNot' in test) checkValues(form, field, test.isNot, `${place}/isNot`, report);
}

const typesCounted: readonly Field['type'][] = ['integer', 'decimal', 'money', 'choices', 'group'];

function checkValues(form: Form, field: Field, values: readonly string[], place: string, report: Report): void {
  if (field.type === 'group') return report(place, `“${field.id}” is a group and has no single answer`);
  const possible = field.type === 'yesNo' ? ['yes', 'no'] : choicesOf(form, field).map(({ value }) => value);
  if (field.type !== 'yesNo' && field.type !== 'choice' && field.type !== 'choices') return;
  for (const [index, value] of values.entries()) {
    if (!possible.includes(value)) report(`${place}/${index}`, `“${field.id}” has no choice “${value}”`);
  }
}

function checkTableTest(form: Form, test: Extract<Test, { table: string }>, scope: Scope, place: string, report: Report): void {
  const table = form.tables?.find(({ id }) => id === test.table);
  if (!table) return report(`${place}/table`, `there is no table “${test.table}”`);
  for (const input of table.inputs) {
    if (!scope.has(input)) report(`${place}/table`, `“${input}”, which the table looks at, is not a question before this one`);
  }
  const results = [...table.rules.map(({ gives }) => gives), table.otherwise];
  for (const [index, result] of test.gives.entries()) {
    if (!results.includes(result)) report(`${place}/gives/${index}`, `the table never gives “${result}”`);
  }
}

function checkTable(table: DecisionTable, all: Scope, place: string, report: Report): void {
  for (const [index, input] of table.inputs.entries()) {
    const field = all.get(input);
    if (!field || field.type === 'group') report(`${place}/inputs/${index}`, `“${input}” is not a question of the form`);
  }
  for (const [r, { when }] of table.rules.entries()) {
    if (when.length !== table.inputs.length)
      report(`${place}/rules/${r}/when`, `the rule has ${when.length} cells for ${table.inputs.length} inputs`);
    for (const [c, cell] of when.entries()) {
      if (!findCell(cell)) report(`${place}/rules/${r}/when/${c}`, `“${cell}” is not a test`);
    }
  }
  if (table.hitPolicy === 'unique') checkOverlaps(table, place, report);
}

function checkOverlaps({ rules }: DecisionTable, place: string, report: Report): void {
  const cells = rules.map(({ when }) => when.map(findCell));
  for (const [later, row] of cells.entries()) {
    for (const [earlier, other] of cells.slice(0, later).entries()) {
      const apart = row.some((cell, column) => {
        const facing = other[column];
        return !cell || !facing || areDisjoint(cell, facing);
      });
      if (!apart) report(`${place}/rules/${later}`, `rule ${earlier + 1} can hold at the same time, and the table is to have a unique hit`);
    }
  }
}
