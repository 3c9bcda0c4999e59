import type { Agency } from '#server/agency/loading.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { holdingOn, listOpenings } from '../hours/open-hours.ts';
import { openingsText } from './openings-text.ts';
import { addressLine, StandingTag } from './places-page.tsx';
import type { Place } from './queries.ts';
import { standingOf, standingText } from './standing.ts';
import { kindName, taskName, texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; place: Place };
type PageProps = Props & {
  /** What else is told of the place, such as how long people wait. */
  news: readonly string[];
};

/** One place: how it stands now, where it is, what can be done there, and its hours. */
export function PlacePage({ visit, agency, place, news }: PageProps) {
  const { language, now } = visit;
  const t = texts(language);
  const standing = standingOf(place.plan, agency, now);
  return (
    <PageFrame visit={visit} title={place.name[language]}>
      <p class="ds-paragraph">
        <a class="ds-link" href="/places">
          {t.back}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {place.name[language]}
      </h1>
      <p class="ds-paragraph lead">
        <StandingTag standing={standing} language={language} /> {standingText(standing, agency, language, now)}
      </p>
      {news.map((words) => (
        <p class="ds-paragraph" key={words}>
          {words}
        </p>
      ))}
      {place.kind === 'office' && standing.state === 'open' && standing.now && now < standing.now.ticketsTo && (
        <p>
          <a class="ds-button" href={`/join/${place.id}`}>
            {t.join}
          </a>
        </p>
      )}
      <PlaceFacts {...{ visit, agency, place }} />
      <Tasks {...{ visit, agency, place }} />
      <Week {...{ visit, agency, place }} />
      <Exceptions {...{ visit, agency, place }} />
    </PageFrame>
  );
}

function PlaceFacts({ visit: { language }, place }: Props) {
  const t = texts(language);
  const street = addressLine(place, language);
  const facts = [
    [t.address, street === '' ? undefined : `${street}${place.hasInventedStreet ? ` (${t.inventedStreet})` : ''}`],
    [t.phone, place.phone ?? undefined],
    [t.operator, place.operator?.[language]],
    [t.languages, place.languages.map((tag) => languageName(tag, language)).join(', ')],
    [t.accessibility, place.accessibility?.[language]],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(
        ([label, value]) =>
          value !== undefined && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Tasks({ visit: { language }, agency, place }: Props) {
  const t = texts(language);
  const groups = agency.groups.filter(({ id }) => place.groups.includes(id)).map(({ name }) => name[language]);
  const isJoint = place.kind === 'joint-service-point';
  const listed = isJoint ? place.tasks.map((task) => taskName(task, language)) : [...(groups.length > 0 ? groups : [t.allBenefits])];
  return (
    <section aria-labelledby="tasks">
      <h2 class="ds-heading" data-size="sm" id="tasks">
        {t.whatHere}
      </h2>
      <p class="ds-paragraph">{kindName(place.kind, language)}</p>
      <ul class="ds-list">
        {listed.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      {isJoint && <p class="ds-paragraph">{t.noDecisions}</p>}
    </section>
  );
}

function Week({ visit: { language, now }, agency, place }: Props) {
  const t = texts(language);
  const today = dayOf(now, agency.timeZone);
  const days = Array.from({ length: 7 }, (_, at) => addDays(today, at));
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="hours">
        {t.thisWeek}
      </h2>
      <TableScroll labelledBy="hours">
        <table class="ds-table" aria-labelledby="hours">
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.hours}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day}>
                <th scope="row">{formatWeekdayAndDay(day, language)}</th>
                <td>{openingsText(listOpenings(place.plan, agency, day, day), agency, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

/** Days that differ from now on, with the reason: people plan by them. */
function Exceptions({ visit: { language, now }, agency, place }: Props) {
  const today = dayOf(now, agency.timeZone);
  const plans = [place.plan, ...(place.plan.later ?? []).map(({ plan }) => plan)];
  // A day of what was decided for later counts only when those hours hold by then.
  const coming = plans
    .flatMap((plan) => plan.exceptions.filter(({ from, to }) => to >= today && holdingOn(place.plan, from > today ? from : today) === plan))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  if (coming.length === 0) return null;
  return (
    <section aria-labelledby="exceptions">
      <h2 class="ds-heading" data-size="sm" id="exceptions">
        {texts(language).exceptions}
      </h2>
      <ul class="ds-list">
        {coming.map(({ from, to, reason }) => (
          <li key={from}>
            {from === to ? formatDay(from, language) : `${formatDay(from, language)} – ${formatDay(to, language)}`}: {reason[language]},{' '}
            {openingsText(listOpenings(place.plan, agency, from, from), agency, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}
