import { CsrfField } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import type { Appointment } from '../booking/appointment.ts';
import { standingOf } from './check-in.ts';
import { faultText } from './saying.ts';
import { arrivingTexts } from './texts.ts';

type Props = {
  visit: Visit;
  /** Of the appointment's own page. */
  secret: string;
  appointment: Appointment;
  checkInNo: number | null;
  /** The number to be called by, when they are in line. */
  ticket: string | undefined;
  lateMinutes: number;
};

/** On the appointment's own page: whoever is at the office says so with their phone. Nothing for a call, or what is over. */
export function CheckInSection({ visit, secret, appointment, checkInNo, ticket, lateMinutes }: Props) {
  const { language, frame, now } = visit;
  const t = arrivingTexts(language);
  const { timeZone } = frame;
  const standing = standingOf(appointment, { appointments: { lateMinutes }, timeZone }, { at: now });
  if (appointment.channel !== 'office' || standing === 'over' || appointment.state === 'kept') return null;
  return (
    <section aria-labelledby="check-in">
      <h2 class="ds-heading" data-size="md" id="check-in">
        {standing === 'came' ? t.done : t.title}
      </h2>
      {standing === 'came' && (
        <>
          {ticket !== undefined && (
            <p class="ds-paragraph">
              <strong>{t.yourTicket(ticket)}</strong>
            </p>
          )}
          <p class="ds-paragraph">{t.wait}</p>
        </>
      )}
      {(standing === 'too-early' || standing === 'too-late') && (
        <p class="ds-paragraph">{faultText(standing, appointment.fromAt, language, timeZone)}</p>
      )}
      {standing === 'may-come' && (
        <form method="post" action={`/appointments/of/${secret}/here`}>
          <CsrfField visit={visit} />
          <p class="ds-paragraph">{t.sayWhenThere}</p>
          <button class="ds-button">{t.here}</button>
        </form>
      )}
      {standing !== 'came' && standing !== 'too-late' && checkInNo !== null && (
        <p class="ds-paragraph">{t.yourNumber(String(checkInNo))}</p>
      )}
    </section>
  );
}
