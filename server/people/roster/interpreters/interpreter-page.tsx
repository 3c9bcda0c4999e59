import type { Agency } from '#server/agency/loading.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { Broken } from '../broken.ts';
import type { RosterEvent } from '../events.ts';
import type { ShiftFault } from '../form.ts';
import { RosterHistory } from '../pages/history.tsx';
import { BrokenTimes, ChannelFields, DayFields, TimeFields, WeekdayFields } from '../pages/shift-fields.tsx';
import { shiftFaultTexts, texts as rosterTexts } from '../pages/texts.ts';
import { WeekTable } from '../pages/week-table.tsx';
import { isoWeekOf } from '../recurring.ts';
import type { Week } from '../week.ts';
import type { Interpreter } from './keeping.ts';
import { texts } from './texts.ts';

export type InterpreterPageProps = {
  visit: Visit;
  agency: Agency;
  interpreter: Interpreter;
  monday: string;
  week: Week;
  /** Which form was sent, with what was typed; shifts are taken away on a page of their own. */
  sent: 'add' | 'end';
  form: PostedForm;
  faults: readonly ShiftFault[];
  refused: string | undefined;
  done: string | undefined;
  broken: readonly Broken[];
  events: readonly RosterEvent[];
  most: number;
};

/** A week of an interpreter; shifts are added and taken away below. */
export function InterpreterPage(props: InterpreterPageProps) {
  const { visit, agency, interpreter, monday, week, faults, refused, done, broken } = props;
  const { language, frame } = visit;
  const [t, r] = [texts(language), rosterTexts(language)];
  const address = `/interpreters/${interpreter.id}`;
  return (
    <PageFrame visit={visit} title={t.shifts(interpreter.name)} faultCount={faults.length}>
      {faults.length > 0 && (
        <FaultSummary
          heading={r.correct}
          faults={faults.map(({ field, code }) => ({ id: field, text: shiftFaultTexts(language)[code] }))}
        />
      )}
      <h1 class="ds-heading" data-size="lg">
        {t.shifts(interpreter.name)}
      </h1>
      {(done ?? refused) !== undefined && (
        <div class="ds-alert" data-color={refused === undefined ? 'success' : 'warning'} role={refused === undefined ? 'status' : 'alert'}>
          <p class="ds-paragraph">{refused ?? done}</p>
        </div>
      )}
      {broken.length > 0 && <BrokenTimes broken={broken} agency={agency} language={language} />}
      <p class="ds-paragraph">
        {interpreter.languages.map((tag) => languageName(tag, language)).join(', ')}
        {interpreter.endedAt && ` (${t.ended})`}
      </p>
      <Links address={address} monday={monday} language={language} />
      <section>
        <h2 class="ds-heading" data-size="md" id="week">
          {r.week(isoWeekOf(monday), formatShortDay(monday, language), formatShortDay(addDays(monday, 6), language))}
        </h2>
        {week.shifts.length === 0 && <p class="ds-paragraph">{r.nobody}</p>}
        {week.shifts.length > 0 && (
          <WeekTable week={week} monday={monday} language={language} timeZone={frame.timeZone} labelledBy="week" />
        )}
      </section>
      {!interpreter.endedAt && <ShiftsForm {...props} address={address} />}
      <RosterHistory visit={visit} events={props.events} most={props.most} address={address} />
    </PageFrame>
  );
}

function Links({ address, monday, language }: { address: string; monday: string } & Pick<Visit, 'language'>) {
  const [t, r] = [texts(language), rosterTexts(language)];
  return (
    <ul class="figure-choices no-print">
      {[
        { to: `${address}?week=${addDays(monday, -7)}`, label: r.before },
        { to: address, label: r.thisWeek },
        { to: `${address}?week=${addDays(monday, 7)}`, label: r.after },
        { to: `${address}?week=${monday}&end=yes`, label: r.end },
        { to: `${address}/facts`, label: t.change },
        { to: '/interpreters', label: t.toList },
      ].map(({ to, label }) => (
        <li key={to}>
          <a class="ds-link" href={to}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function ShiftsForm({ visit, monday, sent, form, faults, broken, address }: InterpreterPageProps & { address: string }) {
  const { language } = visit;
  const r = rosterTexts(language);
  const isAdding = sent === 'add';
  return (
    <section class="no-print">
      <h2 class="ds-heading" data-size="md" id="shifts">
        {isAdding ? r.add : r.end}
      </h2>
      <p class="ds-paragraph">{isAdding ? r.addLead : r.endLead}</p>
      <form method="post" action={isAdding ? `${address}/shifts` : `${address}/shifts/end`} class="questions facts-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="week" value={monday} />
        <input type="hidden" name="broken" value={broken.length} />
        {isAdding && <WeekdayFields form={form} faults={faults} language={language} />}
        <DayFields form={form} faults={faults} language={language} />
        {isAdding && <TimeFields form={form} faults={faults} language={language} />}
        {isAdding && <ChannelFields form={form} language={language} />}
        <div class="buttons">
          <button class="ds-button">{isAdding ? r.save : broken.length > 0 ? r.endAnyway : r.endPeriod}</button>
        </div>
      </form>
    </section>
  );
}
