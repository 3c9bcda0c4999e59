import { addDays, addYears } from '#server/platform/clock/clock.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { type FaultyPeriod, PeriodFaultSummary, PeriodFields } from '#server/platform/html/period-fields.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { hasRight } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import type { Language, Text } from '#server/platform/language/language.ts';
import { Chart } from './chart.tsx';
import { calendarMonth, calendarYear, type Period } from '#server/platform/clock/period.ts';
import type { Column, Reckoned, Value } from './reckoning.ts';
import { changeText, texts, valueText } from './texts.ts';

type Props = {
  visit: SignedVisit;
  today: string;
  period: Period;
  before: Period;
  figures: readonly Reckoned[];
  /** What was typed could not be read as a period: shown again, with what to do. */
  fault?: FaultyPeriod | undefined;
};

/** All figures of a period, each as a number, a chart, a table and a file, with its definition. */
export function StatisticsPage({ visit, today, period, before, figures, fault }: Props) {
  const t = texts(visit.language);
  const days = (one: Period) => `${formatShortDay(one.from, visit.language)}–${formatShortDay(one.to, visit.language)}`;
  return (
    <PageFrame visit={visit} title={t.title} faultCount={fault ? 1 : 0}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {fault && <PeriodFaultSummary fault={fault} language={visit.language} />}
      <p class="ds-paragraph lead">{t.lead}</p>
      <ul class="figure-choices no-print">
        <li>
          <a class="ds-link" href="/statistics/offices">
            {t.offices}
          </a>
        </li>
        <li>
          <a class="ds-link" href="/statistics/customers">
            {t.customers}
          </a>
        </li>
        <li>
          <a class="ds-link" href="/statistics/appointments">
            {t.appointments}
          </a>
        </li>
        <li>
          <a class="ds-link" href="/statistics/network">
            {t.network}
          </a>
        </li>
      </ul>
      <PeriodForm visit={visit} today={today} period={period} fault={fault} />
      <p class="ds-paragraph">{t.shown(days(period), days(before))}</p>
      {figures.map((figure) => (
        <FigureSection figure={figure} period={period} language={visit.language} />
      ))}
      <p class="ds-paragraph">
        <a class="ds-link" href="/statistics/definitions">
          {t.definitions}
        </a>
      </p>
      {hasRight('schedule-exports', visit.person) && (
        <p class="ds-paragraph no-print">
          <a class="ds-link" href="/statistics/exports">
            {t.exports}
          </a>
        </p>
      )}
    </PageFrame>
  );
}

function PeriodForm({ visit, today, period, fault }: Pick<Props, 'visit' | 'today' | 'period' | 'fault'>) {
  const t = texts(visit.language);
  const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1);
  const quick = [
    { name: t.thisMonth, ...calendarMonth(today) },
    { name: t.lastMonth, ...calendarMonth(lastMonth) },
    { name: t.thisYear, ...calendarYear(today) },
    { name: t.lastYear, ...calendarYear(addYears(today, -1)) },
  ];
  return (
    <section aria-label={t.period} class="no-print">
      <nav aria-label={t.quick}>
        <ul class="figure-choices">
          {quick.map(({ name, from, to }) => (
            <li>
              <a
                class="ds-link"
                href={`/statistics?from=${from}&to=${to}`}
                aria-current={from === period.from && to === period.to ? 'page' : undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" action="/statistics" class="period-form">
        <PeriodFields language={visit.language} period={period} fault={fault} />
        <button class="ds-button">{t.show}</button>
      </form>
    </section>
  );
}

function FigureSection({ figure, period, language }: { figure: Reckoned; period: Period; language: Language }) {
  const t = texts(language);
  const { headline } = figure;
  const isEmpty = figure.rows.every(({ values }) => values.every(({ value, before }) => !value && !before));
  return (
    <section id={figure.id} aria-labelledby={`${figure.id}-heading`} class="figure">
      <h2 class="ds-heading" data-size="md" id={`${figure.id}-heading`}>
        {figure.name}
      </h2>
      <dl class="figure-headline">
        <div>
          <dt>{headline.name}</dt>
          <dd class="figure-number">{valueText(headline.value, headline.unit, language)}</dd>
        </div>
        <div>
          <dt>{t.before}</dt>
          <dd>{valueText(headline.before, headline.unit, language)}</dd>
        </div>
        <div>
          <dt>{t.change}</dt>
          <dd>{changeText(headline.change, headline.unit, language)}</dd>
        </div>
      </dl>
      <details class="ds-details">
        <summary>
          {t.definition}
          <span class="ds-sr-only">{t.of(figure.name)}</span>
        </summary>
        <div>
          <p class="ds-paragraph">{figure.definition}</p>
        </div>
      </details>
      {isEmpty ? <p class="ds-paragraph">{t.empty}</p> : <Chart figure={figure} language={language} />}
      <FigureTable figure={figure} language={language} />
      <p class="ds-paragraph no-print">
        <a class="ds-link" href={`/statistics/${figure.id}.csv?from=${period.from}&to=${period.to}`} download>
          {t.csv}
          <span class="ds-sr-only">{t.of(figure.name)}</span>
        </a>{' '}
        <a class="ds-link" href={`/statistics/${figure.id}.xlsx?from=${period.from}&to=${period.to}`} download>
          {t.xlsx}
          <span class="ds-sr-only">{t.of(figure.name)}</span>
        </a>
      </p>
    </section>
  );
}

function FigureTable({ figure, language }: { figure: Reckoned; language: Language }) {
  const t = texts(language);
  return (
    <TableScroll labelledBy={`${figure.id}-caption`}>
      <table class="ds-table figure-table">
        <caption id={`${figure.id}-caption`} class="ds-sr-only">
          {t.table}
          {t.of(figure.name)}
        </caption>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              {figure.rowsName}
            </th>
            {figure.columns.map(({ name }) => (
              <th scope="colgroup" colSpan={3}>
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {figure.columns.map(() => (
              <>
                <th scope="col">{t.now}</th>
                <th scope="col">{t.before}</th>
                <th scope="col">{t.change}</th>
              </>
            ))}
          </tr>
        </thead>
        <tbody>
          {figure.rows.map(({ label, values }) => (
            <tr>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <ValueCells value={value} column={figure.columns[index]} language={language} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function ValueCells({ value, column, language }: { value: Value; column: Column | undefined; language: Language }) {
  const unit = column?.unit ?? 'number';
  return (
    <>
      <td>{valueText(value.value, unit, language)}</td>
      <td>{valueText(value.before, unit, language)}</td>
      <td>{changeText(value.change, unit, language)}</td>
    </>
  );
}

/** `address`: of the page that shows it, where it is not that of most figures. */
type Defined = { id: string; name: Text; definition: Text; address?: string };

/** Every published definition, each at its own address. */
export function DefinitionsPage({ visit, figures }: { visit: SignedVisit; figures: readonly Defined[] }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.definitions}>
      <h1 class="ds-heading" data-size="lg">
        {t.definitions}
      </h1>
      <p class="ds-paragraph lead">{t.definitionsLead}</p>
      {figures.map(({ id, name, definition, address = '/statistics' }) => (
        <section id={id}>
          <h2 class="ds-heading" data-size="sm">
            {name[visit.language]}
          </h2>
          <p class="ds-paragraph">{definition[visit.language]}</p>
          <p class="ds-paragraph">
            <a class="ds-link" href={`${address}#${id}`}>
              {t.show}
              <span class="ds-sr-only">{t.of(name[visit.language])}</span>
            </a>
          </p>
        </section>
      ))}
    </PageFrame>
  );
}
