import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import type { Answer, Form, Page, Question } from '#server/platform/forms/definition.ts';
import { type Fault, isRefusal } from '#server/platform/forms/fault.ts';
import { controlNames } from '#server/platform/forms/posted-value.ts';
import { parsePage } from '#server/platform/forms/parse.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { answerAt, questionAt } from '../asking/askable.ts';
import type { InformationRequest, RequestItem } from '../queries.ts';

/**
 * What a request asks to be answered, as one page of a form: so it is shown, read and checked by the same engine as the
 * application itself. A known question is that of the application's form, without its conditions; what is to be explained
 * is a question for several lines.
 */
export type RequestForm = {
  form: Form;
  page: Page;
  fields: readonly { item: RequestItem; question: Question; original: Question }[];
  /** Controls of what has been answered already: a second press of the button posts them again. */
  settled: readonly string[];
};

/** Characters. */
const longestExplanation = 4000;
const inWords: Question = { id: 'answer', type: 'longText', label: { fi: '–', sv: '–', en: '–' }, max: longestExplanation };

export const fieldId = ({ itemNo }: Pick<RequestItem, 'itemNo'>) => `item${itemNo}`;

/** The page with the items that are still to be answered. `form` is the application's own; without it everything is answered in words. */
export function requestForm(form: Form | undefined, request: Pick<InformationRequest, 'items'>): RequestForm {
  const open = request.items.filter(({ kind, doneAt }) => kind !== 'attachment' && doneAt === null);
  const fields = open.map((item) => {
    const original = originalOf(item, form);
    return { item, original, question: questionFor(item, original, form) };
  });
  const page = { id: 'request', title: inWords.label, fields: fields.map(({ question }) => question) };
  const settled = request.items
    .filter(({ kind, doneAt }) => kind !== 'attachment' && doneAt !== null)
    .flatMap((item) => controlNames(originalOf(item, form).type, fieldId(item)));
  return { form: formOf(form, page), page, fields, settled };
}

function originalOf({ kind, about }: RequestItem, form: Form | undefined): Question {
  return (kind === 'answer' && form && about !== null && questionAt(form, about)) || inWords;
}

function questionFor(item: RequestItem, original: Question, form: Form | undefined): Question {
  // What is asked for is asked for whatever the other answers are, and is nothing that the agency knows.
  const { when: _when, prefill: _prefill, ...question } = original;
  const name = original === inWords ? undefined : form && item.about !== null ? answerAt(form, item.about) : undefined;
  return { ...question, id: fieldId(item), label: name?.label ?? { fi: item.text, sv: item.text, en: item.text } };
}

function formOf(form: Form | undefined, page: Page): Form {
  return {
    code: form?.code ?? '–',
    version: form?.version ?? '2000-01-01',
    title: page.title,
    introduction: page.title,
    minutes: 1,
    ...(form?.choices ? { choices: form.choices } : {}),
    pages: [page],
    declaration: page.title,
    attachments: [],
  };
}

/** Questions are those of the agency's forms, which stay: so the checks that are made of them are made once. */
const alone = new WeakMap<Question, Form>();

function formWith(original: Question, form: Form): Form {
  const known = alone.get(original);
  if (known) return known;
  const { when: _when, prefill: _prefill, ...question } = original;
  const made = formOf(form, { id: 'request', title: inWords.label, fields: [{ ...question, id: 'answer' }] });
  alone.set(original, made);
  return made;
}

/** What was given for the items: by item number. `faults` are at the items' fields, `typed` keeps what is not sent. */
export type Given = {
  answers: ReadonlyMap<number, Answer>;
  faults: readonly Fault[];
  typed: ReadonlyMap<number, Readonly<Record<string, readonly string[]>>>;
  /** Something was given again that had come already. */
  isRepeat: boolean;
};

/** Reads what a browser posted. An item that was left empty is neither an answer nor a fault: it can come later. */
export function readPosted(asked: RequestForm, posted: PostedForm, today: string): Given {
  const parsed = parsePage(asked.page, posted, ['action', ...asked.settled]);
  if (isRefusal(parsed)) throw new Refusal('bad-request', [{ place: parsed.name, reason: parsed.refused }]);
  const given = new Map(asked.fields.flatMap(({ item }) => entry(item.itemNo, parsed.answers[fieldId(item)])));
  const checked = checkGiven(asked, given, today);
  const typed = asked.fields.flatMap(({ item, question }) => {
    const controls = controlNames(question.type, question.id).flatMap((name) => entry(name, posted.get(name)));
    const isEmpty = controls.every(([, texts]) => texts.every((text) => text.trim() === ''));
    return isEmpty ? [] : [[item.itemNo, Object.fromEntries(controls)] as const];
  });
  const isRepeat = asked.settled.some((name) => posted.get(name)?.some((text) => text.trim() !== ''));
  return { ...checked, faults: [...parsed.faults, ...checked.faults], typed: new Map(typed), isRepeat };
}

/** Checks answers as the application's own form would. Those at fault are not among `answers`. */
export function checkGiven(asked: RequestForm, given: ReadonlyMap<number, Answer>, today: string): Given {
  const faults: Fault[] = [];
  const answers = new Map<number, Answer>();
  for (const { item, original } of asked.fields) {
    const answer = given.get(item.itemNo);
    if (answer === undefined) continue;
    const [fault] = checkAnswers(formWith(original, asked.form), { answer }, { today });
    if (fault) faults.push({ ...fault, path: fieldId(item), pageId: asked.page.id });
    else answers.set(item.itemNo, answer);
  }
  return { answers, faults, typed: new Map(), isRepeat: false };
}

function entry<K, V>(key: K, value: V | undefined): [K, V][] {
  return value === undefined ? [] : [[key, value]];
}
