import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { displayPaperCode, type Paper } from '../queries.ts';
import { texts as paperTexts } from '../texts.ts';
import { paperAddress } from './addresses.ts';
import { texts } from './texts.ts';

type Props = { visit: SignedVisit<Staff>; paper: Paper };

/** Characters. */
export const longestReason = 1000;

/** Asks why a registration is to be cancelled. */
export function CancelPage({ visit, paper, typed, isFaulty }: Props & { typed: string; isFaulty: boolean }) {
  const t = texts(visit.language);
  const p = paperTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.cancel} mainForm="cancel" faultCount={isFaulty ? 1 : 0}>
      <h1 class="ds-heading" data-size="lg">
        {t.cancel}: {displayPaperCode(paper.code)}
      </h1>
      <p class="ds-paragraph lead">{t.cancelMeans}</p>
      <form method="post" action={`${paperAddress(paper.applicationId)}/cancel`} id="cancel" class="return-form">
        <CsrfField visit={visit} />
        <div class="ds-field">
          <label class="ds-label" for="because">
            {p.reason}
          </label>
          <textarea
            class="ds-input"
            id="because"
            name="because"
            rows={3}
            maxLength={longestReason}
            value={typed}
            aria-describedby={isFaulty ? 'because-fault' : undefined}
            aria-invalid={isFaulty ? 'true' : undefined}
          />
          {isFaulty && (
            <p class="ds-validation-message" id="because-fault">
              {p.reasonNeeded}
            </p>
          )}
        </div>
        <div class="buttons">
          <button class="ds-button" data-color="danger">
            {t.cancel}
          </button>
          <a class="ds-link" href={paperAddress(paper.applicationId)}>
            {t.back}
          </a>
        </div>
      </form>
    </PageFrame>
  );
}

type KeyedProps = Props & {
  reference: string;
  /** How many answers it left open. */
  unknownCount: number;
  /** Whether this clerk may handle the case; the language that the application asks for may be another's. */
  maySeeCase: boolean;
};

/** The paper application is a case now. */
export function KeyedPage({ visit, paper, reference, unknownCount, maySeeCase }: KeyedProps) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.keyed}>
      <div class="ds-alert" data-color="success">
        <h1 class="ds-heading" data-size="lg">
          {t.keyed}
        </h1>
        <p class="ds-paragraph lead">
          {t.reference}: <strong class="reference">{reference}</strong>
        </p>
      </div>
      {unknownCount > 0 && <p class="ds-paragraph">{t.notStated(unknownCount)}</p>}
      <div class="buttons">
        {maySeeCase && unknownCount > 0 && (
          <form method="post" action={`${paperAddress(paper.applicationId)}/ask`}>
            <CsrfField visit={visit} />
            <button class="ds-button">{t.ask}</button>
          </form>
        )}
        {maySeeCase && (
          <a class={unknownCount > 0 ? 'ds-link' : 'ds-button'} href={`/cases/${paper.applicationId}`}>
            {t.toCase}
          </a>
        )}
        <a class="ds-link" href="/paper">
          {t.toList}
        </a>
      </div>
    </PageFrame>
  );
}

export function CancelledPage({ visit, paper }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.cancelled}>
      <h1 class="ds-heading" data-size="lg">
        {t.cancelled}
      </h1>
      <dl class="facts">
        <div>
          <dt>{paperTexts(visit.language).code}</dt>
          <dd>{displayPaperCode(paper.code)}</dd>
        </div>
        <div>
          <dt>{paperTexts(visit.language).reason}</dt>
          <dd class="typed-text">{paper.cancelledBecause}</dd>
        </div>
      </dl>
      <p>
        <a class="ds-link" href="/paper">
          {t.toList}
        </a>
      </p>
    </PageFrame>
  );
}
