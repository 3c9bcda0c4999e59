import { addDays, addYears, isDay } from '#server/platform/clock/clock.ts';
import type { Keep } from '#server/agency/definition.ts';

/** The oldest day that is kept: what ended before it has been kept for its whole time. Days are ISO days. */
export function firstKeptDay(today: string, { count, unit }: Keep): string {
  switch (unit) {
    case 'days':
      return addDays(today, -count);
    case 'months':
      return monthsBefore(today, count);
    case 'years':
      return addYears(today, -count);
  }
}

function monthsBefore(day: string, months: number): string {
  const whole = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const month = `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}`;
  // The 31st of a shorter month is its last day.
  for (let number = Number(day.slice(8)); ; number -= 1) {
    const moved = `${month}-${String(number).padStart(2, '0')}`;
    if (isDay(moved)) return moved;
  }
}
