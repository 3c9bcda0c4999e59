import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { holds } from '#server/platform/forms/conditions.ts';
import type { Answer, AnswerItem, Answers, Field, Form, Group, Question } from '#server/platform/forms/definition.ts';
import { dropIrrelevant, listRelevantFields } from '#server/platform/forms/relevance.ts';
import { choicesOf } from '#server/platform/forms/schema.ts';
import { dayOf } from '#server/platform/formats/days.ts';

type Filling = { form: Form; today: string; chosen: Answers };

/**
 * Valid answers to every question that a form comes to ask, made from its definition alone: the first choice, "yes",
 * the least amount that makes sense, today as far as it is allowed. `chosen` are answers to give instead, by question.
 */
export function answerForm(form: Form, today: string, chosen: Answers = {}): Answers {
  let answers: Answers = {};
  for (const page of form.pages) {
    for (const field of page.fields) {
      if (!listRelevantFields(form, page, answers, { today }).includes(field)) continue;
      answers = { ...answers, [field.id]: chosen[field.id] ?? answerField(field, answers, { form, today, chosen }) };
    }
  }
  return dropIrrelevant(form, answers, { today });
}

function answerField(field: Field, answers: Answers, filling: Filling): Answer {
  return field.type === 'group' ? [answerItem(field, answers, filling)] : answerQuestion(field, filling);
}

function answerItem({ fields }: Group, answers: Answers, filling: Filling): AnswerItem {
  const { form, today, chosen } = filling;
  const item: AnswerItem = {};
  for (const question of fields) {
    if (!holds(question.when, answers, { tables: form.tables, today }, item)) continue;
    const given = chosen[question.id];
    // Of the answers that can be chosen, only a group's is a list of items, and no group stands within a group.
    item[question.id] = (given as string | number | string[] | undefined) ?? answerQuestion(question, filling);
  }
  return item;
}

function answerQuestion(question: Question, { form, today }: Filling): string | number | string[] {
  const { min = 0, max = 100_000 } = question;
  const least = (wished: number) => Math.min(max, Math.max(min, wished));
  switch (question.type) {
    case 'text':
    case 'longText':
      return 'Esimerkki 1'.slice(0, max);
    case 'integer':
    case 'decimal':
      return least(2);
    case 'money':
      return least(312_50);
    case 'date':
      return allowedDay(question, today);
    case 'month':
      return allowedDay(question, today).slice(0, 7);
    case 'choice':
      return choicesOf(form, question)[0]?.value ?? '';
    case 'choices':
      return choicesOf(form, question)
        .slice(0, 2)
        .map(({ value }) => value);
    case 'yesNo':
      return 'yes';
    case 'identityCode':
      return demoCustomer(7).identityCode;
    case 'iban':
      return 'FI2112345600000785';
    case 'email':
      return 'aino.testinen@example.com';
    case 'phone':
      return '+358401230001';
  }
}

function allowedDay({ earliest, latest }: Question, today: string): string {
  const first = earliest ? dayOf(earliest, today) : today;
  const last = latest ? dayOf(latest, today) : today;
  if (today < first) return first;
  return today > last ? last : today;
}
