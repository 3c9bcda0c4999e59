import type { Agency } from '#server/agency/loading.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import type { ApplicationSummary } from '#server/cases/applications/queries.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { messageTexts, ownTexts } from '../texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  applications: readonly ApplicationSummary[];
  /** The groups of benefits about which this person may write. */
  groups: readonly string[];
  chosen: string | undefined;
  isMissing: boolean;
};

/** What a new message is about: it leads to those who know of it. */
export function TopicPage({ visit, agency, applications, groups, chosen, isMissing }: Props) {
  const { language } = visit;
  const o = ownTexts(language);
  return (
    <PageFrame visit={visit} title={o.write} faultCount={isMissing ? 1 : 0}>
      {isMissing && (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
        <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="fault-summary">
          <h2 class="ds-heading" data-size="xs" id="fault-summary">
            {messageTexts(language).faults}
          </h2>
          <p>
            <a class="ds-link" href="#topic">
              {o.chooseTopic}
            </a>
          </p>
        </section>
      )}
      <h1 class="ds-heading" data-size="lg">
        {o.write}
      </h1>
      <form method="post" action="/matters/messages/new" class="writing-form">
        <CsrfField visit={visit} />
        <fieldset class="ds-fieldset" id="topic" tabIndex={-1}>
          <legend class="ds-label">{o.topic}</legend>
          {isMissing && <p class="ds-validation-message">{o.chooseTopic}</p>}
          {applications.length > 0 && <p class="topic-kind">{o.topicCases}</p>}
          {applications.map(({ applicationId, benefit, reference, receivedOn }) => (
            <Topic
              value={`case:${applicationId}`}
              chosen={chosen}
              label={`${benefitName(agency, benefit, language)}, ${reference}, ${formatShortDay(receivedOn, language)}`}
            />
          ))}
          <p class="topic-kind">{o.topicGroups}</p>
          {agency.groups
            .filter(({ id }) => groups.includes(id))
            .map(({ id, name }) => (
              <Topic value={`group:${id}`} chosen={chosen} label={name[language]} />
            ))}
        </fieldset>
        <div class="buttons">
          <button class="ds-button">{o.continue}</button>
          <a class="ds-link" href="/matters/messages">
            {o.back}
          </a>
        </div>
      </form>
    </PageFrame>
  );
}

function Topic({ value, label, chosen }: { value: string; label: string; chosen: string | undefined }) {
  const id = `topic-${value.replace(':', '-')}`;
  return (
    <div class="ds-field">
      <input class="ds-input" type="radio" id={id} name="topic" value={value} checked={value === chosen} />
      <label class="ds-label" data-weight="regular" for={id}>
        {label}
      </label>
    </div>
  );
}
