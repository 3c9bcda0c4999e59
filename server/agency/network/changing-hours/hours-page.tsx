import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatDay, formatInstant } from '#server/platform/language/format.ts';
import type { Text } from '#server/platform/language/language.ts';
import { DifferenceLines } from './difference-lines.tsx';
import { AddButton, RemoveButton, RowFault, type Shown, TextInput, Times, WeekFields, WordsInputs } from './plan-fields.tsx';
import { type FormFault, mostRows, placesOf, textOf } from './plan-form.ts';
import type { HoursVersion } from './queries.ts';
import { faultTexts, texts } from './texts.ts';

type Props = {
  visit: SignedVisit<Staff>;
  place: { id: string; name: Text };
  form: PostedForm;
  faults: readonly FormFault[];
  focus?: string | undefined;
  /** What somebody else decided while this was being written, the newest first, and before it. */
  meanwhile?: readonly HoursVersion[];
};

/** The hours of a place as a form: rows are added and taken away by buttons, and everything typed stays. */
export function HoursPage({ visit, place, form, faults, focus, meanwhile = [] }: Props) {
  const { language } = visit;
  const t = texts(language);
  const shown: Shown = { language, form, faults, focus };
  const title = `${t.title}: ${place.name[language]}`;
  return (
    <PageFrame visit={visit} title={title} mainForm="hours-form" faultCount={faults.length}>
      {faults.length > 0 && (
        <FaultSummary
          heading={t.correct}
          faults={faults.map(({ field, code }) => ({ id: field, text: `${placeName(field, language)}${faultTexts(language)[code]}` }))}
        />
      )}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {meanwhile.length > 0 && <Meanwhile visit={visit} versions={meanwhile} />}
      <p class="ds-paragraph lead">{t.lead}</p>
      <p class="ds-paragraph">
        <a class="ds-link" href={`/network/${place.id}`}>
          {t.toPlace}
        </a>
      </p>
      <form method="post" action={`/network/${place.id}/hours`} id="hours-form" class="hours-form">
        <CsrfField visit={visit} />
        <button class="first-button" name="action" value="preview" tabIndex={-1} aria-hidden="true">
          {t.preview}
        </button>
        <Counts form={form} />
        <Week shown={shown} />
        <Seasons shown={shown} />
        <Exceptions shown={shown} />
        <Holidays shown={shown} />
        <section>
          <TextInput shown={shown} field="from" label={t.holdsFrom} hint={t.dayHint} size={12} />
          <TextInput shown={shown} field="reason" label={t.reason} hint={t.reasonHint} size={50} longest={500} />
        </section>
        <div class="buttons">
          <button class="ds-button" name="action" value="preview">
            {t.preview}
          </button>
        </div>
      </form>
    </PageFrame>
  );
}

/** How long each list is, and which version was seen: nobody types these. */
function Counts({ form }: { form: PostedForm }) {
  return (
    <>
      {[...form.keys()]
        .filter((name) => name.endsWith('count') || name === 'seen')
        .map((name) => (
          <input key={name} type="hidden" name={name} value={textOf(form, name)} />
        ))}
    </>
  );
}

/** Where a fault is, for those who read the summary without the form. */
function placeName(field: string, language: Shown['language']): string {
  const t = texts(language);
  const [list, at, , row] = field.split('.');
  const rowName = row !== undefined && /^\d+$/.test(row) ? `, ${t.row(Number(row) + 1)}` : '';
  if (list === 'week') return `${t.week}, ${t.row(Number(at) + 1)}: `;
  if (list === 'seasons') return `${t.season(Number(at) + 1)}${rowName}: `;
  return list === 'exceptions' ? `${t.exception(Number(at) + 1)}${rowName}: ` : '';
}

function Meanwhile({ visit: { language, frame }, versions }: { visit: Props['visit']; versions: readonly HoursVersion[] }) {
  const t = texts(language);
  const [latest, before] = versions;
  if (!latest) return null;
  return (
    <section class="ds-alert" data-color="warning" role="alert">
      <h2 class="ds-heading" data-size="xs">
        {t.meanwhile}
      </h2>
      <p class="ds-paragraph">
        {latest.clerk}, {formatInstant(latest.decidedAt, language, frame.timeZone)}: {latest.reason}. {t.holdsFrom}{' '}
        {formatDay(latest.from, language)}.
      </p>
      <DifferenceLines before={before} after={latest} language={language} />
      <p class="ds-paragraph">{t.meanwhileLead}</p>
    </section>
  );
}

