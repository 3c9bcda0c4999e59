import type { ComponentChildren } from 'preact';
import type { Agency } from '#server/agency/loading.ts';
import type { Place } from '#server/agency/network/places/queries.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import { AppointmentFacts } from '../appointment-facts.tsx';
import { isId } from '../shapes.ts';
import type { Appointment } from '../booking/appointment.ts';
import { whenText } from '../when-text.ts';
import { ownTexts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  pathKey: string;
  appointment: Appointment;
  place: Place;
  again: string;
  /** What other features show of it, for whoever has its secret. */
  sections?: ComponentChildren;
};

const unlisted = <meta name="robots" content="noindex" />;

/** What can still be done: nothing is moved that has begun. */
export function standingOf({ state, fromAt, toAt }: Appointment, now: Date) {
  const isAhead = state === 'booked' && fromAt > now;
  return { isAhead, canCancel: state === 'booked' && toAt > now };
}

/** When and where, what to bring, and what can be changed. */
export function AppointmentPage({ visit, agency, pathKey: key, appointment, place, again, sections }: Props) {
  const { language, now, frame } = visit;
  const t = ownTexts(language);
  const { state, fromAt } = appointment;
  const { isAhead, canCancel } = standingOf(appointment, now);
  const title = t.title(whenText(fromAt, language, frame.timeZone));
  const says = state === 'held' || state === 'expired' ? '' : t[state];
  return (
    <PageFrame visit={visit} title={title} head={unlisted}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <div class="ds-alert" data-color={isAhead ? 'success' : 'info'}>
        <p class="ds-paragraph">{state === 'booked' && !isAhead ? t.past : says}</p>
      </div>
      <AppointmentFacts language={language} agency={agency} appointment={appointment} place={place} />
      {sections}
      {isAhead && <Before agency={agency} language={language} appointment={appointment} place={place} />}
      <div class="buttons">
        {isAhead && (
          <a class="ds-button" href={`/appointments/of/${key}/calendar`}>
            {t.calendar}
          </a>
        )}
        {isAhead && (
          <a class="ds-button" data-variant="secondary" href={`/appointments/of/${key}/move`}>
            {t.move}
          </a>
        )}
        {canCancel && (
          <a class="ds-button" data-variant="secondary" href={`/appointments/of/${key}/cancel`}>
            {t.cancel}
          </a>
        )}
        {!canCancel && (
          <a class="ds-button" href={again}>
            {t.bookNew}
          </a>
        )}
      </div>
      {isAhead && !isId(key) && <p class="ds-paragraph">{t.keepLink}</p>}
    </PageFrame>
  );
}

type BeforeProps = Pick<Props, 'agency' | 'appointment' | 'place'> & { language: Visit['language'] };

function Before({ agency, language, appointment, place }: BeforeProps) {
  const t = ownTexts(language);
  const { channel, interpreted } = appointment;
  return (
    <section aria-labelledby="before">
      <h2 class="ds-heading" data-size="sm" id="before">
        {t.howTo}
      </h2>
      <p class="ds-paragraph">{t[channel]}</p>
      {interpreted !== null && <p class="ds-paragraph">{t.interpreter}</p>}
      <p class="ds-paragraph">{t.late(formatNumber(agency.appointments.lateMinutes, language))}</p>
      {channel === 'office' && (
        <p class="ds-paragraph">
          <a class="ds-link" href={`/places/${place.id}`}>
            {t.toPlace}
          </a>
        </p>
      )}
    </section>
  );
}

/** Asks once more before an appointment is given up. */
export function CancelPage({ visit, agency, pathKey: key, appointment, place }: Omit<Props, 'again'>) {
  const t = ownTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.reallyCancel} head={unlisted}>
      <h1 class="ds-heading" data-size="lg">
        {t.reallyCancel}
      </h1>
      <p class="ds-paragraph lead">{t.cancelLead}</p>
      <AppointmentFacts language={visit.language} agency={agency} appointment={appointment} place={place} />
      <form method="post" action={`/appointments/of/${key}/cancel`} class="buttons">
        <CsrfField visit={visit} />
        <button class="ds-button" data-color="danger">
          {t.cancel}
        </button>
        <a class="ds-button" data-variant="secondary" href={`/appointments/of/${key}`}>
          {t.keep}
        </a>
      </form>
    </PageFrame>
  );
}
