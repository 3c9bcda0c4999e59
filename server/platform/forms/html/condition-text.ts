import { formatDay, formatNumber } from '../../language/format.ts';
import type { Language } from '../../language/language.ts';
import { dayOf } from '../../formats/days.ts';
import type { Condition, Field, Form, Question, Test } from '../definition.ts';
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
  const nameOf = (field: Field) => quoted(field.label[language], language);
  const clause = conditionClause(form, condition, language, { today, nameOf });
  return clause === undefined ? t.answerIfItConcerns : `${t.answerIf} ${clause}.`;
}

type Telling = {
  /** The day from which days are counted; without it a test that counts from today cannot be told. */
  today?: string;
  /** What a question is called in the sentence. */
  nameOf: (field: Field) => string;
  /** Of several tests that must all hold, those are told that can be: the sentence may then cover too much, never too little. */
  mayCoverMore?: boolean;
};

/** The condition as the end of a sentence that begins with “if”; undefined when it cannot be told in one. */
export function conditionClause(form: Form, condition: Condition, language: Language, telling: Telling): string | undefined {
  const t = formTexts(language);
  const parts = testsOf(condition).map((test) => testText(form, test, language, telling));
  const told = parts.filter((part) => part !== undefined);
  const suffice = 'all' in condition && telling.mayCoverMore ? told.length > 0 : told.length === parts.length;
  return suffice ? told.join('any' in condition ? t.or : t.and) : undefined;
}

function testText(form: Form, test: Test, language: Language, { today, nameOf }: Telling): string | undefined {
  const t = formTexts(language);
  const field = 'field' in test ? findAnywhere(form, test.field) : undefined;
  if (!field || 'table' in test) return undefined;
  const name = nameOf(field);
  if ('isAnswered' in test) return test.isAnswered ? t.answered(name) : t.notAnsweredTo(name);
  if ('before' in test) return today === undefined ? undefined : t.before(name, formatDay(dayOf(test.before, today), language));
  const amount = (limit: number) => (field.type === 'group' ? formatNumber(limit, language) : displayNumber(field, limit, language));
  // No answer is less than nothing.
  if ('atLeast' in test) return test.atLeast <= 0 ? t.answered(name) : t.atLeast(name, amount(test.atLeast));
  if ('below' in test) return t.below(name, amount(test.below));
  if (field.type === 'group') return undefined;
  const values = ('is' in test ? test.is : test.isNot).map((value) => valueText(form, field, value, language)).join(t.or);
  return 'is' in test ? t.answeredWith(name, values) : t.answeredOtherwise(name, values);
}

function valueText(form: Form, question: Question, value: string, language: Language): string {
  return quoted(displayAnswer(form, question, question.type === 'choices' ? [value] : value, language), language);
}

function quoted(text: string, language: Language): string {
  return language === 'en' ? `“${text}”` : `”${text}”`;
}

function findAnywhere(form: Form, id: string) {
  const fields = form.pages.flatMap((page) => page.fields);
  return (
    fields.find((field) => field.id === id) ??
    fields.flatMap((field) => (field.type === 'group' ? field.fields : [])).find((field) => field.id === id)
  );
}
