import type { Agency } from '#server/agency/loading.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import type { Text } from '#server/platform/language/language.ts';
import { mostNumbered, PlacesMap } from '../map/map.tsx';
import type { Dot } from '../map/queries.ts';
import type { Place, Position, RegionLine } from './queries.ts';
import { type Standing, standingOf, standingText } from './standing.ts';
import { kindName, texts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  where: string;
  isOnlyOpen: boolean;
  /** What was found: places around a named spot or in a region. Undefined: nothing was searched. */
  found: { heading: string; places: readonly Place[]; near: Position | undefined } | undefined;
  /** What else is told of each place that was found, such as how long people wait. */
  news: ReadonlyMap<string, readonly string[]>;
  /** Every place of the day, for the map. */
  dots: readonly Dot[];
  isNowhere: boolean;
  regions: readonly RegionLine[];
};

/** Where the agency serves: a search, what was found, and every place by its region. */
export function PlacesPage({ visit, agency, where, isOnlyOpen, found, news, dots, isNowhere, regions }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={found ? found.heading : t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <p class="ds-paragraph">
        <a class="ds-link" href="/guidance">
          {t.toGuidance}
        </a>
        <br />
        <a class="ds-link" href="/appointments/new">
          {t.toBooking}
        </a>
      </p>
      <search>
        <form method="get" action="/places" class="place-search">
          <div class="ds-field">
            <label class="ds-label" for="where">
              {t.where}
            </label>
            <input class="ds-input" id="where" name="where" value={where} maxLength={60} size={24} autocomplete="address-level2" />
          </div>
          <div class="ds-field">
            <input class="ds-input" type="checkbox" id="open" name="open" value="now" checked={isOnlyOpen} />
            <label class="ds-label" for="open">
              {t.onlyOpen}
            </label>
          </div>
          <button class="ds-button">{t.search}</button>
        </form>
      </search>
      {isNowhere && (
        <div class="ds-alert" data-color="warning">
          <p class="ds-paragraph">{t.nowhere(where)}</p>
        </div>
      )}
      <div class="places-and-map">
        {found && <Found visit={visit} agency={agency} where={where} news={news} heading={found.heading} places={found.places} />}
        <PlacesMap language={visit.language} dots={dots} found={found?.places ?? []} near={found?.near} />
        <Regions visit={visit} regions={regions} />
      </div>
    </PageFrame>
  );
}

type FoundProps = Pick<Props, 'visit' | 'agency' | 'where' | 'news'> & Omit<NonNullable<Props['found']>, 'near'>;

function Found({ visit, agency, where, news, heading, places }: FoundProps) {
  const t = texts(visit.language);
  const areNumbered = places.length <= mostNumbered;
  return (
    <section aria-labelledby="found" class="places-found">
      <h2 class="ds-heading" data-size="md" id="found">
        {heading}
      </h2>
      {places.length === 0 && (
        <p class="ds-paragraph">
          {t.noneOpen}{' '}
          {where !== '' && (
            <a class="ds-link" href={`/places?${new URLSearchParams({ where }).toString()}`}>
              {t.seeWhenOpen}
            </a>
          )}
        </p>
      )}
      <ul class="places">
        {places.map((place, at) => (
          <PlaceCard
            key={place.id}
            visit={visit}
            agency={agency}
            place={place}
            news={news.get(place.id) ?? []}
            number={areNumbered ? at + 1 : undefined}
          />
        ))}
      </ul>
    </section>
  );
}

type CardProps = Pick<Props, 'visit' | 'agency'> & { place: Place; news: readonly string[]; number: number | undefined };

function PlaceCard({ visit, agency, place, news, number }: CardProps) {
  const { language, now } = visit;
  const standing = standingOf(place.plan, agency, now);
  return (
    <li class="ds-card">
      <h3 class="ds-heading" data-size="xs">
        {number !== undefined && (
          <span class="map-number" aria-hidden="true">
            {number}
          </span>
        )}
        <a class="ds-link" href={`/places/${place.id}`}>
          {place.name[language]}
        </a>
      </h3>
      <p class="ds-paragraph">
        <StandingTag standing={standing} language={language} /> {standingText(standing, agency, language, now)}
      </p>
      {news.map((words) => (
        <p class="ds-paragraph" key={words}>
          {words}
        </p>
      ))}
      <p class="ds-paragraph place-line">
        {[kindName(place.kind, language), addressLine(place, language), distanceText(place, language)].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}

export function StandingTag({ standing: { state, closesSoon }, language }: { standing: Standing; language: keyof Text }) {
  const t = texts(language);
  const shown = {
    open: closesSoon ? [t.closesSoon, 'warning'] : [t.isOpen, 'success'],
    'appointment-only': [t.isAppointmentOnly, 'info'],
    'self-service': [t.isSelfService, 'info'],
    closed: [t.isClosed, 'neutral'],
  } as const;
  const [label, colour] = shown[state];
  return (
    <span class="ds-tag" data-color={colour}>
      {label}
    </span>
  );
}

export function addressLine({ street, postalCode, city }: Place, language: keyof Text): string {
  return street === null ? '' : `${street}, ${postalCode} ${city?.[language] ?? ''}`.trim();
}

function distanceText({ distanceKm }: Place, language: keyof Text): string {
  if (distanceKm === null || distanceKm < 1) return '';
  return texts(language).away(formatNumber(Math.round(distanceKm), language));
}

function Regions({ visit, regions }: Pick<Props, 'visit' | 'regions'>) {
  const t = texts(visit.language);
  return (
    <nav aria-labelledby="regions" class="places-regions">
      <h2 class="ds-heading" data-size="sm" id="regions">
        {t.byRegion}
      </h2>
      <ul class="region-list">
        {regions.map(({ id, name, places }) => (
          <li key={id}>
            <a class="ds-link" href={`/places?region=${id}`}>
              {name[visit.language]}
            </a>{' '}
            ({t.count(places)})
          </li>
        ))}
      </ul>
    </nav>
  );
}
