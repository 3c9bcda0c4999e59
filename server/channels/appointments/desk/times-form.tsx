import type { ComponentChildren } from 'preact';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { formatTime, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import type { DayOfTimes } from './asked.ts';
import { texts } from './texts.ts';

type Props = {
  visit: Visit;
  days: readonly DayOfTimes[];
  action: string;
  /** The page again, from a later day on. */
  laterAddress: (day: string) => string;
  children: ComponentChildren;
};

/** Free times by day, each a button that takes it; before them, what is said with it. */
export function TimesForm({ visit, days, action, laterAddress, children }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  const last = days.at(-1)?.day;
  if (last === undefined) return <p class="ds-paragraph">{t.noTimes}</p>;
  return (
    <form method="post" action={action}>
      <CsrfField visit={visit} />
      {children}
      {days.map(({ day, times }) => (
        <fieldset class="ds-fieldset" key={day}>
          <legend class="ds-label">{formatWeekdayAndDay(day, language)}</legend>
          <div class="buttons">
            {times.map((at) => (
              <button
                class="ds-button"
                data-variant="secondary"
                name="at"
                value={at.toISOString()}
                aria-label={`${formatWeekdayAndDay(day, language)} ${formatTime(at, language, frame.timeZone)}`}
                key={at.toISOString()}
              >
                {formatTime(at, language, frame.timeZone)}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      <p class="ds-paragraph">
        <a class="ds-link" href={laterAddress(addDays(last, 1))}>
          {t.later}
        </a>
      </p>
    </form>
  );
}
