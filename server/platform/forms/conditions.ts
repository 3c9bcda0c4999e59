import { dayOf } from '../formats/days.ts';
import { decide, valuesOf } from './decision-table.ts';
import type { Answer, AnswerItem, Answers, Condition, DecisionTable, Test } from './definition.ts';

/** Conditions of questions and pages. Pure: this very module runs on the server and in the browser. */

/** What a condition is seen against, besides the answers: the tables of its form and the day (ISO) it is filled in. */
export type Surroundings = { tables?: readonly DecisionTable[] | undefined; today: string };

/**
 * Whether a condition holds; an absent one always does. Inside an item of a group the item's own answers come before
 * those of the form. `isNot` is the plain opposite of `is`, so it holds for an unanswered question too. `atLeast` and
 * `below` count the items of a group and the chosen values of a multiple choice.
 */
export function holds(condition: Condition | undefined, answers: Answers, surroundings: Surroundings, item?: AnswerItem): boolean {
  return judge(condition, answers, surroundings, { item, open: nothingOpen }) === true;
}

/** The item that a condition stands in, and the fields whose answers nobody knows, because a paper form left them out. */
export type Within = { item?: AnswerItem | undefined; open: ReadonlySet<string> };

const nothingOpen: ReadonlySet<string> = new Set();

/** As `holds`; undefined when it hangs on an answer that nobody knows. */
export function judge(
  condition: Condition | undefined,
  answers: Answers,
  surroundings: Surroundings,
  { item, open }: Within,
): boolean | undefined {
  if (!condition) return true;
  const answerTo = (field: string) => answerIn(item, field) ?? answerIn(answers, field);
  const isOpen = (test: Test) => open.size > 0 && fieldsOf(test, surroundings.tables).some((field) => open.has(field));
  const judged = testsOf(condition).map((test) => (isOpen(test) ? undefined : passes(test, answerTo, surroundings)));
  // One that holds settles `any`, one that does not settles the others, whatever is unknown besides.
  const settling = 'any' in condition;
  if (judged.includes(settling)) return settling;
  return judged.includes(undefined) ? undefined : !settling;
}

/** Own properties only: `constructor` is nobody's answer. */
export function answerIn(answers: Answers | AnswerItem | undefined, field: string): Answer | undefined {
  return answers && Object.hasOwn(answers, field) ? answers[field] : undefined;
}

function passes(test: Test, answerTo: (field: string) => Answer | undefined, { tables, today }: Surroundings): boolean {
  if ('table' in test) {
    const table = tables?.find(({ id }) => id === test.table);
    const result = table && decide(table, answerTo);
    return result !== undefined && test.gives.includes(result);
  }
  const answer = answerTo(test.field);
  const values = valuesOf(answer);
  if ('is' in test) return values.some((value) => test.is.includes(value));
  if ('isNot' in test) return !values.some((value) => test.isNot.includes(value));
  if ('isAnswered' in test) return isAnswered(answer) === test.isAnswered;
  if ('before' in test) return values.some((day) => day < dayOf(test.before, today).slice(0, day.length));
  const amount = amountOf(answer);
  return amount !== undefined && ('atLeast' in test ? amount >= test.atLeast : amount < test.below);
}

export function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && answer !== '' && !(Array.isArray(answer) && answer.length === 0);
}

function amountOf(answer: Answer | undefined): number | undefined {
  if (typeof answer === 'number') return answer;
  return Array.isArray(answer) ? answer.length : undefined;
}

/** The tests of a condition as a flat list. */
export function testsOf(condition: Condition): readonly Test[] {
  if ('all' in condition) return condition.all;
  return 'any' in condition ? condition.any : [condition];
}

/** The fields whose answers a condition looks at, those that its tables look at included. */
export function fieldsOf(condition: Condition, tables: readonly DecisionTable[] = []): string[] {
  return testsOf(condition).flatMap((test) =>
    'table' in test ? (tables.find(({ id }) => id === test.table)?.inputs ?? []) : [test.field],
  );
}
