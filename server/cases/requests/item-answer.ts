import type { Form } from '#server/platform/forms/definition.ts';
import { displayAnswer } from '#server/platform/forms/html/display.ts';
import type { Language } from '#server/platform/language/language.ts';
import { questionAt } from './asking/askable.ts';
import type { RequestItem } from './queries.ts';

/** What was answered, in words; undefined where nothing was, or where it came by another way. */
export function displayItem(form: Form | undefined, { kind, about, answer }: RequestItem, language: Language): string | undefined {
  if (answer === undefined) return undefined;
  const question = kind === 'answer' && form && about !== null ? questionAt(form, about) : undefined;
  if (form && question) return displayAnswer(form, question, answer, language);
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}
