import { formatDay, formatNumber } from '../../language/format.ts';
import type { Language } from '../../language/language.ts';
import { dayOf } from '../../formats/days.ts';
import type { Condition, Form, Question, Test } from '../definition.ts';
import { testsOf } from '../conditions.ts';
import type { Moment } from '../relevance.ts';
import { displayAnswer, displayNumber } from './display.ts';
import { formTexts } from './texts.ts';

/**
 * A condition in words, for somebody whose browser cannot hide the question: “Vastaa, jos vastasit kohtaan ”Asunnon
 * tyyppi” vuokra-asunto.” What a table decides is too much for a sentence and is told in general words.
 */
export function conditionText(form: Form, condition: Condition, language: Language, { today }: Moment): string {
  const t = formTexts(language);
  const parts = testsOf(condition).map((test) => testText(form, test, language, today));
  if (parts.some((part) => part === undefined)) return t.answerIfItConcerns;
  return `${t.answerIf} ${parts.join('any' in condition ? t.or : t.and)}.`;
}

function testText(form: Form, test: Test, language: Language, today: string): string | undefined {
  const t = formTexts(language);
  const field = 'field' in test ? findAnywhere(form, test.field) : undefined;
  if (!field || 'table' in test) return undefined;
  const label = field.label[language];
  if ('isAnswered' in test) return test.isAnswered ? t.answered(label) : t.notAnsweredTo(label);
  if ('before' in test) return t.before(label, formatDay(dayOf(test.before, today), language));
  const amount = (limit: number) => (field.type === 'group' ? formatNumber(limit, language) : displayNumber(field, limit, language));
  if ('atLeast' in test) return t.atLeast(label, amount(test.atLeast));
  if ('below' in test) return t.below(label, amount(test.below));
  if (field.type === 'group') return undefined;
  const values = ('is' in test ? test.is : test.isNot).map((value) => valueText(form, field, value, language)).join(t.or);
  return 'is' in test ? t.answeredWith(label, values) : t.answeredOtherwise(label, values);
}

function valueText(form: Form, question: Question, value: string, language: Language): string {
  const text = displayAnswer(form, question, value, language);
  return language === 'en' ? `“${text}”` : `”${text}”`;
}

function findAnywhere(form: Form, id: string) {
  const fields = form.pages.flatMap((page) => page.fields);
  return (
    fields.find((field) => field.id === id) ??
    fields.flatMap((field) => (field.type === 'group' ? field.fields : [])).find((field) => field.id === id)
  );
}
