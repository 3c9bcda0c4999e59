import type { Agency } from '#server/agency/loading.ts';
import { openingDay } from '#server/agency/network/places/standing.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatNumber, formatTime } from '#server/platform/language/format.ts';
import { GuidanceForm, type FormProps } from './guidance-form.tsx';
import { pageTexts } from './page-texts.ts';
import type { Guidance, Ranked } from './ranking.ts';
import { type Asked, middleOf, type Minutes } from './way.ts';

type Props = FormProps & { agency: Agency; asked: Asked; guidance: Guidance | undefined };

/** The ways to be served, compared: the question first, then the answer, and how it was reckoned. */
export function GuidancePage(props: Props) {
  const { visit, agency, asked, guidance } = props;
  const t = pageTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <GuidanceForm {...props} />
      {guidance && (
        <section aria-labelledby="ways">
          <h2 class="ds-heading" data-size="md" id="ways">
            {asked.isNow
              ? t.resultNow
              : t.resultAt(openingDay(asked.at, agency, visit.language, visit.now), formatTime(asked.at, visit.language, agency.timeZone))}
          </h2>
          <ol class="places">
            {guidance.ranked.map((offer) => (
              <OfferCard key={offer.name} visit={visit} agency={agency} at={asked.at} offer={offer} />
            ))}
          </ol>
        </section>
      )}
      {guidance && guidance.without.length > 0 && (
        <section aria-labelledby="without">
          <h2 class="ds-heading" data-size="sm" id="without">
            {t.without}
          </h2>
          <ul class="ds-list">
            {guidance.without.map(({ wayId, wayName, why }) => (
              <li key={wayId}>
                {wayName[visit.language]}: {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="rough">
        <h2 class="ds-heading" data-size="sm" id="rough">
          {t.rough}
        </h2>
        <p class="ds-paragraph">{t.roughText}</p>
      </section>
    </PageFrame>
  );
}

function OfferCard({ visit, agency, at, offer }: { visit: Visit; agency: Agency; at: Date; offer: Ranked }) {
  const { language } = visit;
  const t = pageTexts(language);
  const whole = (minutes: number) => formatNumber(Math.round(minutes), language);
  return (
    <li class="ds-card">
      <h3 class="ds-heading" data-size="xs">
        {offer.name}
      </h3>
      <p class="ds-paragraph">
        <strong>{totalText(offer.total, at, agency, visit)}</strong>
      </p>
      <ul class="ds-list">
        {offer.why.map((why) => (
          <li key={why}>{why}</li>
        ))}
        <li>{t.service(whole(offer.service.low), whole(offer.service.high))}</li>
      </ul>
      <p class="ds-paragraph">
        <a class="ds-link" href={offer.link.address}>
          {offer.link.label}
          <span class="ds-sr-only">: {offer.name}</span>
        </a>
      </p>
    </li>
  );
}

/** Beyond this people think of the time by the clock, not of minutes. */
const longestInMinutes = 180;

/** In minutes, rounded up to five where they are many; or the day and time by which it is done. */
function totalText(total: Minutes | undefined, at: Date, agency: Agency, { language, now }: Visit): string {
  const t = pageTexts(language);
  if (!total) return t.noTime;
  if (middleOf(total) <= longestInMinutes) {
    const rounded = (minutes: number) => (minutes < 20 ? Math.ceil(minutes) : Math.ceil(minutes / 5) * 5);
    return t.inAll(formatNumber(rounded(total.low), language), formatNumber(rounded(total.high), language));
  }
  const quarter = 15 * 60_000;
  const done = new Date(Math.ceil((at.getTime() + middleOf(total) * 60_000) / quarter) * quarter);
  return t.doneBy(openingDay(done, agency, language, now), formatTime(done, language, agency.timeZone));
}
