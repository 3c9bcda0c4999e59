import type { Group } from '../definition.ts';
import { leastItems } from '../check.ts';
import { answerIn } from '../conditions.ts';
import { itemsOf } from '../relevance.ts';
import { answerId, controlId } from './control-id.ts';
import { FaultMessage } from './controls.tsx';
import type { FieldsView } from './fields-view.ts';
import { NotStated, QuestionField, QuestionFrame } from './question.tsx';
import { formTexts } from './texts.ts';

/**
 * A group of questions repeated for each item. Adding and removing post the whole page, so nothing typed is lost; the
 * count tells the server how many items were on the page.
 */
export function GroupField({ group, view }: { group: Group; view: FieldsView }) {
  const t = formTexts(view.language);
  const items = itemsOf(answerIn(view.answers, group.id));
  const id = answerId(group.id);
  const describedBy = [group.hint && `${id}-hint`, view.faultAt.has(group.id) && `${id}-fault`].filter(Boolean).join(' ');
  const label = group.label[view.language];
  return (
    <QuestionFrame field={group} path={group.id} view={view}>
      <fieldset class="ds-fieldset" id={controlId(group.id, 'group')} tabIndex={-1} aria-describedby={describedBy || undefined}>
        <legend class="ds-label group-label">{group.optional ? `${label} ${t.optional}` : label}</legend>
        {group.hint && (
          <div id={`${id}-hint`} data-field="description">
            {group.hint[view.language]}
          </div>
        )}
        <input type="hidden" name={`${group.id}.count`} value={items.length} />
        <NotStated field={group} path={group.id} view={view} />
        {items.map((_, index) => (
          <Item key={index} group={group} index={index} mayGo={items.length > leastItems(group)} view={view} />
        ))}
        <FaultMessage path={group.id} view={view} />
        {items.length < group.maxItems && (
          <button class="ds-button" type="submit" data-variant="secondary" name="action" value={`add:${group.id}`}>
            {t.add(group.item[view.language])}
          </button>
        )}
      </fieldset>
    </QuestionFrame>
  );
}

function Item({ group, index, mayGo, view }: { group: Group; index: number; mayGo: boolean; view: FieldsView }) {
  const name = `${group.item[view.language]} ${index + 1}`;
  return (
    <fieldset class="ds-fieldset group-item" data-item={index} id={`${answerId(group.id)}-${index}`} tabIndex={-1}>
      <legend class="ds-label">{name}</legend>
      {group.fields.map((question) => (
        <QuestionField key={question.id} question={question} path={`${group.id}.${index}.${question.id}`} view={view} />
      ))}
      {mayGo && (
        <button class="ds-button" type="submit" data-variant="tertiary" name="action" value={`remove:${group.id}:${index}`}>
          {formTexts(view.language).remove(name)}
        </button>
      )}
    </fieldset>
  );
}
