import { checkAnswers } from './check.ts';
import type { AnswerItem, Answers, Form, Question } from './definition.ts';
import { dropIrrelevant, itemsOf, type Moment } from './relevance.ts';

/** What the agency knows of the person before the first question, by the names that a definition uses. */
export type Known = { [source in NonNullable<Question['prefill']>]?: string | undefined };

/**
 * The first answers of a new application, or, with those `given` already, what can be filled in besides them: a question
 * of a later page applies only once others are answered. Only what passes the form's own check is filled in: an account number that
 * was kept in another shape is asked for again rather than shown as a mistake the person has not made.
 */
export function prefillAnswers(form: Form, known: Known, moment: Moment, given: Answers = {}): Answers {
  const answers: Answers = { ...given };
  for (const field of form.pages.flatMap(({ fields }) => fields)) {
    const value = field.type === 'group' || !field.prefill ? undefined : known[field.prefill];
    if (value && !Object.hasOwn(given, field.id)) answers[field.id] = value;
  }
  const faulty = new Set(checkAnswers(form, answers, moment).map(({ path }) => path));
  return dropIrrelevant(
    form,
    Object.fromEntries(Object.entries(answers).filter(([id]) => Object.hasOwn(given, id) || !faulty.has(id))),
    moment,
  );
}

/**
 * The answers without those that tell where a person is or how to reach them: addresses that are filled in by themselves,
 * e-mail addresses and telephone numbers, also of the members of a group.
 */
export function withoutReach(form: Form, answers: Answers): Answers {
  const hidden = new Map(
    form.pages
      .flatMap(({ fields }) => fields)
      .map((field) => [
        field.id,
        field.type === 'group' ? new Set(field.fields.filter(tellsReach).map(({ id }) => id)) : tellsReach(field),
      ]),
  );
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => {
      const what = hidden.get(id);
      if (what === true) return [];
      return [[id, what instanceof Set ? itemsOf(answer).map((item) => without(item, what)) : answer]];
    }),
  );
}

/** Whether the answer to a question tells where a person is or how to reach them. */
export function tellsReach({ type, prefill }: Question): boolean {
  return type === 'email' || type === 'phone' || prefill === 'lastAddress';
}

function without(item: AnswerItem, hidden: ReadonlySet<string>): AnswerItem {
  return Object.fromEntries(Object.entries(item).filter(([id]) => !hidden.has(id)));
}
