import type { ComponentChildren } from 'preact';
import type { Field, Question } from '../definition.ts';
import { notStatedControl } from '../posted-value.ts';
import { conditionText } from './condition-text.ts';
import { answerId } from './control-id.ts';
import { QuestionControl } from './controls.tsx';
import { dependsOnPage, type FieldsView } from './fields-view.ts';
import { formTexts } from './texts.ts';

/**
 * The frame of a question or group, with what the browser needs to decide whether it shows. A question that does not
 * apply and that nothing on this page can change is left out; one that may come to apply is there, for browsers without
 * scripts, with the condition in words.
 */
export function QuestionFrame({
  field,
  path,
  view,
  children,
}: {
  field: Field;
  path: string;
  view: FieldsView;
  children: ComponentChildren;
}) {
  const isOpen = dependsOnPage(view, field.when);
  const applies = view.appliesAt(path);
  if (!applies && !isOpen) return null;
  return (
    <div
      class="question"
      data-question={path}
      data-kind={field.type}
      data-when={isOpen ? JSON.stringify(field.when) : undefined}
      data-hidden-by-condition={applies ? undefined : ''}
    >
      {isOpen && field.when && <p class="answer-if">{conditionText(view.form, field.when, view.language, view)}</p>}
      {children}
    </div>
  );
}

export function QuestionField({ question, path, view }: { question: Question; path: string; view: FieldsView }) {
  return (
    <QuestionFrame field={question} path={path} view={view}>
      <QuestionControl question={question} path={path} view={view} />
      <NotStated field={question} path={path} view={view} />
    </QuestionFrame>
  );
}

/** With which a clerk who keys a paper form says that it leaves the question open. Nothing on a customer's own page. */
export function NotStated({ field, path, view }: { field: Field; path: string; view: FieldsView }) {
  if (!view.isKeyed) return null;
  const id = `${answerId(path)}-not-stated`;
  return (
    <div class="ds-field not-stated">
      <input class="ds-input" type="checkbox" id={id} name={notStatedControl} value={path} checked={view.notStated.has(path)} />
      <label class="ds-label" data-weight="regular" for={id}>
        {formTexts(view.language).notStated}
        <span class="ds-sr-only">: {field.label[view.language]}</span>
      </label>
    </div>
  );
}
