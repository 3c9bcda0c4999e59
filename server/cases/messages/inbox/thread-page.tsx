import type { Agency } from '#server/agency/loading.ts';
import { findGroup } from '#server/agency/lookups.ts';
import { listRequestTexts } from '#server/agency/phrases.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import { wordFor } from '#server/cases/desk/case-words.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit, Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { Conversation } from '../conversation.tsx';
import { draftIn, type Message, sentIn } from '../queries.ts';
import { inboxTexts, messageTexts } from '../texts.ts';
import { WritingFaults } from '../writing-faults.tsx';
import { WritingForm } from '../writing-form.tsx';
import type { RefusedFile, WritingFault } from '../writing.ts';
import { HandlingPanel } from './handling-panel.tsx';
import type { ThreadStand } from './stand.ts';

export type ThreadView = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  stand: ThreadStand;
  faults: readonly WritingFault[];
  refused: readonly RefusedFile[];
  done?: 'sent' | 'saved' | undefined;
};

/** A thread as a clerk handles it: what was written, the answer, and who else could answer. */
export function InboxThreadPage(view: ThreadView) {
  const { visit, stand, faults, refused, done } = view;
  const { key, thread } = stand;
  const t = inboxTexts(visit.language);
  const sent = sentIn(thread);
  const heading = sent[0]?.subject ?? t.newMessage;
  return (
    <PageFrame visit={visit} title={`${heading}, ${stand.customerName}`} mainForm="write" faultCount={faults.length + refused.length}>
      <WritingFaults visit={visit} faults={faults} refused={refused} />
      <p>
        <a
          class="ds-link"
          href={key.applicationId === null ? '/messages' : `/cases/${key.applicationId}#messages`}
          {...shortcut(visit, 'back')}
        >
          {key.applicationId === null ? messageTexts(visit.language).messages : t.case}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {heading}
      </h1>
      <p class="lead">
        {stand.customerName}, {topicOf(view)}
      </p>
      {done && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t[done]}</p>
        </div>
      )}
      <Conversation
        visit={visit}
        messages={sent}
        writerOf={(message) => writerName(message, view)}
        fileAddress={(message, { attachmentId }) => `/messages/${message.messageId}/attachments/${attachmentId}`}
        stateOf={(message) => stateText(message, visit)}
      />
      <HandlingPanel visit={visit} stand={stand} benefitOf={(benefit) => benefitName(view.agency, benefit, visit.language)} />
      <Answer {...view} />
    </PageFrame>
  );
}

function topicOf({ visit, agency, stand: { key, cases } }: ThreadView): string {
  const one = cases.find(({ applicationId }) => applicationId === key.applicationId);
  if (one) return `${benefitName(agency, one.benefit, visit.language)}, ${one.reference}`;
  return findGroup(agency, key.benefitGroup)?.name[visit.language] ?? key.benefitGroup;
}

function writerName({ direction, clerkName, agentName }: Message, { visit, stand }: ThreadView): string {
  if (direction === 'to-customer') return clerkName ?? '';
  return agentName ? messageTexts(visit.language).onBehalf(agentName, stand.customerName) : stand.customerName;
}

function stateText(message: Message, visit: Visit): string {
  const t = inboxTexts(visit.language);
  if (message.direction === 'from-customer') return message.filedAt ? t.filed : message.answeredAt ? '' : t.waits;
  return message.readAt ? t.readByCustomer(formatInstant(message.readAt, visit.language, visit.frame.timeZone)) : t.notRead;
}

/** The answer that is being written; when another clerk writes one, who that is. */
function Answer(view: ThreadView) {
  const { visit, stand, faults } = view;
  const { thread, messageId, language } = stand;
  const t = inboxTexts(visit.language);
  const draft = draftIn(thread, 'to-customer');
  const isOthers = draft !== undefined && draft.clerkId !== visit.person.id;
  return (
    <section aria-labelledby="answer">
      <h2 class="ds-heading" data-size="sm" id="answer">
        {sentIn(thread).length > 0 ? t.answer : messageTexts(visit.language).text}
      </h2>
      {isOthers ? (
        <form method="post" action={`/messages/${messageId}/take-over`}>
          <CsrfField visit={visit} />
          <p class="ds-paragraph">{t.othersDraft(draft.clerkName ?? '')}</p>
          <button class="ds-button" data-variant="secondary">
            {t.takeOver}
          </button>
        </form>
      ) : (
        <>
          <p class="ds-paragraph">{t.inLanguage(wordFor(language, visit.language))}</p>
          <WritingForm
            visit={visit}
            address={`/messages/${messageId}`}
            savingAddress={`/api/inbox/${messageId}/draft`}
            draft={draft}
            hasSubject={sentIn(thread).length === 0}
            faults={faults}
            lang={language === visit.language ? undefined : language}
          >
            <StandardTexts {...view} />
          </WritingForm>
        </>
      )}
    </section>
  );
}

function StandardTexts({ visit, agency, stand: { benefits, language } }: ThreadView) {
  const t = inboxTexts(visit.language);
  const found = listRequestTexts(agency, 'message', benefits);
  if (found.length === 0) return null;
  return (
    <details class="ds-details">
      <summary>{t.standardTexts}</summary>
      <div class="choices-within">
        {found.map(({ id, title, text }) => (
          <div class="ds-field">
            <input class="ds-input" type="checkbox" id={`phrase-${id}`} name="phrase" value={id} aria-describedby={`phrase-${id}-text`} />
            <label class="ds-label" data-weight="regular" for={`phrase-${id}`}>
              {title[visit.language]}
            </label>
            <div data-field="description" class="typed-text" id={`phrase-${id}-text`} lang={language}>
              {text[language]}
            </div>
          </div>
        ))}
        <button class="ds-button" data-variant="secondary" data-size="sm" name="action" value="insert">
          {t.insert}
        </button>
      </div>
    </details>
  );
}
