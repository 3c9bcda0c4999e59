import type { Agency } from '#server/agency/loading.ts';
import { appointmentChannels } from '#server/agency/policies/appointments.ts';
import type { PlaceChoice } from '#server/channels/office/network-names.ts';
import { Field } from '#server/platform/html/field.tsx';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { languageNameInList } from '#server/platform/language/language-names.ts';
import type { Asked, DayOfTimes } from './asked.ts';
import { AppointmentHistory } from './history-section.tsx';
import type { PastAppointment } from './history.ts';
import { channelTexts, texts } from './texts.ts';
import { TimesForm } from './times-form.tsx';

export type NewPageProps = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  asked: Asked;
  places: readonly PlaceChoice[];
  languages: readonly string[];
  interpreted: readonly string[];
  /** Undefined: not enough was chosen. */
  days: readonly DayOfTimes[] | undefined;
  /** The customer, when they are known, and their appointments. */
  known: { name: string; past: readonly PastAppointment[] } | undefined;
  typed: { name: string; reach: string };
  hasReachFault: boolean;
  /** Why the time that was pressed was not booked. */
  refusal: string | undefined;
};

/** A clerk chooses what and where, and presses one of the free times. */
export function NewPage(props: NewPageProps) {
  const { visit, agency, asked, known, days, typed, hasReachFault, refusal } = props;
  const t = texts(visit.language);
  const title = known ? t.forWhom(known.name) : t.title;
  const query = queryOf(asked);
  return (
    <PageFrame visit={visit} title={title} faultCount={hasReachFault ? 1 : 0}>
      {hasReachFault && <FaultSummary heading={t.correct} faults={[{ id: 'reach', text: t.reachFault }]} />}
      {refusal !== undefined && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">
            {refusal} {t.nextTimes}
          </p>
        </div>
      )}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <WishForm {...props} />
      {days && (
        <section aria-labelledby="times">
          <h2 class="ds-heading" data-size="sm" id="times">
            {t.times}
          </h2>
          <TimesForm
            visit={visit}
            days={days}
            action="/appointments/desk/new"
            laterAddress={(day) => `/appointments/desk/new?${queryOf({ ...asked, from: day })}`}
          >
            {[...query].map(([name, value]) => (
              <input type="hidden" name={name} value={value} key={name} />
            ))}
            {!known && <WhoFields visit={visit} typed={typed} hasReachFault={hasReachFault} />}
          </TimesForm>
        </section>
      )}
      {known && <AppointmentHistory visit={visit} agency={agency} past={known.past} />}
    </PageFrame>
  );
}

/** What was chosen, as it stands in an address. */
function queryOf(asked: Asked): URLSearchParams {
  const chosen = Object.entries(asked).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(chosen);
}

function WhoFields({ visit, typed, hasReachFault }: Pick<NewPageProps, 'visit' | 'typed' | 'hasReachFault'>) {
  const t = texts(visit.language);
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label">{t.who}</legend>
      <TextField id="name" label={t.name} hint={t.nameHint} value={typed.name} size={30} longest={100} fault={undefined} />
      <TextField
        id="reach"
        label={t.reach}
        hint={t.reachHint}
        value={typed.reach}
        size={30}
        longest={254}
        fault={hasReachFault ? t.reachFault : undefined}
      />
    </fieldset>
  );
}

function WishForm({ visit: { language }, agency, asked, places, languages, interpreted }: NewPageProps) {
  const t = texts(language);
  const groups = agency.groups.map(({ id, name }) => [id, name[language]] as const);
  const none = ['', t.none] as const;
  const named = (tags: readonly string[]) => tags.map((tag) => [tag, languageNameInList(tag, language)] as const);
  const usual = asked.spoken ?? agency.languages[0];
  return (
    <form method="get" action="/appointments/desk/new">
      {asked.contact !== undefined && <input type="hidden" name="contact" value={asked.contact} />}
      {asked.customer !== undefined && <input type="hidden" name="customer" value={asked.customer} />}
      <Choice
        id="channel"
        label={t.channel}
        value={asked.channel}
        options={appointmentChannels.map((id) => [id, channelTexts(language)[id]])}
      />
      <Choice
        id="place"
        label={t.place}
        value={asked.place}
        options={[['', t.choosePlace], ...places.map(({ id, name }) => [id, name] as const)]}
      />
      <Choice id="matter" label={t.matter} value={asked.matter} options={[['', t.choose], ...groups]} />
      <Choice id="matter2" label={t.alsoMatter} value={asked.matter2} options={[none, ...groups]} />
      <Choice id="matter3" label={t.thirdMatter} value={asked.matter3} options={[none, ...groups]} />
      <Choice id="spoken" label={t.spoken} value={usual} options={named(languages)} />
      <Choice id="interpreter" label={t.interpreter} value={asked.interpreter} options={[['', t.noInterpreter], ...named(interpreted)]} />
      <button class="ds-button">{t.show}</button>
    </form>
  );
}

type ChoiceProps = { id: string; label: string; value: string | undefined; options: readonly (readonly [string, string])[] };

/** One of several, by its name. */
export function Choice({ id, label, value, options }: ChoiceProps) {
  return (
    <Field id={id} label={label} fault={undefined}>
      <select class="ds-input" id={id} name={id}>
        {options.map(([option, name]) => (
          <option value={option} selected={option === value} key={option}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
