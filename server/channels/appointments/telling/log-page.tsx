import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { type LoggedMessage, mayTryAgain } from './log.ts';
import { logTexts } from './log-texts.ts';

/** `text`: what is kept because nothing sends it. */
export type ShownMessage = LoggedMessage & { text?: string | undefined };

type LogProps = {
  visit: SignedVisit;
  messages: readonly ShownMessage[];
  isAll: boolean;
  older: string | undefined;
  hasMail: boolean;
  hasTextMessages: boolean;
};

const address = '/appointment-messages';

/** The words of all appointments for the administrator: first what somebody is to look into. */
export function MessagesPage({ visit, messages, isAll, older, hasMail, hasTextMessages }: LogProps) {
  const t = logTexts(visit.language);
  const missing = [...(hasMail ? [] : [t.noMail]), ...(hasTextMessages ? [] : [t.noTextMessages])];
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg" id="messages">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      {missing.length > 0 && (
        <div class="ds-alert missing-ways" data-color="info">
          {missing.map((line) => (
            <p class="ds-paragraph" key={line}>
              {line}
            </p>
          ))}
        </div>
      )}
      <nav aria-label={t.shown}>
        <ul class="figure-choices">
          <li>
            <a class="ds-link" href={address} aria-current={isAll ? undefined : 'page'}>
              {t.toLookInto}
            </a>
          </li>
          <li>
            <a class="ds-link" href={`${address}?all=yes`} aria-current={isAll ? 'page' : undefined}>
              {t.all}
            </a>
          </li>
        </ul>
      </nav>
      <Messages visit={visit} messages={messages} mayTry />
      {older && (
        <p class="ds-paragraph">
          <a class="ds-link" href={`${address}?${isAll ? 'all=yes&' : ''}before=${older}`}>
            {t.older}
          </a>
        </p>
      )}
    </PageFrame>
  );
}

/** The words of one appointment, for all who work here. */
export function MessagesOfPage({ visit, messages }: { visit: SignedVisit; messages: readonly LoggedMessage[] }) {
  const t = logTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.ofOne}>
      <h1 class="ds-heading" data-size="lg" id="messages">
        {t.ofOne}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <Messages visit={visit} messages={messages} mayTry={false} />
    </PageFrame>
  );
}

function Messages({ visit, messages, mayTry }: { visit: SignedVisit; messages: readonly ShownMessage[]; mayTry: boolean }) {
  const t = logTexts(visit.language);
  if (messages.length === 0) return <p class="ds-paragraph">{t.none}</p>;
  return (
    <TableScroll labelledBy="messages">
      <table class="ds-table">
        <thead>
          <tr>
            {[t.made, t.kind, t.way, t.state, t.tries, t.last].map((heading) => (
              <th scope="col" key={heading}>
                {heading}
              </th>
            ))}
            {mayTry && <th scope="col">{t.action}</th>}
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <Row visit={visit} message={message} mayTry={mayTry} key={message.id} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Row({ visit, message, mayTry }: { visit: SignedVisit; message: ShownMessage; mayTry: boolean }) {
  const t = logTexts(visit.language);
  const { id, appointmentId, kind, channel, state, tries, problem, madeAt, triedAt, text } = message;
  const made = formatInstant(madeAt, visit.language, visit.frame.timeZone);
  return (
    <tr>
      <td>
        {mayTry ? (
          <a class="ds-link" href={`/appointments/${appointmentId}/messages`}>
            {made}
          </a>
        ) : (
          made
        )}
      </td>
      <td>
        {t[kind]}
        {text !== undefined && (
          <details>
            <summary>{t.message}</summary>
            <pre>{text}</pre>
          </details>
        )}
      </td>
      <td>{t[channel]}</td>
      <td>
        {t[state]}
        {problem !== null && ` (${problem})`}
      </td>
      <td>{tries}</td>
      <td>{triedAt === null ? '–' : formatInstant(triedAt, visit.language, visit.frame.timeZone)}</td>
      {mayTry && (
        <td>
          {mayTryAgain(message, visit.now) ? (
            <form method="post" action={`${address}/${id}/try-again`}>
              <CsrfField visit={visit} />
              <button class="ds-button" data-variant="secondary" data-size="sm">
                {t.tryAgain}
                <span class="ds-sr-only"> {t.tryAgainWhich(made)}</span>
              </button>
            </form>
          ) : (
            '–'
          )}
        </td>
      )}
    </tr>
  );
}
