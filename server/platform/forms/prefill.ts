import { checkAnswers } from './check.ts';
import type { Answers, Form, Question } from './definition.ts';
import { dropIrrelevant, type Moment } from './relevance.ts';

/** What the agency knows of the person before the first question, by the names that a definition uses. */
export type Known = { [source in NonNullable<Question['prefill']>]?: string | undefined };

/**
 * The first answers of a new application. Only what passes the form's own check is filled in: an account number that
 * was kept in another shape is asked for again rather than shown as a mistake the person has not made.
 */
export function prefillAnswers(form: Form, known: Known, moment: Moment): Answers {
  const answers: Answers = {};
  for (const field of form.pages.flatMap(({ fields }) => fields)) {
    const value = field.type === 'group' || !field.prefill ? undefined : known[field.prefill];
    if (value) answers[field.id] = value;
  }
  const faulty = new Set(checkAnswers(form, answers, moment).map(({ path }) => path));
  return dropIrrelevant(form, Object.fromEntries(Object.entries(answers).filter(([id]) => !faulty.has(id))), moment);
}
