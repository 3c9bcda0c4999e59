import type { Agency } from '#server/agency/loading.ts';
import { weekdays } from '#server/agency/hours-plan.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import {
  formatNumber,
  formatShare,
  formatShortDay,
  formatTime,
  formatWeekdayAndDay,
  weekdayName,
} from '#server/platform/language/format.ts';
import type { Language, Text } from '#server/platform/language/language.ts';
import { quietestHours } from '../free-minutes.ts';
import type { LoadHour } from '../load.ts';
import { fullnessOf, sumLoad } from './classes.ts';
import { HoursTable } from './hours-table.tsx';
import { type PlaceSum, PlacesTable } from './places-table.tsx';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  /** Undefined: all places together. */
  place: { id: string; name: Text } | undefined;
  monday: string;
  /** Of one place, or of all put together, in order of time. */
  hours: readonly LoadHour[];
  places: readonly PlaceSum[];
};

const mostListed = 12;

/** How the coming two weeks are filled, where there is too much, and where there is time to promise. */
export function PlannerPage(props: Props) {
  const { visit, agency, place, monday, hours } = props;
  const { language } = visit;
  const t = texts(language);
  const title = `${t.title}: ${place ? place.name[language] : t.allPlaces}`;
  return (
    <PageFrame visit={visit} title={title}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <p class="ds-paragraph">{t.target(formatShare(agency.planning.targetUse, language))}</p>
      {place && (
        <ul class="figure-choices no-print">
          {[
            { address: '/planner', label: t.allPlaces },
            { address: `/roster/${place.id}`, label: t.toRoster },
            { address: `/live-view/${place.id}`, label: t.toLine },
            { address: `/appointments/day/${place.id}`, label: t.toDay },
          ].map(({ address, label }) => (
            <li key={address}>
              <a class="ds-link" href={address}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {hours.some(({ isAssumed }) => isAssumed) && (
        <div class="ds-alert" data-color="info">
          <p class="ds-paragraph">{place ? t.assumed : t.assumedSome}</p>
        </div>
      )}
      {hours.length === 0 && <p class="ds-paragraph">{t.nobody}</p>}
      {[monday, addDays(monday, 7)].map((first) => (
        <Week key={first} {...props} first={first} />
      ))}
      <Overloaded {...props} />
      <Quietest {...props} />
      <Days {...props} />
      {!place && <PlacesTable visit={visit} agency={agency} places={props.places} />}
    </PageFrame>
  );
}

function Week({ visit: { language }, agency, hours, first }: Props & { first: string }) {
  const last = addDays(first, 6);
  const id = `week-${first}`;
  const ofWeek = hours.filter(({ day }) => day >= first && day <= last);
  if (ofWeek.length === 0) return null;
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id={id}>
        {texts(language).week(formatShortDay(first, language), formatShortDay(last, language))}
      </h2>
      <HoursTable hours={ofWeek} labelledBy={id} targetUse={agency.planning.targetUse} language={language} />
    </section>
  );
}

const timeOf = ({ day, from, to }: LoadHour, language: Language, timeZone: string) =>
  `${formatWeekdayAndDay(day, language)} ${formatTime(from, language, timeZone)}–${formatTime(to, language, timeZone)}`;

function Overloaded({ visit: { language, now }, agency: { planning, timeZone }, hours }: Props) {
  const t = texts(language);
  const over = hours.filter((hour) => hour.to > now && ['over', 'unstaffed'].includes(fullnessOf(hour, planning.targetUse)));
  const shown = over.toSorted((one, other) => (other.use ?? 9) - (one.use ?? 9)).slice(0, mostListed);
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id="overloaded">
        {t.busiest}
      </h2>
      <p class="ds-paragraph">{over.length === 0 ? t.noneOver : t.advice}</p>
      <ul class="ds-list">
        {shown.map((hour) => (
          <li key={hour.from.getTime()}>
            {timeOf(hour, language, timeZone)}: {hour.use === null ? t.unstaffed : formatShare(hour.use, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quietest({ visit: { language, now }, agency: { timeZone }, hours }: Props) {
  const t = texts(language);
  const quiet = new Set(
    quietestHours(hours.filter(({ to }) => to > now))
      .slice(0, mostListed)
      .map(({ from }) => from.getTime()),
  );
  const shown = hours.filter(({ from }) => quiet.has(from.getTime()));
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id="quietest">
        {t.quietest}
      </h2>
      <p class="ds-paragraph">{shown.length === 0 ? t.noneQuiet : t.quietestLead}</p>
      <ul class="ds-list">
        {shown.map((hour) => (
          <li key={hour.from.getTime()}>
            {timeOf(hour, language, timeZone)}: {t.minutesToPromise(formatNumber(Math.floor(hour.promisableMinutes), language))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The days beside each other, so that it shows how Monday is relieved. */
function Days({ visit: { language }, agency: { planning }, hours }: Props) {
  const t = texts(language);
  const days = Map.groupBy(hours, ({ day }) => day);
  if (days.size === 0) return null;
  const inHours = (minutes: number) => t.hours(formatNumber(minutes / 60, language, 1));
  const isMondayLeast = Object.entries(planning.promisedShare).every(
    ([name, share]) => name === 'monday' || share > planning.promisedShare.monday,
  );
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id="days">
        {t.days}
      </h2>
      <p class="ds-paragraph">{isMondayLeast ? t.daysLead : t.daysLeadPlain}</p>
      <TableScroll labelledBy="days">
        <table class="ds-table" data-zebra aria-labelledby="days">
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              {[t.staff, t.expected, t.booked, t.calls, t.use, t.free, t.share, t.promisable].map((label) => (
                <th key={label} scope="col" class="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...days].map(([day, ofDay]) => {
              const sum = sumLoad(ofDay);
              // Weekdays are counted from 1.
              const name = weekdays[(ofDay[0]?.weekday ?? 1) - 1]!;
              return (
                <tr key={day}>
                  <th scope="row" class="one-line">
                    {weekdayName(day, language)} {formatShortDay(day, language)}
                  </th>
                  <td class="number">{inHours(sum.staffMinutes - sum.blackoutMinutes)}</td>
                  <td class="number">{inHours(sum.expectedMinutes)}</td>
                  <td class="number">{inHours(sum.bookedMinutes)}</td>
                  <td class="number">{inHours(sum.callbackMinutes)}</td>
                  <td class="number">{sum.use === null ? '–' : formatShare(sum.use, language)}</td>
                  <td class="number">{inHours(sum.freeMinutes)}</td>
                  <td class="number">{formatShare(planning.promisedShare[name], language)}</td>
                  <td class="number">{inHours(sum.promisableMinutes)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
