import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { formatShortDay, formatTime, weekdayName } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { shiftChannelNames, texts } from './texts.ts';
import type { Week, WeekBlackout, WeekShift } from '../week.ts';

type Props = {
  week: Week;
  monday: string;
  language: Language;
  timeZone: string;
  labelledBy: string;
  /** Undefined: shifts have no page of their own. */
  addressOf?: (shiftId: string) => string;
};

/** Who is at work on which day of a week: a line for each, a column for each day. */
export function WeekTable({ week, monday, language, timeZone, labelledBy, addressOf }: Props) {
  const t = texts(language);
  const days = Array.from({ length: 7 }, (_, at) => addDays(monday, at));
  const workers = Map.groupBy(week.shifts, ({ workerId }) => workerId);
  return (
    <TableScroll labelledBy={labelledBy}>
      <table class="ds-table roster-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t.clerk}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {weekdayName(day, language)}
                <br />
                <span class="one-line">{formatShortDay(day, language)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...workers].map(([workerId, shifts]) => (
            <tr key={workerId}>
              <th scope="row">{shifts[0]?.name}</th>
              {days.map((day) => (
                <td key={day}>
                  <Cell
                    shifts={shifts.filter(({ from }) => dayOf(from, timeZone) === day)}
                    blackouts={week.blackouts.filter((one) => one.workerId === workerId && dayOf(one.from, timeZone) === day)}
                    language={language}
                    timeZone={timeZone}
                    {...(addressOf && { addressOf })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

type CellProps = { shifts: readonly WeekShift[]; blackouts: readonly WeekBlackout[] } & Pick<Props, 'language' | 'timeZone' | 'addressOf'>;

function Cell({ shifts, blackouts, language, timeZone, addressOf }: CellProps) {
  const t = texts(language);
  const hours = ({ from, to }: { from: Date; to: Date }) => `${formatTime(from, language, timeZone)}–${formatTime(to, language, timeZone)}`;
  if (shifts.length === 0)
    return (
      <>
        <span aria-hidden="true">–</span>
        <span class="ds-sr-only">{t.free}</span>
      </>
    );
  return (
    <>
      {shifts.map((shift) => (
        <div key={shift.id}>
          {addressOf ? (
            <a class="ds-link one-line" href={addressOf(shift.id)}>
              {hours(shift)}
            </a>
          ) : (
            <span class="one-line">{hours(shift)}</span>
          )}
          <br />
          {shift.channels.length === 0 ? t.notBookable : shift.channels.map((channel) => shiftChannelNames(language)[channel]).join(', ')}
          {shift.appointments > 0 && (
            <>
              <br />
              {t.booked(shift.appointments)}
            </>
          )}
        </div>
      ))}
      {blackouts.map((one) => (
        <div key={one.from.getTime()}>
          <span class="one-line">{hours(one)}</span> {one.reason}
        </div>
      ))}
    </>
  );
}
