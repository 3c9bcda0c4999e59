import type { Agency } from '#server/agency/loading.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import type { Appointment } from '../booking/appointment.ts';
import type { LostTime } from '../finding/losing.ts';
import type { Comparison, Week } from '../finding/searching.ts';
import { findTexts } from '../finding/texts.ts';
import { WeekOfTimes } from '../finding/week-of-times.tsx';
import { whenText } from '../when-text.ts';
import { ownTexts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  pathKey: string;
  appointment: Appointment;
  week: Week;
  /** The places near that one, to move it there. */
  nearby: Comparison;
  lost?: LostTime | undefined;
};

/** Other times for the same appointment, at the same place or another. */
export function MovePage({ visit, agency, pathKey, appointment, week, nearby, lost }: Props) {
  const { language, frame } = visit;
  const [t, find] = [ownTexts(language), findTexts(language)];
  const page = `/appointments/of/${pathKey}`;
  const addressOf = (place: string, from?: string) =>
    `${page}/move?${new URLSearchParams({ place, ...(from !== undefined && { from }) }).toString()}`;
  const others = nearby.found.filter(({ place }) => place.id !== week.place.id);
  return (
    <PageFrame visit={visit} title={t.moveTitle} faultCount={lost ? 1 : 0} head={<meta name="robots" content="noindex" />}>
      <h1 class="ds-heading" data-size="lg">
        {t.moveTitle}
      </h1>
      {lost && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{find[lost]}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.title(whenText(appointment.fromAt, language, frame.timeZone))}</p>
      <section aria-labelledby="times">
        <h2 class="ds-heading" data-size="md" id="times">
          {find.timesAt(week.place.name[language])}
        </h2>
        {week.days.length === 0 && week.next === undefined ? (
          <p class="ds-paragraph">{find.noneAtAll}</p>
        ) : (
          <WeekOfTimes
            visit={visit}
            week={week}
            holdMinutes={agency.appointments.holdMinutes}
            action={`${page}/move`}
            fields={[
              ['place', week.place.id],
              ['from', week.from],
            ]}
            addressFrom={(from) => addressOf(week.place.id, from)}
            lead={t.moveLead}
          />
        )}
      </section>
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 class="ds-heading" data-size="sm" id="others">
            {t.otherPlace}
          </h2>
          <ul class="ds-list">
            {others.map(({ place, first }) => (
              <li key={place.id}>
                <a class="ds-link" href={addressOf(place.id)}>
                  {place.name[language]}
                </a>{' '}
                {find.firstAt(whenText(first, language, frame.timeZone))}
                {place.distanceKm !== null &&
                  place.distanceKm >= 1 &&
                  ` · ${find.away(formatNumber(Math.round(place.distanceKm), language))}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="ds-paragraph">
        <a class="ds-link" href={page}>
          {t.keep}
        </a>
      </p>
    </PageFrame>
  );
}
