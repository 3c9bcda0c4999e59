import type { Agency } from '#server/agency/loading.ts';
import { findBenefit } from '#server/agency/lookups.ts';
import { channelName } from '#server/platform/channels/channel.ts';
import { formatDay, formatInstant } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { onBehalfText } from '#server/people/mandates/mandate-facts.tsx';
import { onBehalfTexts } from '#server/people/mandates/texts.ts';
import type { Stage } from './case-events.ts';
import type { ApplicationSummary } from './queries.ts';
import { texts } from './texts.ts';

/** A benefit's name; its id when the agency no longer has the benefit. */
export function benefitName(agency: Agency, id: string, language: Language): string {
  return findBenefit(agency, id)?.name[language] ?? id;
}

const colours: Record<Stage, string> = { pending: 'info', 'in-process': 'warning', decided: 'success', withdrawn: 'neutral' };

export function StageTag({ stage, language }: { stage: Stage; language: Language }) {
  return (
    <span class="ds-tag" data-color={colours[stage]}>
      {texts(language)[stage]}
    </span>
  );
}

export function isOpen({ stage }: { stage: Stage }): boolean {
  return stage === 'pending' || stage === 'in-process';
}

type FactsProps = { application: ApplicationSummary; agency: Agency; language: Language; applicant?: string };

/** What identifies an application: reference, benefit, when it arrived and how. */
export function ApplicationFacts({ application, agency, language, applicant }: FactsProps) {
  const t = texts(language);
  return (
    <dl class="facts">
      <div>
        <dt>{t.reference}</dt>
        <dd>
          <strong class="reference">{application.reference}</strong>
        </dd>
      </div>
      <div>
        <dt>{t.benefit}</dt>
        <dd>{benefitName(agency, application.benefit, language)}</dd>
      </div>
      {applicant && (
        <div>
          <dt>{t.applicant}</dt>
          <dd>{applicant}</dd>
        </div>
      )}
      <div>
        <dt>{t.received}</dt>
        <dd>
          <time dateTime={application.receivedAt.toISOString()}>{formatInstant(application.receivedAt, language, agency.timeZone)}</time>
        </dd>
      </div>
      <div>
        <dt>{t.sentBy}</dt>
        <dd>{channelName(application.intakeChannel, language)}</dd>
      </div>
      {application.agentBasis !== null && (
        <div>
          <dt>{onBehalfTexts(language).onBehalf}</dt>
          <dd>{onBehalfText({ name: application.agentName, basis: application.agentBasis }, language)}</dd>
        </div>
      )}
      {isOpen(application) && (
        <div>
          <dt>{t.expected}</dt>
          <dd>{t.expectedBy(formatDay(application.dueOn, language))}</dd>
        </div>
      )}
    </dl>
  );
}
