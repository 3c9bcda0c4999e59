import type { Advice, Condition, Field, Form, Group, Page, Question } from '#server/platform/forms/definition.ts';
import { conditionClause } from '#server/platform/forms/html/condition-text.ts';
import { formTexts } from '#server/platform/forms/html/texts.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { PaperForm, PaperGroup, PaperQuestion, PaperSection } from '#server/platform/letters/paper-form.ts';
import { isWide, penOf } from './pens.ts';
import { paragraphsOnPaper } from './paragraphs.ts';
import { words } from './words.ts';

export type View = { form: Form; language: Language; numbers: ReadonlyMap<Field, string> };

/** Parts of a group on paper: whoever has more continues on a sheet of their own. */
const mostParts = 3;

export function layOutPages(view: View): PaperSection[] {
  return view.form.pages.map((page, index) => layOutPage(page, index + 1, view));
}

function layOutPage(page: Page, number: number, view: View): PaperSection {
  const { language } = view;
  const t = words(language);
  return {
    number: String(number),
    title: page.title[language],
    condition: inWords(page.when, view, t.fillInIf, t.fillInIfItConcerns),
    introduction: paragraphsOnPaper(page, language),
    items: page.fields.map((field) => (field.type === 'group' ? layOutGroup(field, view) : layOutQuestion(field, view))),
    notes: (page.advice ?? []).flatMap((advice) => noteOf(advice, view)),
  };
}

/** Advice of which a reader of the paper can tell whether it concerns them; what a table or today's date decides is left out. */
function noteOf({ when, text }: Advice, view: View): PaperSection['notes'] {
  const clause = when && clauseOf(when, view, false);
  if (when && clause === undefined) return [];
  return [{ text: text[view.language], condition: clause === undefined ? null : words(view.language).concernsIf(clause) }];
}

function layOutQuestion(question: Question, view: View): PaperQuestion {
  return { ...askedIn(question, view), pen: penOf(view.form, question, view.language), isWide: isWide(question) };
}

function layOutGroup(group: Group, view: View): PaperGroup {
  const t = words(view.language);
  const item = group.item[view.language];
  const items = group.fields.map((question) => layOutQuestion(question, view));
  const parts = Array.from({ length: Math.min(mostParts, group.maxItems) }, (_, index) => ({
    title: `${item} ${index + 1}`,
    // What was said on the first part need not be said again.
    items: index === 0 ? items : items.map((one) => ({ ...one, hint: null })),
  }));
  return { ...askedIn(group, view), more: parts.length > 1 ? t.more : null, parts };
}

function askedIn(field: Field, view: View) {
  const { language } = view;
  const t = words(language);
  return {
    number: view.numbers.get(field) ?? '',
    label: field.label[language],
    hint: field.hint?.[language] ?? null,
    condition: inWords(field.when, view, t.answerIf, t.answerIfItConcerns),
    optional: field.optional ? formTexts(language).optional : null,
  };
}

/** The documents of the form's rules, each with when it is needed. */
export function layOutAttachments(view: View): NonNullable<PaperForm['enclosed']>['attachments'] {
  const t = words(view.language);
  return view.form.attachments.map(({ label, hint, when }) => ({
    label: label[view.language],
    hint: hint?.[view.language] ?? null,
    condition: inWords(when, view, t.encloseIf, t.encloseIfItConcerns) ?? t.encloseAlways,
  }));
}

/** A condition as a sentence; `otherwise` where it is too much for one. */
function inWords(when: Condition | undefined, view: View, sentence: (clause: string) => string, otherwise: string): string | null {
  if (!when) return null;
  const clause = clauseOf(when, view, true);
  return clause === undefined ? otherwise : sentence(clause);
}

function clauseOf(when: Condition, { form, language, numbers }: View, mayCoverMore: boolean): string | undefined {
  const nameOf = (field: Field) => words(language).questionName(numbers.get(field) ?? field.label[language]);
  return conditionClause(form, when, language, { nameOf, mayCoverMore });
}
