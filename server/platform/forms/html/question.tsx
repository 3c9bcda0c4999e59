import type { ComponentChildren } from 'preact';
import type { Field, Question } from '../definition.ts';
import { conditionText } from './condition-text.ts';
import { QuestionControl } from './controls.tsx';
import { dependsOnPage, type FieldsView } from './fields-view.ts';

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
    </QuestionFrame>
  );
}
