import type { Clerk } from '#server/people/clerks/queries.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { type FaultyPeriod, PeriodFaultSummary, PeriodFields } from '#server/platform/html/period-fields.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Period } from '#server/platform/clock/period.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay } from '#server/platform/language/format.ts';
import { absenceTexts } from '../texts.ts';
import type { Absence } from './queries.ts';

type Props = {
  visit: Visit;
  absences: readonly Absence[];
  /** Those who can be substitutes. */
  clerks: readonly Clerk[];
  period: Period;
  fault: FaultyPeriod | undefined;
  substituteId: string;
};

/** One's own absences, and who answers meanwhile. */
export function AbsencesPage(props: Props) {
  const { visit, absences, fault } = props;
  const t = absenceTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title} mainForm="absence" faultCount={fault ? 1 : 0}>
      {fault && <PeriodFaultSummary fault={fault} language={visit.language} />}
      <p>
        <a class="ds-link" href="/messages">
          {t.back}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph">{t.lead}</p>
      <section aria-labelledby="entered">
        <h2 class="ds-heading" data-size="sm" id="entered">
          {t.list}
        </h2>
        {absences.length === 0 ? <p class="ds-paragraph">{t.none}</p> : <AbsenceTable visit={visit} absences={absences} />}
      </section>
      <AbsenceForm {...props} />
    </PageFrame>
  );
}

function AbsenceTable({ visit, absences }: Pick<Props, 'visit' | 'absences'>) {
  const { language } = visit;
  const t = absenceTexts(language);
  return (
    <TableScroll labelledBy="entered">
      <table class="ds-table">
        <thead>
          <tr>
            {[t.first, t.last, t.substitute, t.action].map((heading) => (
              <th scope="col">{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {absences.map(({ absenceId, fromOn, toOn, substituteName }) => (
            <tr>
              <th scope="row">{formatDay(fromOn, language)}</th>
              <td>{formatDay(toOn, language)}</td>
              <td>{substituteName ?? t.nobody}</td>
              <td>
                <form method="post" action={`/absences/${absenceId}/remove`}>
                  <CsrfField visit={visit} />
                  <button class="link-button">
                    {t.remove}
                    <span class="ds-sr-only">: {formatDay(fromOn, language)}</span>
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function AbsenceForm({ visit, clerks, period, fault, substituteId }: Props) {
  const t = absenceTexts(visit.language);
  return (
    <section aria-labelledby="add">
      <h2 class="ds-heading" data-size="sm" id="add">
        {t.add}
      </h2>
      <form method="post" action="/absences" id="absence" class="writing-form">
        <CsrfField visit={visit} />
        <PeriodFields language={visit.language} period={period} fault={fault} />
        <div class="ds-field">
          <label class="ds-label" for="substitute">
            {t.substitute}
          </label>
          <select class="ds-input" id="substitute" name="substitute">
            {[{ id: '', name: t.nobody }, ...clerks].map(({ id, name }) => (
              <option value={id} selected={id === substituteId}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="buttons">
          <button class="ds-button">{t.add}</button>
        </div>
      </form>
    </section>
  );
}
