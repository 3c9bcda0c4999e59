import type { Agency } from '#server/agency/loading.ts';
import { KeepingTimes } from '#server/cases/retention/keeping-times.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant, formatNumber } from '#server/platform/language/format.ts';
import type { HeldFileSum, ReportLine } from './making.ts';
import { texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; reports: readonly ReportLine[]; sum: HeldFileSum };

/** What is kept of a person and how long, and the download of it. */
export function OwnDataPage({ visit, agency, reports, sum }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <section aria-labelledby="download">
        <h2 class="ds-heading" data-size="sm" id="download">
          {t.what}
        </h2>
        <ul class="ds-list">
          <li>{t.whatReadable}</li>
          <li>{t.whatMachine}</li>
          <li>{t.whatFiles}</li>
        </ul>
        <p class="ds-paragraph">{t.files(sum.files, sizeText(sum.bytes, visit))}</p>
        <p class="ds-paragraph">{t.care}</p>
        <form method="post" action="/my-data/download">
          <CsrfField visit={visit} />
          <button class="ds-button">{t.download}</button>
        </form>
      </section>
      <Part id="not-in" title={t.notIn} text={t.notInText} />
      <section aria-labelledby="rights">
        <h2 class="ds-heading" data-size="sm" id="rights">
          {t.rights}
        </h2>
        <p class="ds-paragraph">{t.rightsText}</p>
        <p class="ds-paragraph">
          <a class="ds-link" href="/who-looked">
            {t.toViews}
          </a>
        </p>
      </section>
      <section aria-labelledby="erasing">
        <h2 class="ds-heading" data-size="sm" id="erasing">
          {t.erasing}
        </h2>
        <p class="ds-paragraph">{t.erasingText}</p>
        <p class="ds-paragraph">
          {t.erasingOwn}{' '}
          <a class="ds-link" href="/matters">
            {t.toMatters}
          </a>
        </p>
      </section>
      <section>
        <h2 class="ds-heading" data-size="sm" id="keeping">
          {t.keeping}
        </h2>
        <KeepingTimes agency={agency} language={visit.language} labelledBy="keeping" />
      </section>
      <Made visit={visit} reports={reports} />
    </PageFrame>
  );
}

function Part({ id, title, text }: { id: string; title: string; text: string }) {
  return (
    <section aria-labelledby={id}>
      <h2 class="ds-heading" data-size="sm" id={id}>
        {title}
      </h2>
      <p class="ds-paragraph">{text}</p>
    </section>
  );
}

/** Kilobytes up to a thousand, then megabytes, as file managers count them. */
function sizeText(bytes: number, { language }: Visit): string {
  const kilobytes = Math.ceil(bytes / 1000);
  return kilobytes < 1000 ? `${kilobytes} kB` : `${formatNumber(Math.ceil(kilobytes / 1000), language)} MB`;
}

function Made({ visit, reports }: Pick<Props, 'visit' | 'reports'>) {
  const t = texts(visit.language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="made">
        {t.made}
      </h2>
      {reports.length === 0 ? (
        <p class="ds-paragraph">{t.notMade}</p>
      ) : (
        <TableScroll labelledBy="made">
          <table class="ds-table">
            <thead>
              <tr>
                <th scope="col">{t.when}</th>
                <th scope="col">{t.howItEnded}</th>
                <th scope="col">{t.filesIn}</th>
              </tr>
            </thead>
            <tbody>
              {reports.map(({ begunAt, outcome, fileCount }) => (
                <tr>
                  <th scope="row">
                    <time dateTime={begunAt.toISOString()}>{formatInstant(begunAt, visit.language, visit.frame.timeZone)}</time>
                  </th>
                  <td>{outcome === 'sent' || outcome === 'broken-off' ? t[outcome] : t.underWay}</td>
                  <td>{formatNumber(fileCount, visit.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}
