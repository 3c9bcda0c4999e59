import { lengthOf } from '#server/agency/policies/appointments.ts';
import type { Agency } from '#server/agency/loading.ts';
import { addressLine } from '#server/agency/network/places/places-page.tsx';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import { whenText } from '../when-text.ts';
import type { LostTime } from './losing.ts';
import type { Comparison, Week } from './searching.ts';
import { findTexts } from './texts.ts';
import { WeekOfTimes } from './week-of-times.tsx';
import { addressOf, type Asked, fieldsOf } from './wish.ts';
import { faultField, type WishFault, WishForm } from './wish-form.tsx';

type Props = {
  visit: Visit;
  agency: Agency;
  asked: Asked;
  spoken: readonly string[];
  interpreted: readonly string[];
  faults: readonly WishFault[];
  /** The nearest places, or the times of one; neither as long as nothing can be looked for. */
  comparison?: Comparison | undefined;
  week?: Week | undefined;
  lost?: LostTime | undefined;
};

/** What somebody wants to book, and what is free. */
export function FindPage({ visit, agency, asked, spoken, interpreted, faults, comparison, week, lost }: Props) {
  const { language } = visit;
  const t = findTexts(language);
  const isShown = comparison !== undefined || week !== undefined;
  const form = <WishForm {...{ language, agency, asked, spoken, interpreted, faults }} />;
  return (
    <PageFrame visit={visit} title={week ? t.timesAt(week.place.name[language]) : t.title} faultCount={faults.length + (lost ? 1 : 0)}>
      {faults.length > 0 && (
        <FaultSummary heading={t.correct} faults={faults.map((fault) => ({ id: faultField(fault, agency), text: t[fault] }))} />
      )}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {lost && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{t[lost]}</p>
        </div>
      )}
      {isShown || <p class="ds-paragraph lead">{t.lead}</p>}
      {isShown && <Length agency={agency} asked={asked} language={language} />}
      {comparison && <Places visit={visit} asked={asked} comparison={comparison} />}
      {week && <OnePlace visit={visit} agency={agency} asked={asked} week={week} />}
      {isShown ? (
        <details class="ds-details" open={comparison?.found.length === 0}>
          <summary>{t.change}</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </PageFrame>
  );
}

function Length({ agency, asked, language }: Pick<Props, 'agency' | 'asked'> & { language: Visit['language'] }) {
  const isInterpreted = asked.interpreter !== undefined;
  const length = lengthOf(agency.appointments, asked.channel, { groups: asked.matters, isInterpreted });
  return <p class="ds-paragraph">{findTexts(language).length(formatNumber(length, language))}</p>;
}

type PlacesProps = { visit: Visit; asked: Asked; comparison: Comparison };

function Places({ visit, asked, comparison }: PlacesProps) {
  const { language, frame } = visit;
  const t = findTexts(language);
  return (
    <section aria-labelledby="found">
      <h2 class="ds-heading" data-size="md" id="found">
        {t.firstFree}
      </h2>
      {comparison.found.length === 0 && <Instead visit={visit} asked={asked} />}
      <ul class="places">
        {comparison.found.map(({ place, first }) => (
          <li class="ds-card" key={place.id}>
            <h3 class="ds-heading" data-size="xs">
              {place.name[language]}
            </h3>
            <p class="ds-paragraph">{t.firstAt(whenText(first, language, frame.timeZone))}</p>
            {asked.channel === 'office' && (
              <p class="ds-paragraph place-line">
                {[
                  addressLine(place, language),
                  place.distanceKm === null || place.distanceKm < 1 ? '' : t.away(formatNumber(Math.round(place.distanceKm), language)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            )}
            <a class="ds-link" href={addressOf(asked, { place: place.id, from: undefined })}>
              {t.seeTimes(place.name[language])}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OnePlace({ visit, agency, asked, week }: Pick<Props, 'visit' | 'agency' | 'asked'> & { week: Week }) {
  const { language } = visit;
  const t = findTexts(language);
  const { id, name } = week.place;
  const hasNone = week.days.length === 0 && week.next === undefined;
  return (
    <section aria-labelledby="times">
      <h2 class="ds-heading" data-size="md" id="times">
        {t.timesAt(name[language])}
      </h2>
      {hasNone ? (
        <Instead visit={visit} asked={asked} />
      ) : (
        <WeekOfTimes
          visit={visit}
          week={week}
          holdMinutes={agency.appointments.holdMinutes}
          action="/appointments/new"
          fields={fieldsOf(asked, { place: id, from: week.from })}
          addressFrom={(from) => addressOf(asked, { place: id, from })}
        />
      )}
      {(asked.where !== '' || asked.channel !== 'office') && (
        <p class="ds-paragraph">
          <a class="ds-link" href={addressOf(asked, { place: undefined, from: undefined })}>
            {t.otherPlaces}
          </a>
        </p>
      )}
    </section>
  );
}

/** Nothing is free: what else somebody can do. */
function Instead({ visit, asked }: { visit: Visit; asked: Asked }) {
  const t = findTexts(visit.language);
  const isOffice = asked.channel === 'office';
  const fresh = { place: undefined, from: undefined };
  const ways = [
    ...(asked.place !== undefined && asked.where !== '' ? [[addressOf(asked, fresh), t.tryOtherPlaces] as const] : []),
    isOffice
      ? ([addressOf(asked, { ...fresh, channel: 'phone', where: '' }), t.tryPhone] as const)
      : ([addressOf(asked, { ...fresh, channel: 'office' }), t.tryOffice] as const),
    ['/guidance', t.tryGuidance] as const,
    ['/places', t.tryPlaces] as const,
  ];
  return (
    <>
      <p class="ds-paragraph">
        {t.noneAtAll} {t.instead}
      </p>
      <ul class="ds-list">
        {ways.map(([address, label]) => (
          <li key={address}>
            <a class="ds-link" href={address}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
