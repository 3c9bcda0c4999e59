import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import type { FilledTable } from '../tables/table-figure.ts';
import { TableSection } from '../tables/table-section.tsx';
import { texts } from './texts.ts';

type Props = { visit: SignedVisit; year: number; years: readonly number[]; countedOn: string | null; table: FilledTable };

/** How many people were served in a year, by municipality. */
export function CustomersPage({ visit, year, years, countedOn, table }: Props) {
  const { language } = visit;
  const t = texts(language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="get" action="/statistics/customers" class="period-form no-print">
        <div class="ds-field">
          <label class="ds-label" for="year">
            {t.year}
          </label>
          <select class="ds-input" id="year" name="year">
            {years.map((one) => (
              <option value={one} selected={one === year}>
                {one}
              </option>
            ))}
          </select>
        </div>
        <button class="ds-button">{t.show}</button>
      </form>
      <p class="ds-paragraph">{countedOn === null ? t.notCounted(year) : t.countedOn(year, formatShortDay(countedOn, language))}</p>
      <TableSection
        table={table}
        language={language}
        file={{ path: '/statistics/customers/customers-by-municipality', query: `year=${year}` }}
      />
      <p class="ds-paragraph no-print">
        <a class="ds-link" href="/statistics">
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}
