import type { Agency } from '#server/agency/loading.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit, Visit } from '#server/platform/http/route.ts';
import { formatDay, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import type { Text } from '#server/platform/language/language.ts';
import { openingsText } from '../places/openings-text.ts';
import type { DayBeside } from './changed-days.ts';
import { BrokenAppointments } from './promises/booked-section.tsx';
import type { BrokenBookings } from './promises/booked.ts';
import { BrokenPromises } from './promises/broken-section.tsx';
import type { Promised } from './promises/broken.ts';
import { texts } from './texts.ts';

const mostLater = 60;

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  place: { id: string; name: Text };
  form: PostedForm;
  from: string;
  compared: { weeks: DayBeside[]; later: DayBeside[] };
  broken: readonly Promised[];
  booked: BrokenBookings;
};

/** What a change of hours does, day by day, before anything is saved. */
export function PreviewPage({ visit, agency, place, form, from, compared: { weeks, later }, broken, booked }: Props) {
  const { language } = visit;
  const t = texts(language);
  const title = `${t.previewTitle}: ${place.name[language]}`;
  const count = weeks.filter(({ isChanged }) => isChanged).length + later.length;
  return (
    <PageFrame visit={visit} title={title} mainForm="hours-form">
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph lead">{t.previewLead(formatDay(from, language))}</p>
      <p class="ds-paragraph">
        <strong>{count === 0 ? t.nothingChanges : t.changing(count)}</strong>
      </p>
      <BrokenPromises broken={broken} agency={agency} language={language} />
      <BrokenAppointments booked={booked} agency={agency} language={language} />
      <form method="post" action={`/network/${place.id}/hours`} id="hours-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="shown" value="preview" />
        <input type="hidden" name="broken" value={broken.length + booked.count} />
        {[...form].flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
        <div class="buttons">
          <button class="ds-button" name="action" value="save">
            {t.save}
          </button>
          <button class="ds-button" data-variant="secondary" name="action" value="edit">
            {t.backToEdit}
          </button>
        </div>
      </form>
      <section>
        <h2 class="ds-heading" data-size="sm" id="weeks">
          {t.fourWeeks}
        </h2>
        <DaysTable visit={visit} agency={agency} days={weeks} labelledBy="weeks" />
      </section>
      {later.length > 0 && (
        <section>
          <h2 class="ds-heading" data-size="sm" id="later">
            {t.laterDays}
          </h2>
          <DaysTable visit={visit} agency={agency} days={later.slice(0, mostLater)} labelledBy="later" />
          {later.length > mostLater && <p class="ds-paragraph">{t.moreDays(later.length - mostLater)}</p>}
        </section>
      )}
    </PageFrame>
  );
}

type TableProps = { visit: Visit; agency: Agency } & { days: readonly DayBeside[]; labelledBy: string };

/** Days with the hours before and after a change. */
export function DaysTable({ visit: { language }, agency, days, labelledBy }: TableProps) {
  const t = texts(language);
  return (
    <TableScroll labelledBy={labelledBy}>
      <table class="ds-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t.day}</th>
            <th scope="col">{t.before}</th>
            <th scope="col">{t.after}</th>
            <th scope="col">{t.change}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, before, after, isChanged }) => (
            <tr key={day}>
              <th scope="row" class="one-line">
                {formatWeekdayAndDay(day, language)}
              </th>
              <td>{openingsText(before, agency, language)}</td>
              <td>{openingsText(after, agency, language)}</td>
              <td>
                {isChanged && (
                  <span class="ds-tag" data-color="warning">
                    {t.changes}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
