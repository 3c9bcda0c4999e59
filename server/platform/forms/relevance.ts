import { answerIn, holds, isAnswered, judge, type Surroundings } from './conditions.ts';
import type { Answer, AnswerItem, Answers, AttachmentRule, Advice, Field, Form, Group, Page, Question } from './definition.ts';

/** The day (ISO, in the agency's time zone) on which the form is filled in: limits and conditions count from it. */
export type Moment = {
  today: string;
  /** Paths of the answers that are not known, because a paper form left them out. Where there is an answer, it is known. */
  unknown?: readonly string[] | undefined;
};

/** One question or group as it stands in the answers, in page order; the questions of an item follow their group. */
export type Asked = {
  path: string;
  field: Field;
  page: Page;
  answer: Answer | undefined;
  applies: boolean;
  /** Nobody knows whether it applies, since that hangs on an unknown answer: it may be answered and need not be. */
  isUncertain: boolean;
};

export type Walked = {
  asked: Asked[];
  /** The answers that apply. */
  kept: Answers;
  /** The paths of `Moment.unknown` that apply and have no answer. */
  unknown: string[];
  /** The fields of the form whose answers nobody knows: those, and what hangs on them and is not answered. */
  open: ReadonlySet<string>;
};

/**
 * Everything a form may ask, with whether it applies to these answers, and the answers that do (`kept`). Conditions
 * name only what comes before them, so one walk in page order that looks at kept answers alone is the fixed point:
 * what hangs on a dropped answer is dropped too. What hangs on an unknown answer stays to be asked.
 */
export function walk(form: Form, answers: Answers, { today, unknown = [] }: Moment): Walked {
  const surroundings = { tables: form.tables, today };
  const open = new Set<string>();
  const walked: Walking = { asked: [], kept: {}, unknown: [], open, surroundings, notStated: new Set(unknown) };
  const { kept } = walked;
  for (const page of form.pages) {
    const pageApplies = judge(page.when, kept, surroundings, { open });
    for (const field of page.fields) {
      const answer = answerIn(answers, field.id);
      const judged = both(pageApplies, judge(field.when, kept, surroundings, { open }));
      if (!note(walked, { path: field.id, field, page, answer }, judged, open)) continue;
      if (field.type === 'group') {
        if (answer !== undefined) kept[field.id] = walkItems(field, answer, page, walked);
      } else if (answer !== undefined && isAnswered(answer)) kept[field.id] = answer;
    }
  }
  return walked;
}

type Walking = Walked & { surroundings: Surroundings; notStated: ReadonlySet<string> };

function both(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

/** Notes one question, and in `open` when nobody knows its answer. Returns whether it applies, or may. */
function note(walked: Walking, one: Omit<Asked, 'applies' | 'isUncertain'>, judged: boolean | undefined, open: Set<string>): boolean {
  const isUncertain = judged === undefined;
  const applies = judged !== false;
  walked.asked.push({ ...one, applies, isUncertain });
  if (!applies || isAnswered(one.answer)) return applies;
  const isUnknown = walked.notStated.has(one.path);
  if (isUnknown) walked.unknown.push(one.path);
  if (isUnknown || isUncertain) open.add(one.field.id);
  return true;
}

function walkItems(group: Group, answer: Answer, page: Page, walked: Walking): AnswerItem[] {
  const { kept, surroundings } = walked;
  return itemsOf(answer).map((item, index) => {
    const keptItem: AnswerItem = {};
    const open = new Set(walked.open);
    for (const field of group.fields) {
      const own = item[field.id];
      const judged = judge(field.when, kept, surroundings, { item: keptItem, open });
      const path = `${group.id}.${index}.${field.id}`;
      if (note(walked, { path, field, page, answer: own }, judged, open) && own !== undefined && isAnswered(own)) keptItem[field.id] = own;
    }
    return keptItem;
  });
}

/**
 * What a reader of the answers is shown, by path: all that applies, but not what may do so and has no answer. `notStated`
 * are those that a paper form left open.
 */
export function listShown(form: Form, answers: Answers, moment: Moment) {
  const { asked, unknown } = walk(form, answers, moment);
  const notStated: ReadonlySet<string> = new Set(unknown);
  const isShown = ({ path, applies, isUncertain, answer }: Asked) =>
    notStated.has(path) || (applies && (!isUncertain || isAnswered(answer)));
  const shown: ReadonlyMap<string, Asked> = new Map(asked.filter(isShown).map((one) => [one.path, one]));
  return { shown, notStated };
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
