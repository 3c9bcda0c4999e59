import { longestGlassReason } from '#server/people/view-log/glass.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { SignedVisit } from '#server/platform/http/route.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { FaultSummary, ReasonField } from '#server/platform/html/reason-field.tsx';
import { texts } from './texts.ts';

type Props = { visit: SignedVisit<Staff>; applicationId: string; typed?: string; hasFault?: boolean };

/** What a clerk meets who has not the right to a protected person's case. It says nothing of the case or the person. */
export function GlassPage({ visit, applicationId, typed = '', hasFault = false }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.glassTitle} mainForm="glass-form" faultCount={hasFault ? 1 : 0}>
      {hasFault && <FaultSummary heading={t.correct} faults={[{ id: 'reason', text: t.glassReasonMissing }]} />}
      <h1 class="ds-heading" data-size="lg">
        {t.glassTitle}
      </h1>
      <p class="ds-paragraph lead">{t.glassLead}</p>
      <p class="ds-paragraph">
        <a class="ds-link" href="/work">
          {t.backToQueue}
        </a>
      </p>
      <h2 class="ds-heading" data-size="sm">
        {t.glassHeading}
      </h2>
      <p class="ds-paragraph">{t.glassHint}</p>
      <form method="post" action={`/cases/${applicationId}/break-glass`} id="glass-form">
        <CsrfField visit={visit} />
        <ReasonField
          id="reason"
          label={t.reason}
          hint={t.reasonHint}
          typed={typed}
          longest={longestGlassReason}
          fault={hasFault ? t.glassReasonMissing : undefined}
        />
        <button class="ds-button" data-color="danger">
          {t.openByException}
        </button>
      </form>
    </PageFrame>
  );
}
