import type { ApplicationSection } from '#server/cases/applications/application-section.ts';
import type { CaseSection } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Customer } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { isWaiting } from './inbox/handling-panel.tsx';
import { ThreadLink } from './own/list-page.tsx';
import { scopeOf } from './own/scope.ts';
import { listMessagesOfCase, listThreads } from './queries.ts';
import { inboxTexts, messageTexts, ownTexts } from './texts.ts';

/** On a case's page: the messages about it, and the way to write to the customer. */
export const messagesOfCase: CaseSection = async (transaction, { visit, one }) => {
  const messages = await listMessagesOfCase(transaction, one);
  const { language, frame } = visit;
  const t = inboxTexts(language);
  const content = (
    <section aria-labelledby="messages">
      <h2 class="ds-heading" data-size="sm" id="messages">
        {messageTexts(language).messages}
      </h2>
      {messages.length === 0 ? (
        <p class="ds-paragraph">{t.noMessages}</p>
      ) : (
        <ul class="thread-list">
          {messages.map((message) => (
            <li key={message.messageId}>
              <span class="thread-name">
                <a class="ds-link" href={`/messages/${message.messageId}`}>
                  {message.subject}
                </a>{' '}
                {isWaiting(message) && (
                  <span class="ds-tag" data-color="warning">
                    {t.waits}
                  </span>
                )}
                {message.filedAt && <span class="ds-tag">{t.filed}</span>}
              </span>
              <span class="thread-facts">
                {message.direction === 'from-customer' ? t.fromCustomer : message.clerkName},{' '}
                {message.sentAt && formatInstant(message.sentAt, language, frame.timeZone)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`/cases/${one.applicationId}/messages/new`}>
        <CsrfField visit={visit} />
        <button class="ds-button" data-variant="secondary" {...shortcut(visit, 'message')}>
          {t.write}
        </button>
      </form>
    </section>
  );
  return { id: 'messages', label: messageTexts(language).messages, content };
};

const mostOnPage = 20;
const mostCounted = 99;

/** On the page of an application: the threads about it, and the way to write. */
export const messagesOfApplication: ApplicationSection = async ({ house, visit, application }) => {
  const { customerId, applicationId } = application;
  const threads = await listThreads(house.database, customerId, { benefits: [], groups: [], applicationId, most: mostOnPage });
  const o = ownTexts(visit.language);
  const content = (
    <section aria-labelledby="messages">
      <h2 class="ds-heading" data-size="sm" id="messages">
        {messageTexts(visit.language).messages}
      </h2>
      {threads.length > 0 && (
        <ul class="thread-list">
          {threads.map((thread) => (
            <li key={thread.threadId}>
              <ThreadLink visit={visit} thread={thread} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="ds-link" href={`/matters/messages/new?application=${applicationId}`}>
          {o.writeAbout}
        </a>
      </p>
    </section>
  );
  return { content };
};

/** Among a customer's matters: the way to the messages, and how many threads have something that is not read. */
export async function messagesOfCustomer({ agency, database }: House, visit: SignedVisit<Customer>) {
  const scope = scopeOf(agency, visit.person);
  const { length: unread } = await listThreads(database, visit.person.id, { ...scope, isUnread: true, most: mostCounted });
  return (
    <p>
      <a class="ds-link" href="/matters/messages">
        {unread > 0 ? ownTexts(visit.language).unreadCount(unread) : messageTexts(visit.language).messages}
      </a>
    </p>
  );
}
