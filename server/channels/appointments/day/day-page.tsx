import type { Agency } from '#server/agency/loading.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { asTyped } from '#server/platform/html/period-fields.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatTime, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { Day, DayAppointment, DayResource, Stretch } from './reading.ts';
import { stateNames, texts, wayNames } from './texts.ts';

type Props = {
  visit: Visit;
  agency: Agency;
  places: readonly { id: string; name: string }[];
  placeId: string | undefined;
  day: string;
  /** A day that was typed and cannot be read. */
  faultyDay: string | undefined;
  /** Undefined while no place is chosen. */
  found: Day | undefined;
};

/** All appointments of a place on a day, over all clerks and counters, and what is free. Nobody is named who comes. */
export function DayPage(props: Props) {
  const { visit, places, placeId, day, faultyDay, found } = props;
  const { language } = visit;
  const t = texts(language);
  const place = places.find(({ id }) => id === placeId);
  const title = place ? `${t.title}: ${place.name}` : t.title;
  return (
    <PageFrame visit={visit} title={title} faultCount={faultyDay === undefined ? 0 : 1}>
      {faultyDay !== undefined && <FaultSummary heading={t.correct} faults={[{ id: 'day', text: t.dayFault }]} />}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <Choice {...props} />
      {found && placeId !== undefined && (
        <>
          <h2 class="ds-heading" data-size="md">
            {formatWeekdayAndDay(day, language)}
          </h2>
          <Turning language={language} placeId={placeId} day={day} />
          <Appointments {...props} found={found} />
          <Free {...props} found={found} />
          <print-button>
            <button class="ds-button no-print" type="button" data-variant="secondary" hidden>
              {t.print}
            </button>
          </print-button>
        </>
      )}
    </PageFrame>
  );
}

function Choice({ visit: { language }, places, placeId, day, faultyDay }: Props) {
  const t = texts(language);
  return (
    <search class="no-print">
      <form method="get" action="/appointments/day" class="place-search">
        <div class="ds-field">
          <label class="ds-label" for="place">
            {t.place}
          </label>
          <select class="ds-input" id="place" name="place">
            <option value="">{t.choosePlace}</option>
            {places.map(({ id, name }) => (
              <option key={id} value={id} selected={id === placeId}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <TextField
          id="day"
          label={t.day}
          hint={t.dayHint}
          value={faultyDay ?? asTyped(day)}
          size={12}
          fault={faultyDay === undefined ? undefined : t.dayFault}
        />
        <button class="ds-button">{t.show}</button>
      </form>
    </search>
  );
}

function Turning({ language, placeId, day }: { language: Language; placeId: string; day: string }) {
  const t = texts(language);
  const addressOf = (on: string) => `/appointments/day/${placeId}?day=${on}`;
  return (
    <ul class="figure-choices no-print">
      <li>
        <a class="ds-link" href={addressOf(addDays(day, -1))}>
          {t.before}
        </a>
      </li>
      <li>
        <a class="ds-link" href={`/appointments/day/${placeId}`}>
          {t.today}
        </a>
      </li>
      <li>
        <a class="ds-link" href={addressOf(addDays(day, 1))}>
          {t.after}
        </a>
      </li>
    </ul>
  );
}

const hoursOf = ({ from, to }: Stretch, language: Language, timeZone: string) =>
  `${formatTime(from, language, timeZone)}–${formatTime(to, language, timeZone)}`;

function Appointments({ visit: { language }, agency, found: { appointments } }: Props & { found: Day }) {
  const t = texts(language);
  const nameOf = (id: string) => agency.groups.find((group) => group.id === id)?.name[language] ?? id;
  return (
    <section>
      <h3 class="ds-heading" data-size="sm" id="appointments">
        {t.appointments(appointments.length)}
      </h3>
      {appointments.length === 0 && <p class="ds-paragraph">{t.none}</p>}
      {appointments.length > 0 && (
        <TableScroll labelledBy="appointments">
          <table class="ds-table day-table" data-zebra aria-labelledby="appointments">
            <thead>
              <tr>
                {[t.time, t.matter, t.language, t.way, t.clerk, t.counter, t.state].map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {appointments.map((one) => (
                <tr key={one.id}>
                  <th scope="row" class="one-line">
                    {hoursOf(one, language, agency.timeZone)}
                  </th>
                  <td>{one.benefitGroups.map(nameOf).join(', ')}</td>
                  <td>{languageOf(one, language)}</td>
                  <td>{wayNames(language)[one.channel]}</td>
                  <td>
                    {one.clerk}
                    {!one.isCovered && ['held', 'booked'].includes(one.state) && (
                      <>
                        {' '}
                        <span class="ds-tag" data-color="warning">
                          {t.uncovered}
                        </span>
                      </>
                    )}
                  </td>
                  <td>{one.counter ?? '–'}</td>
                  <td>{stateNames(language)[one.state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

function languageOf({ language: tag, interpretedLanguage, interpreter }: DayAppointment, language: Language): string {
  const spoken = languageName(tag, language);
  if (interpretedLanguage === null) return spoken;
  return `${spoken}; ${texts(language).interpreted(languageName(interpretedLanguage, language), interpreter ?? '')}`;
}

function Free({ visit: { language }, agency: { timeZone }, found: { clerks, counters } }: Props & { found: Day }) {
  const t = texts(language);
  const rows: { name: string; one: DayResource }[] = [
    ...clerks.map((one) => ({ name: one.name, one })),
    ...counters.map((one) => ({ name: t.counterNamed(one.name), one })),
  ];
  return (
    <section>
      <h3 class="ds-heading" data-size="sm" id="free">
        {t.free}
      </h3>
      <p class="ds-paragraph">{clerks.length === 0 ? t.nobody : t.freeLead}</p>
      {clerks.length > 0 && (
        <TableScroll labelledBy="free">
          <table class="ds-table day-table" data-zebra aria-labelledby="free">
            <thead>
              <tr>
                {[t.who, t.hours, t.other, t.left].map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, one }) => (
                <tr key={one.id}>
                  <th scope="row">{name}</th>
                  <td>{one.kind === 'clerk' ? one.hours.map((hours) => hoursOf(hours, language, timeZone)).join(', ') : '–'}</td>
                  <td>{one.taken.map((taken) => `${hoursOf(taken, language, timeZone)} ${taken.reason}`).join(', ') || '–'}</td>
                  <td>{one.free.map((free) => hoursOf(free, language, timeZone)).join(', ') || t.full}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}
