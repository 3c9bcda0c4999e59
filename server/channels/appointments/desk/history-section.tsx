import type { Agency } from '#server/agency/loading.ts';
import { groupName } from '#server/channels/office/network-names.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { HistoryEvent, PastAppointment } from './history.ts';
import { channelTexts, eventTexts, reasonTexts, stateTexts, texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; past: readonly PastAppointment[] };

/** The appointments of a customer who is open, each with what happened to it. */
export function AppointmentHistory({ visit, agency, past }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  const channels: Readonly<Record<string, string>> = channelTexts(language);
  return (
    <section aria-labelledby="appointments">
      <h2 class="ds-heading" data-size="sm" id="appointments">
        {t.appointments}
      </h2>
      {past.length === 0 && <p class="ds-paragraph">{t.noAppointments}</p>}
      <ul class="ds-list">
        {past.map(({ id, channel, placeName, benefitGroups, fromAt, state, events }) => (
          <li key={id}>
            {[
              formatInstant(fromAt, language, frame.timeZone),
              channels[channel],
              placeName[language],
              ...benefitGroups.map((group) => groupName(agency, group, language)),
              stateTexts(language)[state],
            ].join(', ')}{' '}
            {state === 'booked' && fromAt > visit.now && (
              <a class="ds-link" href={`/appointments/desk/${id}`}>
                {t.open}
              </a>
            )}
            <EventList visit={visit} events={events} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What happened to an appointment, in order. */
export function EventList({ visit: { language, frame }, events }: { visit: Visit; events: readonly HistoryEvent[] }) {
  const reasons: Readonly<Record<string, string>> = reasonTexts(language);
  return (
    <ul class="ds-list">
      {events.map(({ kind, at, clerkName, reason }) => (
        <li key={`${kind} ${at.toISOString()}`}>
          {[formatInstant(at, language, frame.timeZone), eventTexts(language)[kind], reason === null ? null : reasons[reason], clerkName]
            .filter(Boolean)
            .join(', ')}
        </li>
      ))}
    </ul>
  );
}
