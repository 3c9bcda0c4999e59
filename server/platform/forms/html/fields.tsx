import { answerIn, fieldsOf, holds } from '../conditions.ts';
import type { Advice, Condition, Page } from '../definition.ts';
import { GroupField } from './field-group.tsx';
import { dependsOnPage, viewOf, type FieldsView, type PageToFill } from './fields-view.ts';
import { QuestionField } from './question.tsx';
import { formTexts } from './texts.ts';

/**
 * Every question of one page, to be put into a form that posts. The first button answers Enter: without it Enter would
 * press the first button there is, and that may be one that removes an item.
 */
export function PageFields(filling: PageToFill) {
  const view = viewOf(filling);
  const { page, language, today } = view;
  return (
    <conditional-questions class="questions" lang={language} data-today={today} {...conditionData(view)}>
      <button class="first-button" type="submit" name="action" value="next" tabIndex={-1} aria-hidden="true">
        {formTexts(language).save}
      </button>
      {page.fields.map((field) =>
        field.type === 'group' ? (
          <GroupField key={field.id} group={field} view={view} />
        ) : (
          <QuestionField key={field.id} question={field} path={field.id} view={view} />
        ),
      )}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output element may hold no paragraphs */}
      <div role="status">
        {page.advice?.map((advice) => (
          <AdviceText key={advice.id} advice={advice} view={view} />
        ))}
      </div>
    </conditional-questions>
  );
}

/** What the browser needs besides the page: the tables, and the answers of other pages, that its conditions look at. */
function conditionData({ form, page, kept, open }: FieldsView) {
  const conditions = conditionsOf(page);
  const tableIds = new Set(conditions.flatMap((condition) => ('table' in condition ? [condition.table] : [])));
  const onPage = new Set(page.fields.map(({ id }) => id));
  const elsewhere = conditions
    .flatMap((condition) => fieldsOf(condition, form.tables))
    .flatMap((field) => {
      const answer = onPage.has(field) ? undefined : answerIn(kept, field);
      return answer === undefined ? [] : [[field, answer] as const];
    });
  return {
    'data-tables': JSON.stringify((form.tables ?? []).filter(({ id }) => tableIds.has(id))),
    'data-answers': JSON.stringify(Object.fromEntries(elsewhere)),
    ...(open.size > 0 && { 'data-open': [...open].filter((field) => !onPage.has(field)).join(' ') }),
  };
}

/** The single tests of all conditions on a page. */
function conditionsOf(page: Page): Condition[] {
  const fields = page.fields.flatMap((field) => (field.type === 'group' ? [field, ...field.fields] : [field]));
  return [...fields, ...(page.advice ?? [])].flatMap(({ when }): Condition[] => {
    if (!when) return [];
    return 'all' in when ? when.all : 'any' in when ? when.any : [when];
  });
}

function AdviceText({ advice, view }: { advice: Advice; view: FieldsView }) {
  const isOpen = dependsOnPage(view, advice.when);
  const applies = holds(advice.when, view.kept, { tables: view.form.tables, today: view.today });
  if (!applies && !isOpen) return null;
  return (
    <div
      class="ds-alert advice"
      data-color={advice.kind === 'warning' ? 'warning' : 'info'}
      data-when={isOpen ? JSON.stringify(advice.when) : undefined}
      data-hidden-by-condition={applies ? undefined : ''}
    >
      <p class="ds-paragraph">{advice.text[view.language]}</p>
    </div>
  );
}
