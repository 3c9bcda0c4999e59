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

type Received = Pick<ApplicationSummary, 'intakeChannel' | 'receivedAt' | 'receivedOn'>;

/** When an application arrived: online to the minute (Act 13/2003 §10), on paper or by word of mouth on the day that counts, also when it was keyed later. */
export function receivedText({ intakeChannel, receivedAt, receivedOn }: Received, language: Language, timeZone: string): string {
  return intakeChannel === 'online' ? formatInstant(receivedAt, language, timeZone) : formatDay(receivedOn, language);
}

export function ReceivedTime({ application, language, timeZone }: { application: Received; language: Language; timeZone: string }) {
  const { intakeChannel, receivedAt, receivedOn } = application;
  const exactly = intakeChannel === 'online' ? receivedAt.toISOString() : receivedOn;
  return <time dateTime={exactly}>{receivedText(application, language, timeZone)}</time>;
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
          <ReceivedTime application={application} language={language} timeZone={agency.timeZone} />
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
