import type { Language } from '../../language/language.ts';
import type { Form } from '../definition.ts';
import type { Fault } from '../fault.ts';
import { findField } from '../relevance.ts';
import { choicesOf } from '../schema.ts';
import { controlId } from './control-id.ts';
import { faultText } from './faults.ts';
import { formTexts } from './texts.ts';

type Props = {
  form: Form;
  faults: readonly Fault[];
  language: Language;
  /** Where a page of the form is, when its controls are not on this page. */
  addressOf?: ((pageId: string) => string) | undefined;
};

/** Every fault of a page, or of the whole form, as links to what has to be corrected. Nothing when there is none. */
export function ErrorSummary({ form, faults, language, addressOf }: Props) {
  if (faults.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
    <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="error-summary-title">
      <h2 class="ds-heading" data-size="xs" id="error-summary-title">
        {formTexts(language).correct(faults.length)}
      </h2>
      <ul class="ds-list">
        {faults.map((fault) => (
          <li key={fault.path}>
            <a class="ds-link" href={`${addressOf?.(fault.pageId) ?? ''}#${targetOf(form, fault.path)}`}>
              {faultText(form, fault, language)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function targetOf(form: Form, path: string): string {
  const field = findField(form, path);
  const choices = field && field.type !== 'group' ? choicesOf(form, field) : [];
  return controlId(path, field?.type ?? 'text', choices[0]?.value);
}
