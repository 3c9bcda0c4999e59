import type { Period } from '#server/platform/clock/period.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { type FaultyPeriod, PeriodFaultSummary, PeriodFields } from '#server/platform/html/period-fields.tsx';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatMonth } from '#server/platform/language/format.ts';
import type { FilledTable } from '../tables/table-figure.ts';
import { TableSection } from '../tables/table-section.tsx';
import { texts } from './texts.ts';

type Props = { visit: SignedVisit; period: Period; tables: readonly FilledTable[]; fault: FaultyPeriod | undefined };

/** People by appointment, no-shows, and how soon a time could be had. */
export function AppointmentFiguresPage({ visit, period, tables, fault }: Props) {
  const { language } = visit;
  const t = texts(language);
  const month = (day: string) => formatMonth(day.slice(0, 7), language);
  return (
    <PageFrame visit={visit} title={t.title} faultCount={fault ? 1 : 0}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {fault && <PeriodFaultSummary fault={fault} language={language} />}
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="get" action="/statistics/appointments" class="period-form no-print">
        <PeriodFields language={language} period={period} fault={fault} />
        <button class="ds-button">{t.show}</button>
      </form>
      <p class="ds-paragraph">
        {t.shown(month(period.from), month(period.to))} {t.wholeMonths}
      </p>
      {tables.map((table) => (
        <TableSection
          table={table}
          language={language}
          file={{ path: `/statistics/appointments/${table.figure.id}`, query: `from=${period.from}&to=${period.to}` }}
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
