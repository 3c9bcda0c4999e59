import type { Agency } from '#server/agency/loading.ts';
import { findForm } from '#server/agency/lookups.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { onBehalfSentence } from '#server/people/mandates/mandate-facts.tsx';
import { AnswerList } from '#server/platform/forms/html/answer-list.tsx';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay, formatInstant } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { ApplicationFacts, benefitName, isOpen, StageTag } from './application-facts.tsx';
import type { SectionContent } from './application-section.ts';
import type { Application, TimelineEvent } from './queries.ts';
import { texts, timelineTexts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; application: Application };
type PageProps = Props & { events: readonly TimelineEvent[]; sections: readonly SectionContent[] };

/** Where an application stands: stage, expected day, what has happened, what was sent, what can be done. */
export function ApplicationPage({ visit, agency, application, events, sections }: PageProps) {
  const { language } = visit;
  const t = texts(language);
  const address = `/applications/${application.applicationId}`;
  return (
    <PageFrame visit={visit} title={benefitName(agency, application.benefit, language)}>
      <h1 class="ds-heading" data-size="lg">
        {benefitName(agency, application.benefit, language)}
      </h1>
      {sections.map(({ above }) => above)}
      <p class="ds-paragraph lead">
        <StageTag stage={application.stage} language={language} /> {t[`${application.stage}Means`]}
      </p>
      {application.stage === 'decided' && (
        <p>
          <a class="ds-button" href={`${address}/decision`}>
            {t.readDecision}
          </a>
        </p>
      )}
      <ApplicationFacts application={application} agency={agency} language={language} />
      {isOpen(application) && <p class="ds-paragraph">{expectation(visit, agency, application)}</p>}
      {sections.map(({ content }) => content)}
      <section aria-labelledby="timeline">
        <h2 class="ds-heading" data-size="sm" id="timeline">
          {t.timeline}
        </h2>
        <Timeline events={events} language={language} timeZone={agency.timeZone} />
      </section>
      <section aria-labelledby="answers">
        <h2 class="ds-heading" data-size="sm" id="answers">
          {t.answers}
        </h2>
        <details class="ds-details">
          <summary>{t.showAnswers}</summary>
          <div>
            <SentAnswers visit={visit} agency={agency} application={application} headingLevel={3} />
          </div>
        </details>
        <p class="ds-paragraph">
          <a class="ds-link" href={`${address}/copy`}>
            {t.copy}
          </a>
        </p>
        <p class="ds-paragraph">
          <a class="ds-link" href={`${address}/copy.pdf`}>
            {t.copyPdf}
          </a>
        </p>
        <p class="ds-paragraph">
          <a class="ds-link" href={`${address}/receipt.pdf`}>
            {t.receiptPdf}
          </a>
        </p>
      </section>
      <div class="buttons">
        {isOpen(application) && (
          <a class="ds-button" data-variant="secondary" data-color="danger" href={`${address}/withdraw`}>
            {t.withdraw}
          </a>
        )}
        <a class="ds-link" href="/matters">
          {t.backToMatters}
        </a>
      </div>
    </PageFrame>
  );
}

function expectation(visit: Visit, agency: Agency, { dueOn }: Application): string {
  const t = texts(visit.language);
  return dayOf(visit.now, agency.timeZone) > dueOn ? t.overdue(formatDay(dueOn, visit.language)) : t.expectedIs;
}

type TimelineProps = { events: readonly TimelineEvent[]; language: Language; timeZone: string };

/** What the customer is told of the case. That clerks hand it on, or prepare a decision, is between them. */
function Timeline({ events, language, timeZone }: TimelineProps) {
  const t = timelineTexts(language);
  const told = events.flatMap((event, index) => {
    // From hand to hand is between clerks; that it was taken is told once.
    const isTold = event.kind !== 'case-taken' || events.findIndex(({ kind }) => kind === event.kind) === index;
    const text = isTold && Object.hasOwn(t, event.kind) ? (t as Record<string, string>)[event.kind] : undefined; // looked up by its own key
    return text ? [{ ...event, text }] : [];
  });
  return (
    <ol class="timeline">
      {told.map(({ eventId, at, text, agentName, details }) => (
        <li key={eventId}>
          <time dateTime={at.toISOString()}>{formatInstant(at, language, timeZone)}</time>
          <span>
            {text} <OnBehalf name={agentName} basis={details['basis']} language={language} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function OnBehalf({ name, basis, language }: { name: string | null; basis: string | number | null | undefined; language: Language }) {
  if (name === null && typeof basis !== 'string') return null;
  return <>{onBehalfSentence({ name, basis: typeof basis === 'string' ? basis : null }, language)}</>;
}

/** The answers as they were sent, with the questions of the form version that they were given to. */
export function SentAnswers({ visit, agency, application, headingLevel }: Props & { headingLevel: 2 | 3 }) {
  const form = findForm(agency, application.benefit, application.formVersion);
  if (!form) return <p class="ds-paragraph">{texts(visit.language).noForm}</p>;
  return (
    <AnswerList
      form={form}
      answers={application.answers}
      unknown={application.unknownAnswers}
      language={visit.language}
      today={application.receivedOn}
      headingLevel={headingLevel}
    />
  );
}
