import type { Agency } from '#server/agency/loading.ts';
import { findGroup } from '#server/agency/lookups.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import type { ApplicationSummary } from '#server/cases/applications/queries.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { ThreadSummary } from '../queries.ts';
import { messageTexts, ownTexts } from '../texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  applications: readonly ApplicationSummary[];
  unread: readonly ThreadSummary[];
  others: readonly ThreadSummary[];
  /** Where the next, older page begins. */
  older: string | undefined;
  isFirstPage: boolean;
  hasDiscarded: boolean;
};

/** A customer's messages: what is not read yet first. */
export function ThreadListPage(props: Props) {
  const { visit, unread, others, older, isFirstPage, hasDiscarded } = props;
  const t = messageTexts(visit.language);
  const o = ownTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.messages}>
      <h1 class="ds-heading" data-size="lg">
        {t.messages}
      </h1>
      {hasDiscarded && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{o.discarded}</p>
        </div>
      )}
      <p class="ds-paragraph">{o.lead}</p>
      <p>
        <a class="ds-button" href="/matters/messages/new">
          {o.write}
        </a>
      </p>
      {unread.length > 0 && <Threads {...props} id="unread" heading={o.unreadHeading} threads={unread} />}
      {others.length > 0 && <Threads {...props} id="others" heading={o.othersHeading} threads={others} />}
      {unread.length === 0 && others.length === 0 && <p class="ds-paragraph">{o.none}</p>}
      {(!isFirstPage || older) && (
        <ul class="figure-choices">
          {!isFirstPage && (
            <li>
              <a class="ds-link" href="/matters/messages">
                {t.newest}
              </a>
            </li>
          )}
          {older && (
            <li>
              <a class="ds-link" rel="next" href={`/matters/messages?before=${older}`}>
                {t.older}
              </a>
            </li>
          )}
        </ul>
      )}
    </PageFrame>
  );
}

type ThreadsProps = Pick<Props, 'visit' | 'agency' | 'applications'> & {
  id: string;
  heading: string;
  threads: readonly ThreadSummary[];
};

function Threads({ visit, agency, applications, id, heading, threads }: ThreadsProps) {
  return (
    <section aria-labelledby={id}>
      <h2 class="ds-heading" data-size="sm" id={id}>
        {heading}
      </h2>
      <ul class="thread-list">
        {threads.map((thread) => (
          <li key={thread.threadId}>
            <ThreadLink visit={visit} thread={thread} />
            <span class="thread-facts">
              {topicName(agency, thread, applications, visit)}, {formatInstant(thread.lastAt, visit.language, visit.frame.timeZone)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The way to a thread, with what there is to know of it before it is opened. */
export function ThreadLink({ visit, thread }: { visit: Visit; thread: ThreadSummary }) {
  const t = messageTexts(visit.language);
  return (
    <span class="thread-name">
      <a class="ds-link" href={`/matters/messages/${thread.threadId}`}>
        {thread.subject || t.noSubject}
      </a>{' '}
      {thread.isUnread && (
        <span class="ds-tag" data-color="warning">
          {t.unread}
        </span>
      )}{' '}
      {thread.hasDraft && (
        <span class="ds-tag" data-color="info">
          {t.draft}
        </span>
      )}
    </span>
  );
}

/** What a thread is about: the benefit and number of an application, or the name of a group of benefits. */
export function topicName(
  agency: Agency,
  { applicationId, benefitGroup }: Pick<ThreadSummary, 'applicationId' | 'benefitGroup'>,
  applications: readonly Pick<ApplicationSummary, 'applicationId' | 'benefit' | 'reference'>[],
  { language }: Visit,
): string {
  const application = applications.find((one) => one.applicationId === applicationId);
  if (application) return `${benefitName(agency, application.benefit, language)} (${application.reference})`;
  return findGroup(agency, benefitGroup)?.name[language] ?? benefitGroup;
}
