import type { Field, Form, Group } from '#server/platform/forms/definition.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * What each question is called on paper: the second one of the third page is 3.2, the first within a group is a, as on
 * every part of the group. By these numbers a question can be named in a sentence, and on a sheet of one's own.
 */
export function numberQuestions(form: Form): ReadonlyMap<Field, string> {
  const numbers = new Map<Field, string>();
  for (const [page, { fields }] of form.pages.entries()) {
    for (const [index, field] of fields.entries()) {
      numbers.set(field, `${page + 1}.${index + 1}`);
      if (field.type === 'group') numberWithin(field, numbers);
    }
  }
  return numbers;
}

function numberWithin({ fields }: Group, numbers: Map<Field, string>): void {
  for (const [index, question] of fields.entries()) numbers.set(question, letters[index] ?? String(index + 1));
}
