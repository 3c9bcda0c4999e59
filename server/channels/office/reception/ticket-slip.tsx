import type { Agency } from '#server/agency/loading.ts';
import type { PlaceName } from '#server/agency/network/places/queries.ts';
import type { Estimate } from '#server/line/estimates/estimating.ts';
import { writeTicket } from '#server/line/tickets.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { languages } from '#server/platform/language/language.ts';
import { estimateText } from '../live-view/waits.ts';
import { groupName } from '../network-names.ts';
import type { Given } from './reading.ts';
import { texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; place: PlaceName; slip: Given; estimate: Estimate | undefined };

/** The number for the visitor, in their language where the pages have it. On paper it is all that the page holds. */
export function TicketSlip({ visit, agency, place, slip, estimate }: Props) {
  const language = languages.find((one) => one === slip.language) ?? visit.language;
  const t = texts(language);
  return (
    <section class="ticket-slip" aria-labelledby="given" role="status">
      <div lang={language}>
        <p class="ds-paragraph">{place.name[language]}</p>
        <h2 class="ds-heading" id="given">
          {t.number} <span class="ticket">{writeTicket(slip.ticket)}</span>
        </h2>
        <p class="ds-paragraph">
          {groupName(agency, slip.benefitGroup, language)} · {formatInstant(slip.arrivedAt, language, visit.frame.timeZone)}
        </p>
        {estimate && (
          <p class="ds-paragraph">
            {t.before(estimate.before)} · {Math.round(estimate.high) === 0 ? t.atOnce : `${t.wait}: ${estimateText(estimate, language)}`}
          </p>
        )}
      </div>
      <p class="ds-paragraph no-print">{texts(visit.language).printHint}</p>
    </section>
  );
}
