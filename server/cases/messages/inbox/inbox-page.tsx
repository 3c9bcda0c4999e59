import type { Agency } from '#server/agency/loading.ts';
import { findGroup } from '#server/agency/lookups.ts';
import { wordFor } from '#server/cases/desk/case-words.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { inboxTexts, messageTexts } from '../texts.ts';
import { type InboxRow, type InboxShow, inboxShows } from './inbox-queries.ts';

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  show: InboxShow;
  rows: readonly InboxRow[];
  /** Where the following page begins. */
  after: string | undefined;
  isContinued: boolean;
};

/** The customers' messages that wait. What is written in them is seen when one is opened. */
export function InboxPage({ visit, agency, show, rows, after, isContinued }: Props) {
  const t = inboxTexts(visit.language);
  const here = show === 'own' ? '/messages' : '/messages?show=all';
  return (
    <PageFrame visit={visit} title={messageTexts(visit.language).messages}>
      <h1 class="ds-heading" data-size="lg" id="inbox">
        {messageTexts(visit.language).messages}
      </h1>
      <p class="ds-paragraph">{t.lead}</p>
      <nav aria-label={t.show}>
        <ul class="choice-list">
          {inboxShows.map((one) => (
            <li>
              <a class="ds-link" href={one === 'own' ? '/messages' : '/messages?show=all'} aria-current={one === show ? 'true' : undefined}>
                {t[one]}
              </a>
            </li>
          ))}
          <li>
            <a class="ds-link" href="/absences">
              {t.absences}
            </a>
          </li>
        </ul>
      </nav>
      {rows.length === 0 ? <p class="ds-paragraph">{t.none}</p> : <InboxTable visit={visit} agency={agency} rows={rows} />}
      {(isContinued || after) && (
        <nav class="buttons" aria-label={t.following}>
          {isContinued && (
            <a class="ds-link" href={here}>
              {t.fromTheTop}
            </a>
          )}
          {after && (
            <a class="ds-link" rel="next" href={`/messages?show=${show}&after=${after}`}>
              {t.following}
            </a>
          )}
        </nav>
      )}
    </PageFrame>
  );
}

function InboxTable({ visit, agency, rows }: Pick<Props, 'visit' | 'agency' | 'rows'>) {
  const { language, frame } = visit;
  const t = inboxTexts(language);
  return (
    <TableScroll labelledBy="inbox">
      <table class="ds-table">
        <thead>
          <tr>
            {[t.arrived, t.group, t.case, t.waitsFor, t.language].map((heading) => (
              <th scope="col">{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                <a class="ds-link" href={`/messages/${row.messageId}`}>
                  {formatInstant(row.sentAt, language, frame.timeZone)}
                </a>{' '}
                {!row.isRead && (
                  <span class="ds-tag" data-color="warning">
                    {messageTexts(language).unread}
                  </span>
                )}
              </th>
              <td>{findGroup(agency, row.benefitGroup)?.name[language] ?? row.benefitGroup}</td>
              <td>{row.reference ?? t.general}</td>
              <td>
                {row.readerId === visit.person.id ? t.you : (row.readerName ?? t.anybody)}
                {row.writerName && <span class="thread-facts">{t.answering(row.writerName)}</span>}
              </td>
              <td>{wordFor(row.language, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
