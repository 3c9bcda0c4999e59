import type { Period } from '#server/platform/clock/period.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { type FaultyPeriod, PeriodFaultSummary, PeriodFields } from '#server/platform/html/period-fields.tsx';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatMonth } from '#server/platform/language/format.ts';
import type { FilledTable } from '../tables/table-figure.ts';
import { TableSection } from '../tables/table-section.tsx';
import type { Office } from './queries.ts';
import { texts } from './texts.ts';

type Props = {
  visit: SignedVisit;
  offices: readonly Office[];
  /** Undefined: none is chosen yet. */
  chosen: Office | undefined;
  period: Period;
  tables: readonly FilledTable[];
  fault: FaultyPeriod | undefined;
};

/** Waiting and service at one office, by hour and weekday. */
export function OfficeFiguresPage({ visit, offices, chosen, period, tables, fault }: Props) {
  const { language } = visit;
  const t = texts(language);
  const title = chosen ? t.titleOf(chosen.name[language]) : t.title;
  const month = (day: string) => formatMonth(day.slice(0, 7), language);
  return (
    <PageFrame visit={visit} title={title} faultCount={fault ? 1 : 0}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {fault && <PeriodFaultSummary fault={fault} language={language} />}
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="get" action="/statistics/offices" class="period-form no-print">
        <div class="ds-field">
          <label class="ds-label" for="place">
            {t.office}
          </label>
          <select class="ds-input" id="place" name="place">
            {!chosen && <option value="">{t.choose}</option>}
            {offices
              .toSorted((a, b) => a.name[language].localeCompare(b.name[language], language))
              .map(({ id, name }) => (
                <option value={id} selected={id === chosen?.id}>
                  {name[language]}
                </option>
              ))}
          </select>
        </div>
        <PeriodFields language={language} period={period} fault={fault} />
        <button class="ds-button">{t.show}</button>
      </form>
      {chosen && (
        <p class="ds-paragraph">
          {t.shown(month(period.from), month(period.to))} {t.wholeMonths}
        </p>
      )}
      {chosen &&
        tables.map((table) => (
          <TableSection
            table={table}
            language={language}
            file={{ path: `/statistics/offices/${chosen.id}/${table.figure.id}`, query: `from=${period.from}&to=${period.to}` }}
          />
        ))}
      <p class="ds-paragraph no-print">
        <a class="ds-link" href="/statistics">
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}
