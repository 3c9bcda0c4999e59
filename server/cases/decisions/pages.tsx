import type { Agency } from '#server/agency/loading.ts';
import { getBenefit, needsSecondClerk } from '#server/agency/lookups.ts';
import type { Case } from '#server/cases/desk/case-queries.ts';
import { refusalTexts } from '#server/platform/errors/refusal-texts.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Customer, Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { Letter, type LetterView } from './letter/letter.tsx';
import { reviewedMark } from './reviewed.ts';
import { texts } from './texts.ts';

type ClerkView = { visit: SignedVisit<Staff>; agency: Agency; one: Case; letter: LetterView };
/** The clerk confirmed another text than this one: it is to be read anew. */
type ReadAnew = { hasChanged?: boolean | undefined };

function ChangedAlert({ visit, hasChanged }: { visit: SignedVisit<Staff> } & ReadAnew) {
  if (!hasChanged) return null;
  return (
    <div class="ds-alert" data-color="warning" role="alert">
      <p class="ds-paragraph">{refusalTexts(visit.language)['decision-changed']}</p>
    </div>
  );
}

function ReviewedField({ letter }: { letter: LetterView }) {
  return <input type="hidden" name="reviewed" value={reviewedMark(letter.content)} />;
}

/** The decision as the customer will read it, before it is handed in. */
export function PreviewPage({ visit, agency, one, letter, hasChanged }: ClerkView & ReadAnew) {
  const t = texts(visit.language);
  const { outcome, amountCents } = letter.content;
  const isProposal = needsSecondClerk(getBenefit(agency, one.benefit), { outcome, amountCents: amountCents ?? 0 });
  return (
    <PageFrame visit={visit} title={t.previewHeading}>
      <p>
        <a class="ds-link" href={`/cases/${one.applicationId}`} {...shortcut(visit, 'back')}>
          {t.backToCase}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {t.previewHeading}
      </h1>
      <ChangedAlert visit={visit} hasChanged={hasChanged} />
      <p class="ds-paragraph">{t.previewHint}</p>
      <Letter {...letter} />
      <form method="post" action={`/cases/${one.applicationId}/decision/hand-in`}>
        <CsrfField visit={visit} />
        <ReviewedField letter={letter} />
        <p class="ds-paragraph" id="hand-in-hint">
          {isProposal ? t.proposeHint : t.makeHint}
        </p>
        <div class="buttons">
          <button class="ds-button" aria-describedby="hand-in-hint" {...shortcut(visit, 'forward', 'focus')}>
            {isProposal ? t.propose : t.make}
          </button>
          <a class="ds-button" data-variant="secondary" href={`/cases/${one.applicationId}/decision`}>
            {t.change}
          </a>
        </div>
      </form>
    </PageFrame>
  );
}

type ApprovalView = ClerkView & ReadAnew & { typedReason?: string; isReasonUnfinished?: boolean; hasFault?: boolean };

/** A second clerk approves the decision, or returns it with what is to be corrected. */
export function ApprovalPage({
  visit,
  one,
  letter,
  hasChanged,
  typedReason = '',
  isReasonUnfinished = false,
  hasFault = false,
}: ApprovalView) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.approvalHeading} mainForm="return-form" faultCount={hasFault ? 1 : 0}>
      <p>
        <a class="ds-link" href={`/cases/${one.applicationId}`} {...shortcut(visit, 'back')}>
          {t.backToCase}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {t.approvalHeading}
      </h1>
      <ChangedAlert visit={visit} hasChanged={hasChanged} />
      <p class="ds-paragraph">
        {t.writtenBy(one.decision?.writerName ?? '')}{' '}
        <a class="ds-link" href={`/cases/${one.applicationId}#answers`}>
          {t.seeApplication}
        </a>
      </p>
      <Letter {...letter} />
      <form method="post" action={`/cases/${one.applicationId}/decision/approve`}>
        <CsrfField visit={visit} />
        <ReviewedField letter={letter} />
        <p class="ds-paragraph" id="approve-hint">
          {t.makeHint}
        </p>
        <button class="ds-button" aria-describedby="approve-hint" {...shortcut(visit, 'forward', 'focus')}>
          {t.approve}
        </button>
      </form>
      <form method="post" action={`/cases/${one.applicationId}/decision/return`} id="return-form" class="return-form" noValidate>
        <CsrfField visit={visit} />
        {isReasonUnfinished && (
          <div class="ds-alert" data-color="info">
            <p class="ds-paragraph">{t.reasonUnfinished}</p>
          </div>
        )}
        <div class="ds-field">
          <label class="ds-label" for="reason">
            {t.returnReason}
          </label>
          <textarea
            class="ds-input"
            id="reason"
            name="reason"
            rows={4}
            maxLength={longestReturnReason}
            aria-invalid={hasFault ? 'true' : undefined}
            aria-describedby={hasFault ? 'reason-fault' : undefined}
          >
            {typedReason}
          </textarea>
          {hasFault && (
            <p class="ds-validation-message" id="reason-fault">
              {t.returnReasonMissing}
            </p>
          )}
        </div>
        <button class="ds-button" data-variant="secondary">
          {t.giveBack}
        </button>
      </form>
    </PageFrame>
  );
}

/** Characters. */
export const longestReturnReason = 1000;

/** A decision that waits for another clerk, or has been made, for clerks to read. */
export function ReadPage({ visit, one, letter }: ClerkView) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={`${t.title}, ${one.customerName}`}>
      <p>
        <a class="ds-link" href={`/cases/${one.applicationId}`} {...shortcut(visit, 'back')}>
          {t.backToCase}
        </a>
      </p>
      {!letter.sent && (
        <div class="ds-alert" data-color="info">
          <p class="ds-paragraph">{t.waits}</p>
        </div>
      )}
      <Letter {...letter} />
    </PageFrame>
  );
}

/** The customer's decision. */
export function CustomerPage({
  visit,
  applicationId,
  letter,
}: {
  visit: SignedVisit<Customer>;
  applicationId: string;
  letter: LetterView;
}) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <p class="no-print">
        <a class="ds-link" href={`/applications/${applicationId}`}>
          {t.backToApplication}
        </a>
      </p>
      <Letter {...letter} />
      <p class="ds-paragraph no-print">{t.printHint}</p>
      <p class="ds-paragraph no-print">
        <a class="ds-link" href={`/applications/${applicationId}/decision.pdf`}>
          {t.asLetter}
        </a>
      </p>
    </PageFrame>
  );
}