function Week({ shown }: { shown: Shown }) {
  const t = texts(shown.language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {t.week}
      </h2>
      <p class="ds-paragraph">{t.timeHint}</p>
      <WeekFields shown={shown} list="week" name={t.week} />
    </section>
  );
}

function Seasons({ shown }: { shown: Shown }) {
  const t = texts(shown.language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {t.seasons}
      </h2>
      <p class="ds-paragraph">{t.seasonsLead}</p>
      {placesOf(shown.form, 'seasons', mostRows.seasons).map((place, at) => (
        <fieldset key={place} class="group-item" id={place}>
          <legend>{t.season(at + 1)}</legend>
          <div class="hours-times">
            <TextInput shown={shown} field={`${place}.from`} label={t.first} hint={t.dateHint} size={8} />
            <TextInput shown={shown} field={`${place}.to`} label={t.last} hint={t.dateHint} size={8} />
          </div>
          <WordsInputs shown={shown} place={`${place}.reason`} label={t.why} />
          <WeekFields shown={shown} list={`${place}.week`} name={t.season(at + 1)} />
          <RemoveButton list="seasons" place={place} label={t.remove(t.season(at + 1))} />
        </fieldset>
      ))}
      <AddButton shown={shown} list="seasons" label={t.addSeason} />
    </section>
  );
}

function Exceptions({ shown }: { shown: Shown }) {
  const t = texts(shown.language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {t.exceptions}
      </h2>
      <p class="ds-paragraph">{t.exceptionsLead}</p>
      {placesOf(shown.form, 'exceptions', mostRows.exceptions).map((place, at) => (
        <fieldset key={place} class="group-item" id={place}>
          <legend>{t.exception(at + 1)}</legend>
          <div class="hours-times">
            <TextInput shown={shown} field={`${place}.from`} label={t.first} hint={t.dayHint} size={12} />
            <TextInput shown={shown} field={`${place}.to`} label={t.last} hint={t.dayHint} size={12} />
          </div>
          <WordsInputs shown={shown} place={`${place}.reason`} label={t.why} />
          <ExceptionHours shown={shown} place={place} name={t.exception(at + 1)} />
          <RemoveButton list="exceptions" place={place} label={t.remove(t.exception(at + 1))} />
        </fieldset>
      ))}
      <AddButton shown={shown} list="exceptions" label={t.addException} />
    </section>
  );
}

function ExceptionHours({ shown, place, name }: { shown: Shown; place: string; name: string }) {
  const t = texts(shown.language);
  const list = `${place}.intervals`;
  return (
    <>
      {placesOf(shown.form, list, mostRows.intervals).map((row, at) => (
        <fieldset key={row} class="hours-days" id={row}>
          <legend>{t.row(at + 1)}</legend>
          <RowFault shown={shown} place={row} />
          <Times shown={shown} place={row} />
          <TextInput shown={shown} field={`${row}.ticketsTo`} label={t.ticketsTo} size={6} />
          <RemoveButton list={list} place={row} label={t.remove(`${name}, ${t.row(at + 1)}`)} />
        </fieldset>
      ))}
      <AddButton shown={shown} list={list} label={t.addHours(name)} />
    </>
  );
}

function Holidays({ shown }: { shown: Shown }) {
  const t = texts(shown.language);
  const chosen = textOf(shown.form, 'holidays');
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {t.holidays}
      </h2>
      <div class="ds-field">
        <label class="ds-label" for="holidays">
          {t.onHolidays}
        </label>
        <select class="ds-input" id="holidays" name="holidays">
          <option value="closed" selected={chosen !== 'as-usual'}>
            {t.holidaysClosed}
          </option>
          <option value="as-usual" selected={chosen === 'as-usual'}>
            {t.holidaysAsUsual}
          </option>
        </select>
      </div>
      <TextInput shown={shown} field="eveCloses" label={t.eveCloses} size={6} />
    </section>
  );
}
