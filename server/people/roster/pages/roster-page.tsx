import type { Agency } from '#server/agency/loading.ts';
import type { PlaceName } from '#server/agency/network/places/queries.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import type { Broken } from '../broken.ts';
import type { RosterEvent } from '../events.ts';
import type { ShiftFault } from '../form.ts';
import { RosterHistory } from './history.tsx';
import { isoWeekOf } from '../recurring.ts';
import { BrokenTimes, ChannelFields, DayFields, TimeFields, WeekdayFields } from './shift-fields.tsx';
import { shiftFaultTexts, texts } from './texts.ts';
import type { RosterClerk, Week } from '../week.ts';
import { WeekTable } from './week-table.tsx';

export type RosterPageProps = {
  visit: Visit;
  agency: Agency;
  place: PlaceName;
  monday: string;
  week: Week;
  clerks: readonly RosterClerk[];
  /** Which of the two forms was sent, with what was typed. */
  sent: 'add' | 'end' | undefined;
  form: PostedForm;
  faults: readonly ShiftFault[];
  /** Why nothing was changed, or what was. */
  refused: string | undefined;
  done: string | undefined;
  broken: readonly Broken[];
  events: readonly RosterEvent[];
  most: number;
};

/** A week of the roster of a place: who is at work when; shifts are added and taken away below. */
export function RosterPage(props: RosterPageProps) {
  const { visit, place, monday, week, faults, refused, done, broken, agency } = props;
  const { language, frame } = visit;
  const t = texts(language);
  const title = t.roster(place.name[language]);
  const weekTo = (day: string) => `/roster/${place.id}?week=${day}`;
  return (
    <PageFrame visit={visit} title={title} faultCount={faults.length}>
      {faults.length > 0 && (
        <FaultSummary
          heading={t.correct}
          faults={faults.map(({ field, code }) => ({ id: field, text: shiftFaultTexts(language)[code] }))}
        />
      )}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {(done ?? refused) !== undefined && (
        <div class="ds-alert" data-color={refused === undefined ? 'success' : 'warning'} role={refused === undefined ? 'status' : 'alert'}>
          <p class="ds-paragraph">{refused ?? done}</p>
        </div>
      )}
      {broken.length > 0 && <BrokenTimes broken={broken} agency={agency} language={language} />}
      {props.sent === 'end' && <EndForm {...props} />}
      <Links {...props} />
      <section>
        <h2 class="ds-heading" data-size="md" id="week">
          {t.week(isoWeekOf(monday), formatShortDay(monday, language), formatShortDay(addDays(monday, 6), language))}
        </h2>
        <p class="ds-paragraph no-print">
          <a class="ds-link" href={weekTo(addDays(monday, -7))}>
            {t.before}
          </a>{' '}
          <a class="ds-link" href={`/roster/${place.id}`}>
            {t.thisWeek}
          </a>{' '}
          <a class="ds-link" href={weekTo(addDays(monday, 7))}>
            {t.after}
          </a>
        </p>
        {week.shifts.length === 0 && <p class="ds-paragraph">{t.nobody}</p>}
        {week.shifts.length > 0 && (
          <>
            <WeekTable
              week={week}
              monday={monday}
              language={language}
              timeZone={frame.timeZone}
              labelledBy="week"
              addressOf={(id) => `/roster/${place.id}/shifts/${id}`}
            />
            <print-button>
              <button class="ds-button no-print" type="button" data-variant="secondary" hidden>
                {t.print}
              </button>
            </print-button>
          </>
        )}
      </section>
      {props.sent !== 'end' && (
        <>
          <AddForm {...props} />
          <EndForm {...props} />
        </>
      )}
      <RosterHistory visit={visit} events={props.events} most={props.most} address={`/roster/${place.id}`} />
    </PageFrame>
  );
}

function Links({ visit: { language }, place }: RosterPageProps) {
  const t = texts(language);
  return (
    <ul class="figure-choices no-print">
      {[
        { address: `/roster/${place.id}/blackouts`, label: t.toBlackouts },
        { address: `/planner/${place.id}`, label: t.toPlanner },
        { address: `/appointments/day/${place.id}`, label: t.toDay },
        { address: '/interpreters', label: t.toInterpreters },
        { address: '/roster', label: t.toPlaces },
      ].map(({ address, label }) => (
        <li key={address}>
          <a class="ds-link" href={address}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function WorkerField({ id, clerks, form, faults, visit: { language } }: RosterPageProps & { id: string }) {
  const t = texts(language);
  const chosen = singleValue(form, 'worker');
  const fault = faults.find(({ field }) => field === 'worker');
  const optionsOf = (isAtHome: boolean) =>
    clerks
      .filter((clerk) => clerk.isAtHome === isAtHome)
      .map((clerk) => (
        <option key={clerk.id} value={clerk.id} selected={clerk.id === chosen}>
          {clerk.name}
        </option>
      ));
  return (
    <Field id={id} label={t.clerk} fault={fault && shiftFaultTexts(language)[fault.code]}>
      <select class="ds-input" id={id} name="worker" aria-invalid={fault && 'true'}>
        <option value="">{t.choose}</option>
        {clerks.some(({ isAtHome }) => isAtHome) && <optgroup label={t.atHome}>{optionsOf(true)}</optgroup>}
        <optgroup label={t.others}>{optionsOf(false)}</optgroup>
      </select>
    </Field>
  );
}

/** What was not sent keeps its usual values. */
const isOf = (props: RosterPageProps, which: 'add' | 'end') => (props.sent ?? 'add') === which;

function AddForm(props: RosterPageProps) {
  const { visit, place, monday, form, faults } = props;
  const { language } = visit;
  const t = texts(language);
  return (
    <section class="no-print">
      <h2 class="ds-heading" data-size="md" id="add">
        {t.add}
      </h2>
      <p class="ds-paragraph">{t.addLead}</p>
      <form method="post" action={`/roster/${place.id}/shifts`} class="questions facts-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="week" value={monday} />
        <WorkerField {...props} id="worker" />
        <WeekdayFields form={form} faults={faults} language={language} />
        <DayFields form={form} faults={faults} language={language} />
        <TimeFields form={form} faults={faults} language={language} />
        <ChannelFields form={form} language={language} />
        <div class="buttons">
          <button class="ds-button">{t.save}</button>
        </div>
      </form>
    </section>
  );
}

/** The period's shifts of one clerk; opened on its own page, so that no two fields bear one name. */
function EndForm(props: RosterPageProps) {
  const { visit, place, monday, form, faults, broken } = props;
  const { language } = visit;
  const t = texts(language);
  if (!isOf(props, 'end'))
    return (
      <p class="ds-paragraph no-print">
        <a class="ds-link" href={`/roster/${place.id}?week=${monday}&end=yes`}>
          {t.end}
        </a>
      </p>
    );
  return (
    <section class="no-print">
      <h2 class="ds-heading" data-size="md" id="end">
        {t.end}
      </h2>
      <p class="ds-paragraph">{t.endLead}</p>
      <form method="post" action={`/roster/${place.id}/shifts/end`} class="questions facts-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="week" value={monday} />
        <input type="hidden" name="broken" value={broken.length} />
        <WorkerField {...props} id="worker" />
        <DayFields form={form} faults={faults} language={language} />
        <div class="buttons">
          <button class="ds-button" data-variant="secondary">
            {broken.length > 0 ? t.endAnyway : t.endPeriod}
          </button>
        </div>
      </form>
    </section>
  );
}
