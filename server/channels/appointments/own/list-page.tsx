import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { channelTexts } from '../finding/texts.ts';
import { whenText } from '../when-text.ts';
import type { OwnAppointment, OwnAppointments } from './listing.ts';
import { listTexts } from './texts.ts';

/** A customer's own appointments, those ahead first. */
export function ListPage({ visit, own: { upcoming, past } }: { visit: Visit; own: OwnAppointments }) {
  const t = listTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <section aria-labelledby="upcoming">
        <h2 class="ds-heading" data-size="md" id="upcoming">
          {t.upcoming}
        </h2>
        {upcoming.length === 0 ? <p class="ds-paragraph">{t.none}</p> : <List visit={visit} appointments={upcoming} label={t.open} />}
        <a class="ds-button" href="/appointments/new">
          {t.book}
        </a>
      </section>
      {past.length > 0 && (
        <section aria-labelledby="past">
          <h2 class="ds-heading" data-size="md" id="past">
            {t.past}
          </h2>
          <List visit={visit} appointments={past} label={t.show} />
        </section>
      )}
    </PageFrame>
  );
}

function List({ visit, appointments, label }: { visit: Visit; appointments: readonly OwnAppointment[]; label: string }) {
  const { language, frame } = visit;
  const t = listTexts(language);
  return (
    <ul class="places">
      {appointments.map(({ id, channel, place, fromAt, state }) => {
        const when = whenText(fromAt, language, frame.timeZone);
        const says = state === 'cancelled' || state === 'no-show' ? ` (${t[state]})` : '';
        return (
          <li class="ds-card" key={id}>
            <h3 class="ds-heading" data-size="xs">
              {when}
              {says}
            </h3>
            <p class="ds-paragraph">{[channelTexts(language)[channel], ...(channel === 'office' ? [place[language]] : [])].join(' · ')}</p>
            <a class="ds-link" href={`/appointments/of/${id}`} aria-label={`${label}: ${when}`}>
              {label}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
