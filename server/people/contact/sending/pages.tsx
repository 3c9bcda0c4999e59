import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { WrittenNotice } from './handlers.ts';
import type { ContactNotice } from './queries.ts';
import { texts } from './texts.ts';

export type ShownNotice = Omit<ContactNotice, 'address'> & { maskedAddress: string; letter: WrittenNotice };

type Props = { visit: Visit; notices: readonly ShownNotice[]; hasMail: boolean; older: string | undefined; isFirstPage: boolean };

/** Word about contact details: each with its text, where it went and whether it did. */
export function ContactNoticesPage({ visit, notices, hasMail, older, isFirstPage }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg" id="contact-notices">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      {!hasMail && (
        <div class="ds-alert" data-color="info">
          <p class="ds-paragraph">{t.noMail}</p>
        </div>
      )}
      {notices.length === 0 ? (
        <p class="ds-paragraph">{t.none}</p>
      ) : (
        <TableScroll labelledBy="contact-notices">
          <table class="ds-table" data-zebra>
            <thead>
              <tr>
                {[t.made, t.kind, t.address, t.state].map((heading) => (
                  <th scope="col">{heading}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {notices.map((notice) => (
                <NoticeRow visit={visit} notice={notice} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <ul class="figure-choices">
        {!isFirstPage && (
          <li>
            <a class="ds-link" href="/contact-notices">
              {t.newest}
            </a>
          </li>
        )}
        {older && (
          <li>
            <a class="ds-link" href={`/contact-notices?before=${older}`}>
              {t.older}
            </a>
          </li>
        )}
      </ul>
    </PageFrame>
  );
}

function NoticeRow({ visit, notice }: { visit: Visit; notice: ShownNotice }) {
  const t = texts(visit.language);
  const { letter } = notice;
  return (
    <tr>
      <td class="one-line">{formatInstant(notice.createdAt, visit.language, visit.frame.timeZone)}</td>
      <td>
        {t[notice.kind]}
        <details>
          <summary>{t.show}</summary>
          <div class="letter" lang={letter.language}>
            {notice.channel === 'email' && (
              <p>
                <strong>{letter.subject}</strong>
              </p>
            )}
            <pre>{letter.text}</pre>
          </div>
        </details>
      </td>
      <td>{notice.maskedAddress}</td>
      <td>
        <span class="ds-tag" data-color={notice.state === 'failed' ? 'danger' : 'neutral'}>
          {t[notice.state]}
        </span>
        {notice.problem && (
          <>
            {' '}
            <code>{notice.problem}</code>
          </>
        )}
      </td>
    </tr>
  );
}
