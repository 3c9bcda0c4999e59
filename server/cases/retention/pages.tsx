import type { Agency } from '#server/agency/loading.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant, formatNumber, formatShortDay } from '#server/platform/language/format.ts';
import { ruleName } from './keeping-times.tsx';
import type { Run } from './queries.ts';
import { keepText, texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; runs: readonly Run[] };

/** How long what is kept, what the next run would erase, and what was erased. */
export function RetentionPage({ visit, agency, runs }: Props) {
  const t = texts(visit.language);
  const { nightly } = agency.retention;
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <p class="ds-paragraph">{nightly ? t.nightly(nightly.fromHour, nightly.fromHour + nightly.hours) : t.notNightly}</p>
      <Rules visit={visit} agency={agency} />
      <section aria-labelledby="next">
        <h2 class="ds-heading" data-size="sm" id="next">
          {t.next}
        </h2>
        <p class="ds-paragraph">{t.countHint}</p>
        <form method="post" action="/retention/count">
          <CsrfField visit={visit} />
          <button class="ds-button">{t.count}</button>
        </form>
      </section>
      <section aria-labelledby="runs">
        <h2 class="ds-heading" data-size="sm" id="runs">
          {t.runs}
        </h2>
        {runs.length === 0 && <p class="ds-paragraph">{t.noRuns}</p>}
        {runs.map((run, index) => (
          <RunDetails visit={visit} run={run} isOpen={index === 0} />
        ))}
      </section>
    </PageFrame>
  );
}

function Rules({ visit, agency }: Pick<Props, 'visit' | 'agency'>) {
  const t = texts(visit.language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="rules">
        {t.rules}
      </h2>
      <TableScroll labelledBy="rules">
        <table class="ds-table" data-zebra>
          <thead>
            <tr>
              <th scope="col">{t.rule}</th>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.kept}</th>
              <th scope="col">{t.source}</th>
            </tr>
          </thead>
          <tbody>
            {agency.retention.rules.map((rule) => (
              <tr>
                <th scope="row">{rule.id}</th>
                <td>{ruleName(agency, rule, visit.language)}</td>
                <td class="one-line">{keepText(rule.keep, visit.language)}</td>
                <td>
                  <span class="ds-tag" data-color={rule.isInvented ? 'warning' : 'success'}>
                    {rule.isInvented ? t.isInvented : t.isLaidDown}
                  </span>{' '}
                  <span lang="en">{rule.source}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function RunDetails({ visit, run, isOpen }: { visit: Visit; run: Run; isOpen: boolean }) {
  const t = texts(visit.language);
  const id = `run-${run.runId}`;
  return (
    <details class="ds-details" open={isOpen}>
      <summary id={id}>
        {run.isDry ? t.counted : t.erased} {formatInstant(run.at, visit.language, visit.frame.timeZone)}
        {!run.isWhole && ` (${t.brokenOff})`}
      </summary>
      <TableScroll labelledBy={id}>
        <table class="ds-table">
          <thead>
            <tr>
              <th scope="col">{t.rule}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.items}</th>
              <th scope="col">{t.rows}</th>
              <th scope="col">{t.files}</th>
            </tr>
          </thead>
          <tbody>
            {run.lines.map(({ rule, firstKeptOn, items, rows, files }) => (
              <tr>
                <th scope="row">{rule}</th>
                <td class="one-line">{formatShortDay(firstKeptOn, visit.language)}</td>
                <td>{formatNumber(items, visit.language)}</td>
                <td>{formatNumber(rows, visit.language)}</td>
                <td>{formatNumber(files, visit.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}
