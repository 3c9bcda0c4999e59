import { dayOf } from '../formats/days.ts';
import { isAnswered } from './conditions.ts';
import type { Answers, Form, Group, Question } from './definition.ts';
import type { Fault } from './fault.ts';
import { itemsOf, walk, type Asked, type Moment } from './relevance.ts';
import { shapeFaults } from './schema.ts';

/**
 * `onlyPage` is the id of the page to check; without it the whole form is. `unread` are the faults of texts that could
 * not be read as answers: they stand in place of "required".
 */
export type CheckOptions = Moment & { onlyPage?: string | undefined; unread?: readonly Fault[] | undefined };

type Finding = Pick<Fault, 'code' | 'params'>;

/**
 * Every fault of the answers, in page order and at most one for a path. This is the one check: for a page that is
 * saved, an application that is submitted, answers that come as JSON or from paper, where what the paper does not state is
 * `unknown`. Nothing that does not apply is accepted, so the answers to check are those that `dropIrrelevant` left.
 */
export function checkAnswers(form: Form, answers: Answers, { today, unknown, onlyPage, unread = [] }: CheckOptions): Fault[] {
  const shape = shapeFaults(form, answers);
  const unreadByPath = new Map(unread.map((fault) => [fault.path, fault]));
  const walked = walk(form, answers, { today, unknown });
  const notStated = new Set(walked.unknown);
  const faults = walked.asked.flatMap((one): Fault[] => {
    const mayBeEmpty = one.isUncertain || notStated.has(one.path);
    const finding = findingFor({ ...one, mayBeEmpty }, shape.get(one.path), unreadByPath.get(one.path), today);
    shape.delete(one.path);
    return finding ? [{ path: one.path, code: finding.code, params: finding.params, pageId: one.page.id }] : [];
  });
  // What is left is at no place where the form asks anything.
  const misplaced = [...shape].map(([path, finding]): Fault => ({ path, ...finding, pageId: form.pages[0]?.id ?? '' }));
  return [...faults, ...misplaced].filter(({ pageId }) => onlyPage === undefined || pageId === onlyPage);
}

type Checked = Asked & { mayBeEmpty: boolean };

function findingFor(asked: Checked, shape: Finding | undefined, unread: Finding | undefined, today: string): Finding | undefined {
  const { field, answer, applies, mayBeEmpty } = asked;
  if (!applies) return isAnswered(answer) ? { code: 'not-applicable', params: {} } : undefined;
  if (unread) return unread;
  if (mayBeEmpty && !isAnswered(answer)) return undefined;
  if (field.type === 'group') return shape ?? itemCountFinding(field, itemsOf(answer).length);
  if (!isAnswered(answer)) return field.optional ? undefined : { code: 'required', params: {} };
  if (shape) return field.type === 'choices' && shape.code === 'too-many-items' ? { ...shape, code: 'too-many-choices' } : shape;
  const isDay = (field.type === 'date' || field.type === 'month') && typeof answer === 'string';
  return isDay ? dayFinding(field, answer, today) : undefined;
}

function itemCountFinding(group: Group, count: number): Finding | undefined {
  const least = leastItems(group);
  return count < least ? { code: 'too-few-items', params: { limit: least } } : undefined;
}

/** A group that may not be left empty has at least one item. */
export function leastItems({ minItems, optional }: Group): number {
  return minItems ?? (optional ? 0 : 1);
}

/** A month is within its limits when one of its days may be: limits are cut to the answer's own length. */
function dayFinding({ earliest, latest }: Question, answer: string, today: string): Finding | undefined {
  const first = earliest && dayOf(earliest, today).slice(0, answer.length);
  if (first && answer < first) return { code: 'too-early', params: { limit: first } };
  const last = latest && dayOf(latest, today).slice(0, answer.length);
  return last && answer > last ? { code: 'too-late', params: { limit: last } } : undefined;
}
