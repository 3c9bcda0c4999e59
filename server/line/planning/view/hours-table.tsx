import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { formatNumber, formatShare, formatShortDay, weekdayName } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { LoadHour } from '../load.ts';
import { fullnessOf } from './classes.ts';
import { texts } from './texts.ts';

type Props = { hours: readonly LoadHour[]; labelledBy: string; targetUse: number; language: Language };

const clock = (hour: number, language: Language) => `${hour}${language === 'en' ? ':' : '.'}00`;

/** A week: an hour each line, a day each column, how full it is in numbers and in words. */
export function HoursTable({ hours, labelledBy, targetUse, language }: Props) {
  const t = texts(language);
  const days = [...new Set(hours.map(({ day }) => day))].toSorted();
  const clockHours = [...new Set(hours.map(({ hour }) => hour))].toSorted((one, other) => one - other);
  const cells = new Map(hours.map((hour) => [`${hour.day} ${hour.hour}`, hour]));
  return (
    <TableScroll labelledBy={labelledBy}>
      <table class="ds-table load-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t.hour}</th>
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
          {clockHours.map((hour) => (
            <tr key={hour}>
              <th scope="row" class="one-line">
                {clock(hour, language)}–{clock(hour + 1, language)}
              </th>
              {days.map((day) => (
                <Cell key={day} load={cells.get(`${day} ${hour}`)} targetUse={targetUse} language={language} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Cell({ load, targetUse, language }: { load: LoadHour | undefined } & Pick<Props, 'targetUse' | 'language'>) {
  const t = texts(language);
  const fullness = load ? fullnessOf(load, targetUse) : 'none';
  if (!load || fullness === 'none') return <td>–</td>;
  const minutes = (of: number) => formatNumber(Math.round(of), language);
  return (
    <td data-load={fullness}>
      {load.use !== null && (
        <>
          <strong>{formatShare(load.use, language)}</strong>
          <br />
        </>
      )}
      {t[fullness]}
      {load.bookedMinutes > 0 && (
        <>
          <br />
          {t.appointments(minutes(load.bookedMinutes))}
        </>
      )}
      {load.callbackMinutes > 0 && (
        <>
          <br />
          {t.callbacks(minutes(load.callbackMinutes))}
        </>
      )}
    </td>
  );
}
