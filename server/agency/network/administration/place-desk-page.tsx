import type { Agency } from '#server/agency/loading.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import type { Text } from '#server/platform/language/language.ts';
import { kindName } from '../places/texts.ts';
import { FactFields } from './fact-fields.tsx';
import type { FactsFault } from './facts.ts';
import { EventLines } from './history-page.tsx';
import type { PlaceDesk, PlaceEvent } from './queries.ts';
import { factLabel, factsFaultTexts, texts } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  place: PlaceDesk;
  municipalities: readonly { id: string; name: Text }[];
  form: PostedForm;
  faults: readonly FactsFault[];
  done?: 'facts' | 'hours' | undefined;
  /** What somebody else changed while this was being written. */
  meanwhile?: PlaceEvent | undefined;
  /** A name for a new counter that another has. */
  takenName?: string | undefined;
};

/** A place for those who keep the network: its facts, its counters, and the ways to its hours and history. */
export function PlaceDeskPage({ visit, agency, place, municipalities, form, faults, done, meanwhile, takenName }: Props) {
  const { language } = visit;
  const t = texts(language);
  return (
    <PageFrame visit={visit} title={place.facts.name[language]} mainForm="facts-form" faultCount={faults.length}>
      {faults.length > 0 && (
        <FaultSummary
          heading={t.correct}
          faults={faults.map(({ field, code }) => ({
            id: field,
            text: `${factLabel(field, language)}: ${factsFaultTexts(language)[code]}`,
          }))}
        />
      )}
      <h1 class="ds-heading" data-size="lg">
        {place.facts.name[language]}
      </h1>
      {done && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{done === 'hours' ? t.hoursDone : t.done}</p>
        </div>
      )}
      {meanwhile && (
        <section class="ds-alert" data-color="warning" role="alert">
          <h2 class="ds-heading" data-size="xs">
            {t.meanwhile}
          </h2>
          <EventLines visit={visit} agency={agency} event={meanwhile} />
          <p class="ds-paragraph">{t.meanwhileLead}</p>
        </section>
      )}
      <p class="ds-paragraph">{kindName(place.kind, language)}</p>
      <Ways visit={visit} id={place.id} />
      <section aria-labelledby="facts">
        <h2 class="ds-heading" data-size="md" id="facts">
          {t.facts}
        </h2>
        <form method="post" action={`/network/${place.id}`} id="facts-form" class="questions facts-form">
          <CsrfField visit={visit} />
          <input type="hidden" name="seen" value={place.version} />
          <FactFields language={language} agency={agency} municipalities={municipalities} form={form} faults={faults} />
          <div class="buttons">
            <button class="ds-button">{t.save}</button>
          </div>
        </form>
      </section>
      <Counters visit={visit} place={place} takenName={takenName} />
    </PageFrame>
  );
}

function Ways({ visit: { language }, id }: { visit: Visit; id: string }) {
  const t = texts(language);
  const ways = [
    [`/network/${id}/hours`, t.toHours],
    [`/network/${id}/history`, t.toHistory],
    [`/appointments/closed/${id}`, t.toAppointments],
    [`/places/${id}`, t.toPublic],
    ['/network', t.toList],
  ] as const;
  return (
    <ul class="figure-choices">
      {ways.map(([address, label]) => (
        <li key={address}>
          <a class="ds-link" href={address}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Counters({ visit, place, takenName }: Pick<Props, 'visit' | 'place' | 'takenName'>) {
  const t = texts(visit.language);
  const seen = <input type="hidden" name="seen" value={place.version} />;
  return (
    <section aria-labelledby="counters">
      <h2 class="ds-heading" data-size="md" id="counters">
        {t.counters}
      </h2>
      <p class="ds-paragraph">{place.counters.length === 0 ? t.noCounters : t.appointmentCounters}</p>
      <ul class="ds-list">
        {place.counters.map(({ id, name, takesAppointments }) => (
          <li key={id}>
            <form method="post" action={`/network/${place.id}/counters/${id}/close`}>
              <CsrfField visit={visit} />
              {seen}
              {name}
              {takesAppointments && ` (${t.takesAppointments})`} <button class="link-button">{t.closeCounter(name)}</button>
            </form>
            <form method="post" action={`/network/${place.id}/counters/${id}/appointments`}>
              <CsrfField visit={visit} />
              {seen}
              <input type="hidden" name="takes" value={takesAppointments ? 'no' : 'yes'} />
              <button class="link-button">{takesAppointments ? t.stopAppointments(name) : t.takeAppointments(name)}</button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={`/network/${place.id}/counters`} class="place-search">
        <CsrfField visit={visit} />
        {seen}
        <TextField
          id="counterName"
          label={t.counterName}
          value={takenName ?? ''}
          size={12}
          fault={takenName === undefined ? undefined : t.nameTaken}
          isFirst={takenName !== undefined}
        />
        <button class="ds-button" data-variant="secondary">
          {t.addCounter}
        </button>
      </form>
    </section>
  );
}
