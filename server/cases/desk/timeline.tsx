import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { TimelineEvent } from './case-queries.ts';
import { eventText } from './case-words.ts';
import { texts } from './texts.ts';

type Props = {
  events: readonly TimelineEvent[];
  visit: Visit;
  /** Where a timeline goes over several cases: which one an event belongs to. */
  caseLink?: (applicationId: string) => { label: string; address: string | undefined } | undefined;
};

/** What happened, the newest first. */
export function Timeline({ events, visit, caseLink }: Props) {
  const { language, frame } = visit;
  return (
    <section class="case-timeline" aria-labelledby="timeline">
      <h2 class="ds-heading" data-size="sm" id="timeline">
        {texts(language).timeline}
      </h2>
      <ol class="timeline">
        {events.map((event) => (
          <li>
            <time dateTime={event.at.toISOString()}>{formatInstant(event.at, language, frame.timeZone)}</time>
            <span>
              {eventText(event, language)}
              {caseLink && <CaseName {...caseLink(event.applicationId)} />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function CaseName({ label, address }: { label?: string; address?: string | undefined }) {
  if (!label) return null;
  return (
    <>
      {' '}
      (
      {address ? (
        <a class="ds-link" href={address}>
          {label}
        </a>
      ) : (
        label
      )}
      )
    </>
  );
}
