import type { ChecklistItem } from '#server/cases/checklist/checklist.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { type CaseAttachments, mayJudge } from './may-judge.ts';
import { texts } from './texts.ts';

/** Characters. */
export const longestReason = 1000;

type Props = CaseAttachments & { item: ChecklistItem };

/** A document that is not needed after all, with the reason; or, where that was said, that it is needed. */
export function Waiving(props: Props) {
  const { visit, one, item } = props;
  const t = texts(visit.language);
  const { requirementId, state, waivedBecause, label } = item;
  const name = label[visit.language];
  const address = `/cases/${one.applicationId}/requirements/${requirementId}`;
  if (state === 'waived')
    return (
      <>
        <p class="ds-paragraph typed-text">{waivedBecause}</p>
        {mayJudge(props) && (
          <form method="post" action={`${address}/restore`}>
            <CsrfField visit={visit} />
            <button class="ds-button" data-size="sm" data-variant="tertiary">
              {t.restore}
              <span class="ds-sr-only">: {name}</span>
            </button>
          </form>
        )}
      </>
    );
  if (!mayJudge(props) || state === 'accepted') return null;
  return (
    <details class="ds-details">
      <summary>
        {t.waiveHeading}
        <span class="ds-sr-only">: {name}</span>
      </summary>
      <div>
        <WaiveForm visit={visit} address={`${address}/waive`} fieldId={`because-${requirementId.replaceAll('.', '-')}`} name={name} />
      </div>
    </details>
  );
}

type FormProps = Pick<CaseAttachments, 'visit'> & { address: string; fieldId: string; name: string; isFaulty?: boolean };

function WaiveForm({ visit, address, fieldId, name, isFaulty = false }: FormProps) {
  const t = texts(visit.language);
  return (
    <form method="post" action={address} class="verdicts">
      <CsrfField visit={visit} />
      <div class="ds-field">
        <label class="ds-label" for={fieldId}>
          {t.because}
        </label>
        <div data-field="description" id={`${fieldId}-hint`}>
          {t.becauseHint}
        </div>
        <textarea
          class="ds-input"
          id={fieldId}
          name="because"
          rows={2}
          maxLength={longestReason}
          required
          aria-describedby={isFaulty ? `${fieldId}-hint ${fieldId}-fault` : `${fieldId}-hint`}
          aria-invalid={isFaulty ? 'true' : undefined}
        />
        {isFaulty && (
          <p class="ds-validation-message" id={`${fieldId}-fault`}>
            {t.becauseEmpty}
          </p>
        )}
      </div>
      <button class="ds-button" data-size="sm" data-variant="secondary">
        {t.waive}
        <span class="ds-sr-only">: {name}</span>
      </button>
    </form>
  );
}

/** The same question on a page of its own, when it was left without an answer. */
export function WaivePage({ visit, one, item }: Pick<Props, 'visit' | 'one' | 'item'>) {
  const t = texts(visit.language);
  const name = item.label[visit.language];
  return (
    <PageFrame visit={visit} title={`${t.waiveHeading}: ${name}`} faultCount={1}>
      <div class="ds-error-summary" tabIndex={-1} role="alert">
        <h2 class="ds-heading" data-size="xs">
          {t.becauseHeading}
        </h2>
        <ul class="ds-list">
          <li>
            <a class="ds-link" href="#because">
              {t.becauseEmpty}
            </a>
          </li>
        </ul>
      </div>
      <h1 class="ds-heading" data-size="lg">
        {t.waiveHeading}: {name}
      </h1>
      <WaiveForm
        visit={visit}
        address={`/cases/${one.applicationId}/requirements/${item.requirementId}/waive`}
        fieldId="because"
        name={name}
        isFaulty
      />
      <p>
        <a class="ds-link" href={`/cases/${one.applicationId}#attachments`}>
          {t.backToCase}
        </a>
      </p>
    </PageFrame>
  );
}
