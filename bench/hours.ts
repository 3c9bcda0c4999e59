import { findNextOpening, isOpenAt, listOpenings } from '#server/agency/network/hours/open-hours.ts';
import type { HoursPlan } from '#server/agency/hours-plan.ts';
import { loadAgency } from '#server/agency/loading.ts';

/**
 * Opening hours: whether 335 places are open at a moment, when each opens next, and all openings of one place in a year.
 * Every question is about another moment, so that nothing is answered from memory but the holidays and the clock changes.
 */
const places = 335;
const turns = 200;

const reason = { fi: 'Kesä', sv: 'Sommar', en: 'Summer' };
const plans: HoursPlan[] = Array.from({ length: places }, (_, at) => ({
  week:
    at % 3 === 0
      ? [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '16:00', kind: 'open' }]
      : [
          { days: ['tuesday', 'thursday'], from: '09:00', to: '12:00', kind: 'open', ticketsTo: '11:30' },
          { days: ['tuesday'], from: '13:00', to: '15:00', kind: 'appointment-only' },
          { days: ['monday'], from: '10:00', to: '14:00', kind: 'open', weeks: 'odd' },
        ],
  seasons: [{ from: '06-01', to: '08-31', reason, week: [{ days: ['tuesday'], from: '10:00', to: '14:00', kind: 'open' }] }],
  exceptions: [{ from: '2015-05-04', to: '2015-05-08', reason, intervals: [] }],
  holidays: 'closed',
  eveCloses: '13:00',
}));

export async function run(): Promise<void> {
  const agency = await loadAgency('agencies/kela-2015');
  const start = Date.parse('2015-01-05T07:30:00Z');
  const momentOf = (turn: number) => new Date(start + turn * 37 * 3_600_000);
  const openMs = timeEach((turn) => plans.filter((plan) => isOpenAt(plan, agency, momentOf(turn))).length);
  const nextMs = timeEach((turn) => plans.filter((plan) => findNextOpening(plan, agency, momentOf(turn))).length);
  // `turns` is less than `places`.
  const yearMs = timeEach((turn) => listOpenings(plans[turn]!, agency, '2015-01-01', '2015-12-31').length);
  const figures = { places, openMs, nextMs, yearMs };
  console.table(figures);
  console.log(JSON.stringify(figures));
}

/** The median of all turns after the first ten, in milliseconds. */
function timeEach(ask: (turn: number) => number): number {
  const times = Array.from({ length: turns }, (_, turn) => {
    const before = performance.now();
    ask(turn);
    return performance.now() - before;
  }).slice(10);
  return Math.round((times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0) * 1000) / 1000;
}
