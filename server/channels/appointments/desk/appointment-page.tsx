import type { Agency } from '#server/agency/loading.ts';
import { groupName } from '#server/channels/office/network-names.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { languageNameInList } from '#server/platform/language/language-names.ts';
import type { Appointment } from '../booking/appointment.ts';
import type { DayOfTimes } from './asked.ts';
import { EventList } from './history-section.tsx';
import type { PastAppointment } from './history.ts';
import { Choice } from './new-page.tsx';
import { changeReasons, channelTexts, reasonTexts, stateTexts, texts } from './texts.ts';
import { TimesForm } from './times-form.tsx';

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  appointment: Appointment;
  past: PastAppointment;
  /** Undefined: it is not ahead, and cannot be moved. */
  days: readonly DayOfTimes[] | undefined;
  done: 'booked' | 'moved' | 'cancelled' | undefined;
  refusal: string | undefined;
};

/** One appointment at the desk: nothing about whose it is. */
export function AppointmentPage({ visit, agency, appointment, past, days, done, refusal }: Props) {
  const { language } = visit;
  const t = texts(language);
  const address = `/appointments/desk/${appointment.id}`;
  const when = formatInstant(appointment.fromAt, language, agency.timeZone);
  const reasons = (
    <Choice id="reason" label={t.reason} value={undefined} options={changeReasons.map((id) => [id, reasonTexts(language)[id]])} />
  );
  return (
    <PageFrame visit={visit} title={`${t.appointment}: ${when}`}>
      {done && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t[done]}</p>
        </div>
      )}
      {refusal !== undefined && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{refusal}</p>
        </div>
      )}
      <h1 class="ds-heading" data-size="lg">
        {t.appointment}: {when}
      </h1>
      <Facts visit={visit} agency={agency} appointment={appointment} past={past} />
      <section aria-labelledby="history">
        <h2 class="ds-heading" data-size="sm" id="history">
          {t.history}
        </h2>
        <EventList visit={visit} events={past.events} />
      </section>
      {days && (
        <>
          <section aria-labelledby="move">
            <h2 class="ds-heading" data-size="sm" id="move">
              {t.move}
            </h2>
            <p class="ds-paragraph">{t.moveLead}</p>
            <TimesForm visit={visit} days={days} action={`${address}/move`} laterAddress={(day) => `${address}?from=${day}`}>
              {reasons}
            </TimesForm>
          </section>
          <Cancelling visit={visit} address={address} />
        </>
      )}
    </PageFrame>
  );
}

function Facts({ visit: { language }, agency, appointment, past }: Pick<Props, 'visit' | 'agency' | 'appointment' | 'past'>) {
  const t = texts(language);
  const { channel, benefitGroups, interpreted, state } = appointment;
  const facts = [
    [t.state, stateTexts(language)[state]],
    [t.channel, channelTexts(language)[channel]],
    [t.place, past.placeName[language]],
    [t.matter, benefitGroups.map((id) => groupName(agency, id, language)).join(', ')],
    [t.spoken, languageNameInList(appointment.language, language)],
    [t.interpreter, interpreted === null ? t.noInterpreter : languageNameInList(interpreted, language)],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Cancelling({ visit, address }: { visit: SignedVisit<Staff>; address: string }) {
  const { language } = visit;
  const t = texts(language);
  return (
    <section aria-labelledby="cancel">
      <h2 class="ds-heading" data-size="sm" id="cancel">
        {t.cancel}
      </h2>
      <form method="post" action={`${address}/cancel`}>
        <CsrfField visit={visit} />
        <div class="ds-field">
          <label class="ds-label" for="why">
            {t.reason}
          </label>
          <select class="ds-input" id="why" name="reason">
            {changeReasons.map((id) => (
              <option value={id} key={id}>
                {reasonTexts(language)[id]}
              </option>
            ))}
          </select>
        </div>
        <button class="ds-button" data-color="danger">
          {t.cancel}
        </button>
      </form>
    </section>
  );
}
