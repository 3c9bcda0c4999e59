import type { VNode } from 'preact';
import type { Agency } from '#server/agency/loading.ts';
import { benefitName, isOpen, StageTag } from '#server/cases/applications/application-facts.tsx';
import type { ApplicationSummary } from '#server/cases/applications/queries.ts';
import { texts } from '#server/cases/applications/texts.ts';
import type { Draft } from '#server/cases/drafts/queries.ts';
import { coversBenefit } from '#server/people/mandates/mandate-rules.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay, formatInstant } from '#server/platform/language/format.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  drafts: readonly Draft[];
  applications: readonly ApplicationSummary[];
  /** How many attachments each open application lacks. */
  missing: ReadonlyMap<string, number>;
  /** What the agency waits for. */
  awaited: VNode | undefined;
  /** What others ask this person to sign. */
  toSign: VNode | undefined;
  /** The way to the messages. */
  messages: VNode;
};

/** Everything a customer has with the agency: what is begun, and what was sent with where it stands. */
export function MattersPage({ visit, agency, drafts, applications, missing, awaited, toSign, messages }: Props) {
  const t = texts(visit.language);
  const isEmpty = drafts.length === 0 && applications.length === 0;
  const person = visit.session?.person;
  const agent = person?.role === 'customer' ? person.agent : undefined;
  const title = person && agent ? t.mattersOf(person.name) : t.matters;
  const benefits = agency.benefits.filter(({ id }) => coversBenefit({ benefits: agent?.benefits ?? [] }, id));
  return (
    <PageFrame visit={visit} title={title}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {awaited}
      {toSign}
      {messages}
      {drafts.length > 0 && (
        <section aria-labelledby="drafts">
          <h2 class="ds-heading" data-size="sm" id="drafts">
            {t.drafts}
          </h2>
          <ul class="cards">
            {drafts.map((draft) => (
              <DraftCard key={draft.draftId} visit={visit} agency={agency} draft={draft} />
            ))}
          </ul>
        </section>
      )}
      {applications.length > 0 && (
        <section aria-labelledby="sent">
          <h2 class="ds-heading" data-size="sm" id="sent">
            {t.sent}
          </h2>
          <ul class="cards">
            {applications.map((one) => (
              <ApplicationCard
                key={one.applicationId}
                visit={visit}
                agency={agency}
                application={one}
                missing={missing.get(one.applicationId) ?? 0}
              />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="apply">
        <h2 class="ds-heading" data-size="sm" id="apply">
          {t.applyForMore}
        </h2>
        {isEmpty && <p class="ds-paragraph">{agent ? t.nothingOf : t.nothing}</p>}
        <ul class="ds-list">
          {benefits.map(({ id, name }) => (
            <li key={id}>
              <a class="ds-link" href={`/benefits/${id}`}>
                <span class="ds-sr-only">{t.applyForMore}: </span>
                {name[visit.language]}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </PageFrame>
  );
}

function DraftCard({ visit, agency, draft }: Pick<Props, 'visit' | 'agency'> & { draft: Draft }) {
  const { language } = visit;
  const t = texts(language);
  const name = benefitName(agency, draft.benefit, language);
  return (
    <li class="ds-card">
      <h3 class="ds-heading" data-size="xs">
        {name}
      </h3>
      <dl class="facts facts-narrow">
        <div>
          <dt>{t.savedAt}</dt>
          <dd>{formatInstant(draft.savedAt, language, agency.timeZone)}</dd>
        </div>
        <div>
          <dt>{t.keptUntil}</dt>
          <dd>{formatDay(draft.expiresOn, language)}</dd>
        </div>
      </dl>
      <a class="ds-button" href={`/drafts/${draft.draftId}`}>
        {t.goOn}
        <span class="ds-sr-only">: {name}</span>
      </a>
      <a class="ds-link" href={`/drafts/${draft.draftId}/discard`}>
        {t.discard}
        <span class="ds-sr-only">: {name}</span>
      </a>
    </li>
  );
}

type CardProps = Pick<Props, 'visit' | 'agency'> & { application: ApplicationSummary; missing: number };

function ApplicationCard({ visit, agency, application, missing }: CardProps) {
  const { language } = visit;
  const t = texts(language);
  const address = `/applications/${application.applicationId}`;
  const name = benefitName(agency, application.benefit, language);
  return (
    <li class="ds-card">
      <h3 class="ds-heading" data-size="xs">
        <a class="ds-link" href={address}>
          {name}
          <span class="ds-sr-only">, {application.reference}</span>
        </a>
      </h3>
      <p>
        <StageTag stage={application.stage} language={language} />
      </p>
      <dl class="facts facts-narrow">
        <div>
          <dt>{t.reference}</dt>
          <dd class="reference">{application.reference}</dd>
        </div>
        <div>
          <dt>{t.received}</dt>
          <dd>{formatDay(application.receivedOn, language)}</dd>
        </div>
        {isOpen(application) && (
          <div>
            <dt>{t.expected}</dt>
            <dd>{t.expectedBy(formatDay(application.dueOn, language))}</dd>
          </div>
        )}
      </dl>
      {missing > 0 && (
        <a class="ds-link" href={`${address}/attachments`}>
          {t.attachmentsMissing(missing)}
          <span class="ds-sr-only">
            : {name}, {application.reference}
          </span>
        </a>
      )}
      {application.stage === 'decided' && (
        <a class="ds-link" href={`${address}/decision`}>
          {t.readDecision}
          <span class="ds-sr-only">
            : {name}, {application.reference}
          </span>
        </a>
      )}
    </li>
  );
}
