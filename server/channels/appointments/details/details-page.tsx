import type { ComponentChildren } from 'preact';
import type { Agency } from '#server/agency/loading.ts';
import type { Place } from '#server/agency/network/places/queries.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import { AppointmentFacts } from '../appointment-facts.tsx';
import type { Appointment } from '../booking/appointment.ts';
import { detailsTexts } from './texts.ts';

export type DetailsFault = { id: string; text: string };

type Props = {
  visit: Visit;
  agency: Agency;
  secret: string;
  held: Appointment;
  place: Place;
  faults: readonly DetailsFault[];
  /** The form that is to be filled in now, by its id. */
  mainForm?: string | undefined;
  /** How the booking goes on: for whoever is signed in, or by a code. */
  children: ComponentChildren;
};

/** A time that is held: until when, and how it becomes somebody's. */
export function DetailsPage({ visit, agency, secret, held, place, faults, mainForm, children }: Props) {
  const { language } = visit;
  const t = detailsTexts(language);
  return (
    <PageFrame
      visit={visit}
      title={t.title}
      faultCount={faults.length}
      {...(mainForm !== undefined && { mainForm })}
      head={<meta name="robots" content="noindex" />}
    >
      {faults.length > 0 && <FaultSummary heading={t.correct} faults={faults} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      {held.heldUntil && <p class="ds-paragraph lead">{t.keptUntil(formatTime(held.heldUntil, language, agency.timeZone))}</p>}
      <AppointmentFacts language={language} agency={agency} appointment={held} place={place} />
      {children}
      <form method="post" action={`/appointments/held/${secret}/release`}>
        <CsrfField visit={visit} />
        <button class="link-button">{t.chooseAnother}</button>
      </form>
    </PageFrame>
  );
}

/** The time is held no more. `again`: the address of the same search. */
export function OverPage({ visit, again }: { visit: Visit; again: string }) {
  const t = detailsTexts(visit.language);
  return (
    <PageFrame visit={visit} title={t.overTitle} head={<meta name="robots" content="noindex" />}>
      <h1 class="ds-heading" data-size="lg">
        {t.overTitle}
      </h1>
      <p class="ds-paragraph lead">{t.over}</p>
      <a class="ds-button" href={again}>
        {t.chooseAnother}
      </a>
    </PageFrame>
  );
}
