import type { AttachmentRule, Form, Page, Question } from '#server/platform/forms/definition.ts';
import { findField, itemsOf, walk } from '#server/platform/forms/relevance.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import { languages, type Text } from '#server/platform/language/language.ts';
import { isMissing, type Requirement, type RequirementState } from '#server/cases/checklist/requirements.ts';

/** An answer that can be asked for. `path` is its place: `rent`, `incomes.0.incomeType`. */
export type AskableAnswer = { path: string; label: Text; isGroup: boolean };
/** A document that can be asked for; without a state it was not needed until now. */
export type AskableDocument = { id: string; label: Text; hint: Text | undefined; state: RequirementState | undefined };

export type Askable = {
  /** Documents that are missing or cannot be read, and the other ones of the form. */
  missing: readonly AskableDocument[];
  otherDocuments: readonly AskableDocument[];
  /** Answers that the application left open, and all others of the form, page by page. */
  gaps: readonly AskableAnswer[];
  otherAnswers: readonly { title: Text; answers: readonly AskableAnswer[] }[];
};

type Asked = { form: Form | undefined; answers: Answers; unknown: readonly string[]; requirements: readonly Requirement[]; today: string };

/** Everything that a customer can be asked for in a case. A form that is gone asks nothing but explanations. */
export function listAskable({ form, answers, unknown, requirements, today }: Asked): Askable {
  if (!form) return { missing: [], otherDocuments: [], gaps: [], otherAnswers: [] };
  const stateOf = new Map(requirements.map((one) => [one.requirementId, one.state]));
  const documents = form.attachments.map((rule) => documentOf(rule, stateOf.get(rule.id)));
  const isNeeded = ({ state }: AskableDocument) => state !== undefined && isMissing({ state });
  const applying = new Set(walk(form, answers, { today, unknown }).asked.flatMap(({ path, applies }) => (applies ? [path] : [])));
  return {
    missing: documents.filter(isNeeded),
    otherDocuments: documents.filter((document) => !isNeeded(document)),
    gaps: unknown.flatMap((path) => answerAt(form, path) ?? []),
    otherAnswers: form.pages
      .map((page) => ({
        title: page.title,
        answers: pathsOf(page, answers)
          .filter((path) => applying.has(path) && !unknown.includes(path))
          .flatMap((path) => answerAt(form, path) ?? []),
      }))
      .filter((page) => page.answers.length > 0),
  };
}

function documentOf({ id, label, hint }: AttachmentRule, state: RequirementState | undefined): AskableDocument {
  return { id, label, hint, state };
}

/** The questions of a page in its order; those of a group once for each item that there is. */
function pathsOf(page: Page, answers: Answers): string[] {
  return page.fields.flatMap((field) =>
    field.type === 'group'
      ? itemsOf(answers[field.id]).flatMap((_, index) => field.fields.map(({ id }) => `${field.id}.${index}.${id}`))
      : [field.id],
  );
}

/** An answer's name by its path; undefined where the form has none. */
export function answerAt(form: Form, path: string): AskableAnswer | undefined {
  const field = findField(form, path);
  if (!field) return undefined;
  const [groupId = '', index] = path.split('.');
  const group = index === undefined ? undefined : findField(form, groupId);
  const label = group?.type === 'group' ? inItem(group.item, Number(index) + 1, field.label) : field.label;
  return { path, label, isGroup: field.type === 'group' };
}

function inItem(item: Text, number: number, label: Text): Text {
  const [fi, sv, en] = languages.map((language) => `${item[language]} ${number}: ${label[language]}`);
  return { fi: fi ?? '', sv: sv ?? '', en: en ?? '' };
}

/** The question whose answer stands at a path; undefined for a group, or where the form has none. */
export function questionAt(form: Form, path: string): Question | undefined {
  const field = findField(form, path);
  return field && field.type !== 'group' ? field : undefined;
}
