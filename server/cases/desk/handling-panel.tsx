import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { CaseView } from './case-page.tsx';
import { wordFor } from './case-words.ts';
import { texts } from './texts.ts';

/** Who has the case in hand, and what this clerk can do with it now. */
export function HandlingPanel(view: CaseView) {
  const { visit, one } = view;
  const t = texts(visit.language);
  return (
    <section aria-labelledby="handling" class="ds-card case-handling">
      <h2 class="ds-heading" data-size="sm" id="handling">
        {t.handling}
      </h2>
      {one.decision?.returnedBecause && one.decision.status === 'draft' && (
        <div class="ds-alert" data-color="warning">
          <p class="ds-paragraph">{t.returnedBecause}</p>
          <p class="ds-paragraph typed-text">{one.decision.returnedBecause}</p>
        </div>
      )}
      <Standing {...view} />
    </section>
  );
}

function Standing(view: CaseView) {
  const { visit, one } = view;
  const t = texts(visit.language);
  if (one.stage === 'withdrawn') return <p class="ds-paragraph">{t.closedWithdrawn}</p>;
  if (one.stage === 'decided') return <Decided {...view} />;
  if (one.holder?.id === visit.person.id) return <InHand {...view} />;
  if (one.holder) return <p class="ds-paragraph">{t.isOthers(one.holder.name)}</p>;
  return <Free {...view} />;
}

function Decided({ visit, one }: CaseView) {
  const t = texts(visit.language);
  return (
    <>
      <p class="ds-paragraph">
        {t.closedDecided} {one.decision?.outcome && <strong>{wordFor(one.decision.outcome, visit.language)}</strong>}
      </p>
      <p>
        <a class="ds-link" href={`/cases/${one.applicationId}/decision`} {...shortcut(visit, 'decision')}>
          {t.seeDecision}
        </a>
      </p>
    </>
  );
}

function Free({ visit, one }: CaseView) {
  const t = texts(visit.language);
  const isProposed = one.decision?.status === 'proposed';
  if (isProposed && one.decision?.writtenBy === visit.person.id) return <p class="ds-paragraph">{t.ownProposal}</p>;
  return (
    <form method="post" action={`/cases/${one.applicationId}/take`}>
      <CsrfField visit={visit} />
      <p class="ds-paragraph">{isProposed ? t.waitsForApproval : t.isFree}</p>
      <button class="ds-button" {...shortcut(visit, 'take')}>
        {isProposed ? t.takeToApprove : t.take}
      </button>
    </form>
  );
}

function InHand(view: CaseView) {
  const { visit, one } = view;
  const t = texts(visit.language);
  return (
    <>
      <p class="ds-paragraph">{t.isYours}</p>
      <p>
        <a class="ds-button" href={`/cases/${one.applicationId}/decision`} {...shortcut(visit, 'decision')}>
          {decisionLabel(view)}
        </a>
      </p>
      <HandOn {...view} />
      <form method="post" action={`/cases/${one.applicationId}/release`}>
        <CsrfField visit={visit} />
        <button class="ds-button" data-variant="tertiary" {...shortcut(visit, 'release')}>
          {t.release}
        </button>
      </form>
    </>
  );
}

function decisionLabel({ visit, one }: CaseView): string {
  const t = texts(visit.language);
  if (one.decision?.status === 'proposed') return t.checkDecision;
  return one.decision ? t.continueDecision : t.writeDecision;
}

function HandOn({ visit, one, others }: CaseView) {
  const t = texts(visit.language);
  if (others.length === 0) return <p class="ds-paragraph">{t.nobodyElse}</p>;
  return (
    <form method="post" action={`/cases/${one.applicationId}/hand-on`} class="hand-on">
      <CsrfField visit={visit} />
      <div class="ds-field">
        <label class="ds-label" for="to">
          {t.handOnTo}
        </label>
        <select class="ds-input" id="to" name="to">
          {others.map(({ id, name }) => (
            <option value={id}>{name}</option>
          ))}
        </select>
      </div>
      <button class="ds-button" data-variant="secondary">
        {t.handOn}
      </button>
    </form>
  );
}
