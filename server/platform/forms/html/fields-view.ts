import { answerIn, fieldsOf } from '../conditions.ts';
import type { AnswerItem, Answers, Condition, Field, Form, Page } from '../definition.ts';
import type { Fault } from '../fault.ts';
import type { Language } from '../../language/language.ts';
import { leastItems } from '../check.ts';
import { itemsOf, walk, type Moment } from '../relevance.ts';

/** A page to fill in: its answers as they are known, what was typed and could not be read, and what is at fault. */
export type PageToFill = Moment & {
  form: Form;
  page: Page;
  answers: Answers;
  language: Language;
  typed?: ReadonlyMap<string, string> | undefined;
  faults?: readonly Fault[] | undefined;
  /** The page is keyed from paper: every question may be left unanswered by saying that the paper does not state it. */
  isKeyed?: boolean | undefined;
};

/** The same with what the controls ask for at every place worked out once. */
export type FieldsView = PageToFill & {
  /** The answers that apply. */
  kept: Answers;
  typed: ReadonlyMap<string, string>;
  faultAt: ReadonlyMap<string, Fault>;
  answerAt: ReadonlyMap<string, unknown>;
  appliesAt: (path: string) => boolean;
  notStated: ReadonlySet<string>;
  /** Fields of the form whose answers nobody knows. */
  open: ReadonlySet<string>;
};

export function viewOf(filling: PageToFill): FieldsView {
  const answers = withLeastItems(filling.page, filling.answers);
  const { asked, kept, open } = walk(filling.form, answers, filling);
  // A group that does not apply yet is on the page too, with the questions that its items would have.
  const within = walk(withOpenGroups(filling.form), answers, filling).asked.filter(({ path }) => path.includes('.'));
  const places = [...asked.filter(({ path }) => !path.includes('.')), ...within];
  const applying = new Set(places.filter(({ applies }) => applies).map(({ path }) => path));
  return {
    ...filling,
    answers,
    kept,
    typed: filling.typed ?? new Map(),
    faultAt: new Map((filling.faults ?? []).map((fault) => [fault.path, fault])),
    answerAt: new Map(places.map(({ path, answer }) => [path, answer])),
    appliesAt: (path) => applying.has(path),
    notStated: new Set(filling.unknown),
    open,
  };
}

function withOpenGroups(form: Form): Form {
  const open = (field: Field): Field => {
    if (field.type !== 'group') return field;
    const { when: _, ...always } = field;
    return always;
  };
  return { ...form, pages: form.pages.map((page) => ({ ...page, fields: page.fields.map(open) })) };
}

/** The items that a group must have at least are there to be filled in from the beginning. */
function withLeastItems(page: Page, answers: Answers): Answers {
  const padded = page.fields.flatMap((field): [string, AnswerItem[]][] => {
    if (field.type !== 'group') return [];
    const items = itemsOf(answerIn(answers, field.id));
    const missing = Math.max(0, leastItems(field) - items.length);
    return [[field.id, [...items, ...Array.from({ length: missing }, () => ({}))]] as const];
  });
  return { ...answers, ...Object.fromEntries(padded) };
}

/** Whether an answer on this very page can make the condition hold: otherwise it is settled before the page is shown. */
export function dependsOnPage({ form, page }: FieldsView, condition: Condition | undefined): boolean {
  if (!condition) return false;
  const here = new Set(
    page.fields.flatMap((field: Field) => [field.id, ...(field.type === 'group' ? field.fields.map(({ id }) => id) : [])]),
  );
  return fieldsOf(condition, form.tables).some((field) => here.has(field));
}
