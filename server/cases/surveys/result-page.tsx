import { findGroup } from '#server/agency/lookups.ts';
import type { Agency } from '#server/agency/loading.ts';
import { channelName } from '#server/platform/channels/channel.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatMonth, formatNumber, formatShare } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { grades } from './answering.ts';
import { maskPerson } from './masking.ts';
import type { SurveyText } from './queries.ts';
import { type Cut, groupOf, type SurveyRow } from './summing.ts';
import { texts } from './texts.ts';

export type Results = { year: number; whole: SurveyRow; cuts: Record<Cut, readonly SurveyRow[]>; writings: readonly SurveyText[] };
type Props = { visit: Visit; agency: Agency; results: Results };

/** A row's name: of a benefit group, a channel or a month. */
export function rowName(agency: Agency, cut: Cut, key: string, language: Language): string {
  if (cut === 'channel') return channelName(key, language);
  return cut === 'month' ? formatMonth(key, language) : (findGroup(agency, key)?.name[language] ?? key);
}

export const headingOf = (cut: Cut, language: Language) =>
  ({ group: texts(language).byGroup, channel: texts(language).byChannel, month: texts(language).byMonth })[cut];

/** What customers thought of the service in a year, in sums, and what they wrote. */
export function SurveyPage({ visit, agency, results }: Props) {
  const { language } = visit;
  const t = texts(language);
  const { year, whole, cuts } = results;
  const isEmpty = !whole.isHidden && whole.sum.answers === 0;
  return (
    <PageFrame visit={visit} title={t.survey}>
      <h1 class="ds-heading" data-size="lg">
        {t.survey} {year}
      </h1>
      <p class="ds-paragraph lead">{t.surveyLead}</p>
      <form method="get" action="/survey" class="period-form no-print">
        <div class="ds-field">
          <label class="ds-label" for="year">
            {t.year}
          </label>
          <input class="ds-input" id="year" name="year" value={year} size={4} maxLength={4} inputMode="numeric" />
        </div>
        <button class="ds-button" data-variant="secondary">
          {t.show}
        </button>
      </form>
      {isEmpty && <p class="ds-paragraph">{t.noAnswers}</p>}
      {!isEmpty && (
        <>
          {(['group', 'channel', 'month'] as const).map((cut) => (
            <CutTable visit={visit} agency={agency} cut={cut} rows={cuts[cut]} whole={whole} />
          ))}
          <ul class="figure-choices">
            {(['csv', 'xlsx'] as const).map((format) => (
              <li>
                <a class="ds-link" href={`/survey/${year}.${format}`}>
                  {t[format]}
                </a>
              </li>
            ))}
          </ul>
          <Writings visit={visit} agency={agency} writings={results.writings} />
        </>
      )}
    </PageFrame>
  );
}

type CutProps = { visit: Visit; agency: Agency; cut: Cut; rows: readonly SurveyRow[]; whole: SurveyRow };

function CutTable({ visit, agency, cut, rows, whole }: CutProps) {
  const { language } = visit;
  const t = texts(language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id={`by-${cut}`}>
        {headingOf(cut, language)}
      </h2>
      <TableScroll labelledBy={`by-${cut}`}>
        <table class="ds-table" aria-labelledby={`by-${cut}`}>
          <thead>
            <tr>
              {[t.part, t.answers, ...grades.map(String), t.mean, t.share].map((heading) => (
                <th scope="col">{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line name={rowName(agency, cut, row.key, language)} row={row} language={language} />
            ))}
            <Line name={t.whole} row={whole} language={language} />
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function Line({ name, row, language }: { name: string; row: SurveyRow; language: Language }) {
  const t = texts(language);
  if (row.isHidden)
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={grades.length + 3}>{t.tooFew}</td>
      </tr>
    );
  const { answers, counts, mean, share } = row.sum;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatNumber(answers, language)}</td>
      {counts.map((count) => (
        <td>{formatNumber(count, language)}</td>
      ))}
      <td>{mean === undefined ? '–' : formatNumber(mean, language, 1)}</td>
      <td>{share === undefined ? '–' : formatShare(share, language)}</td>
    </tr>
  );
}

function Writings({ visit, agency, writings }: { visit: Visit; agency: Agency; writings: readonly SurveyText[] }) {
  const { language } = visit;
  const t = texts(language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="writings">
        {t.writings}
      </h2>
      <p class="ds-paragraph">{t.writingsLead}</p>
      {writings.length === 0 && <p class="ds-paragraph">{t.noWritings}</p>}
      {writings.length > 0 && (
        <TableScroll labelledBy="writings">
          <table class="ds-table" aria-labelledby="writings">
            <thead>
              <tr>
                {[t.month, t.group, t.writing].map((heading) => (
                  <th scope="col">{heading}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {writings.map(({ month, benefit, text }) => (
                <tr>
                  <td class="one-line">{formatMonth(month, language)}</td>
                  <td>{rowName(agency, 'group', groupOf(agency, benefit), language)}</td>
                  <td class="typed-text">{maskPerson(text)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}
