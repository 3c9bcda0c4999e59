import { addDays } from '#server/platform/clock/clock.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { asTyped, DayField } from '#server/platform/html/period-fields.tsx';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import type { FilledTable } from '../tables/table-figure.ts';
import { TableSection } from '../tables/table-section.tsx';
import { texts } from './texts.ts';
import { mondayOf } from './weeks.ts';

type Props = {
  visit: SignedVisit;
  day: string;
  tables: readonly FilledTable[];
  /** What was typed and is no day: shown again as it was. */
  faultyDay: string | undefined;
};

/** The places of a day: how many of each kind, and how long they are open. */
export function NetworkFiguresPage({ visit, day, tables, faultyDay }: Props) {
  const { language } = visit;
  const t = texts(language);
  const monday = mondayOf(day);
  const written = (one: string) => formatShortDay(one, language);
  return (
    <PageFrame visit={visit} title={t.title} faultCount={faultyDay === undefined ? 0 : 1}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {faultyDay !== undefined && (
        <div class="ds-alert" data-color="danger" role="alert">
          <h2 class="ds-heading" data-size="xs">
            {t.faultHeading}
          </h2>
          <p class="ds-paragraph">
            <a class="ds-link" href="#day">
              {t.fault}
            </a>
          </p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="get" action="/statistics/network" class="period-form no-print">
        <DayField name="day" label={t.day} hint={t.hint} value={faultyDay ?? asTyped(day)} isFaulty={faultyDay !== undefined} />
        <button class="ds-button">{t.show}</button>
      </form>
      <p class="ds-paragraph">{t.shown(written(day), written(monday), written(addDays(monday, 6)))}</p>
      {tables.map((table) => (
        <TableSection table={table} language={language} file={{ path: `/statistics/network/${table.figure.id}`, query: `day=${day}` }} />
      ))}
      <p class="ds-paragraph no-print">
        <a class="ds-link" href="/statistics">
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}
