import { type Calendar, workingDaysBetween } from '#server/agency/working-days.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { texts } from './texts.ts';

/** How a case stands against the day by which its decision is promised; `days` are working days, none of them the day itself. */
export type Deadline = { state: 'ahead' | 'today' | 'overdue'; days: number };

/** A day passed is overdue by at least one working day, also before the next working day begins. */
export function deadlineOf(calendar: Calendar, dueOn: string, today: string): Deadline {
  if (dueOn === today) return { state: 'today', days: 0 };
  if (dueOn < today) return { state: 'overdue', days: Math.max(1, workingDaysBetween(calendar, dueOn, today)) };
  return { state: 'ahead', days: workingDaysBetween(calendar, today, dueOn) };
}

type Props = { calendar: Calendar; dueOn: string; today: string; language: Language };

/** The day by which a case is to be decided, and how far off it is: "12.3.2015, 3 working days left". */
export function DeadlineText({ calendar, dueOn, today, language }: Props) {
  const deadline = deadlineOf(calendar, dueOn, today);
  return (
    <>
      <time dateTime={dueOn}>{formatShortDay(dueOn, language)}</time>{' '}
      <span class="ds-tag" data-color={colours[deadline.state]}>
        {inWords(deadline, language)}
      </span>
    </>
  );
}

const colours = { ahead: 'neutral', today: 'warning', overdue: 'danger' } as const;

function inWords({ state, days }: Deadline, language: Language): string {
  const t = texts(language);
  switch (state) {
    case 'ahead':
      return t.daysLeft(days);
    case 'today':
      return t.dueToday;
    case 'overdue':
      return t.daysOver(days);
  }
}
