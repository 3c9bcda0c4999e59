import { answerIn, holds, isAnswered, type Surroundings } from './conditions.ts';
import type { Answer, AnswerItem, Answers, AttachmentRule, Advice, Field, Form, Group, Page, Question } from './definition.ts';

/** The day (ISO, in the agency's time zone) on which the form is filled in: limits and conditions count from it. */
export type Moment = { today: string };

/** One question or group as it stands in the answers, in page order; the questions of an item follow their group. */
export type Asked = { path: string; field: Field; page: Page; answer: Answer | undefined; applies: boolean };

/**
 * Everything a form may ask, with whether it applies to these answers, and the answers that do (`kept`). Conditions
 * name only what comes before them, so one walk in page order that looks at kept answers alone is the fixed point:
 * what hangs on a dropped answer is dropped too.
 */
export function walk(form: Form, answers: Answers, { today }: Moment): { asked: Asked[]; kept: Answers } {
  const surroundings = { tables: form.tables, today };
  const asked: Asked[] = [];
  const kept: Answers = {};
  for (const page of form.pages) {
    const pageApplies = holds(page.when, kept, surroundings);
    for (const field of page.fields) {
      const answer = answerIn(answers, field.id);
      const applies = pageApplies && holds(field.when, kept, surroundings);
      asked.push({ path: field.id, field, page, answer, applies });
      if (!applies) continue;
      if (field.type === 'group') {
        if (answer !== undefined) kept[field.id] = walkItems(field, answer, { page, kept, surroundings, asked });
      } else if (answer !== undefined && isAnswered(answer)) kept[field.id] = answer;
    }
  }
  return { asked, kept };
}

type Walk = { page: Page; kept: Answers; surroundings: Surroundings; asked: Asked[] };

function walkItems(group: Group, answer: Answer, { page, kept, surroundings, asked }: Walk): AnswerItem[] {
  return itemsOf(answer).map((item, index) => {
    const keptItem: AnswerItem = {};
    for (const field of group.fields) {
      const own = item[field.id];
      const applies = holds(field.when, kept, surroundings, keptItem);
      asked.push({ path: `${group.id}.${index}.${field.id}`, field, page, answer: own, applies });
      if (applies && own !== undefined && isAnswered(own)) keptItem[field.id] = own;
    }
    return keptItem;
  });
}

/** The items of a group's answer. Anything else in their place counts as an item without answers. */
export function itemsOf(answer: Answer | undefined): AnswerItem[] {
  if (!Array.isArray(answer)) return [];
  return answer.map((item) => (typeof item === 'object' && item !== null && !Array.isArray(item) ? item : {}));
}

/** The answers without those that do not apply. Doing it again changes nothing. */
export function dropIrrelevant(form: Form, answers: Answers, moment: Moment): Answers {
  return walk(form, answers, moment).kept;
}

export type Dropped = { path: string; field: Field; pageId: string; answer: Answer };

/**
 * The answers kept until now (`before`) that would go if the answers became `after`, for saying so beforehand.
 * Answers that were only now typed where they do not apply are not among them: nothing known is lost with those.
 */
export function listDropped(form: Form, before: Answers, after: Answers, moment: Moment): Dropped[] {
  // Also what was kept without applying: a change that was only saved, not gone on from, has dropped nothing yet.
  const known = new Map(walk(form, before, moment).asked.map(({ path, answer }) => [path, answer]));
  return walk(form, after, moment).asked.flatMap(({ path, field, page, answer, applies }) =>
    !applies && answer !== undefined && isAnswered(answer) && isAnswered(known.get(path)) ? [{ path, field, pageId: page.id, answer }] : [],
  );
}

/** The pages that apply: a page of which no question applies is left out too. */
export function listRelevantPages(form: Form, answers: Answers, moment: Moment): Page[] {
  const applying = new Set(
    walk(form, answers, moment)
      .asked.filter(({ applies }) => applies)
      .map(({ page }) => page),
  );
  return form.pages.filter((page) => applying.has(page));
}

export function listRelevantFields(form: Form, page: Page, answers: Answers, moment: Moment): Field[] {
  const applying = new Set(
    walk(form, answers, moment)
      .asked.filter(({ applies }) => applies)
      .map(({ field }) => field),
  );
  return page.fields.filter((field) => applying.has(field));
}

/** The advice of a page that holds for the answers now. */
export function listAdvice(form: Form, page: Page, answers: Answers, moment: Moment): Advice[] {
  const kept = dropIrrelevant(form, answers, moment);
  return (page.advice ?? []).filter(({ when }) => holds(when, kept, { tables: form.tables, today: moment.today }));
}

/** The attachments that these answers ask for. */
export function listNeededAttachments(form: Form, answers: Answers, moment: Moment): AttachmentRule[] {
  const kept = dropIrrelevant(form, answers, moment);
  return form.attachments.filter(({ when }) => holds(when, kept, { tables: form.tables, today: moment.today }));
}

/** The field at an answer's path: `rent`, or `householdMembers.0.name` within a group. */
export function findField(form: Form, path: string): Field | undefined {
  const [id, , inner] = path.split('.');
  const field = form.pages.flatMap(({ fields }) => fields).find((one) => one.id === id);
  return inner !== undefined && field?.type === 'group' ? field.fields.find((one: Question) => one.id === inner) : field;
}
