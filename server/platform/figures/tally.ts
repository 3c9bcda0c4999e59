import type { Database, Transaction } from '../database/connection.ts';

/** What is counted. Each measure's published definition is in `server/statistics/`. */
export const measures = [
  'applications-received',
  'applications-withdrawn',
  'logins-succeeded',
  'logins-refused',
  'decisions-sent',
  'decisions-sent-on-time',
  'applications-on-behalf',
  'applications-complete-at-submission',
  'attachments-accepted',
  'requests-sent',
  'letters-posted',
  'form-pages-completed',
  'survey-answers',
  'contacts-served',
  'contacts-no-show',
  'contacts-left',
  'service-times',
  'callbacks-requested',
  'callbacks-fulfilled',
  'callback-times',
  'callbacks-promised',
  'callbacks-kept',
  'appointments-booked',
  'appointments-moved',
  'appointments-cancelled',
  'appointments-kept',
  'appointments-no-show',
] as const;
export type Measure = (typeof measures)[number];

/**
 * One thing that was counted: on which day (in the agency's time zone), by which channel, for which benefit, and in which
 * `detail` (a required attachment, a page of a form, a place). `channel`, `benefit` and `detail` are '' where they have no meaning; `total` sums a quantity that goes with the count (days, seconds).
 */
export type Tally = {
  day: string;
  measure: Measure;
  channel: string;
  benefit: string;
  detail?: string;
  counted: number;
  total: number;
};

/** Counts something, in the transaction of the event that it counts. */
export async function addTally(transaction: Transaction | Database, tally: Tally): Promise<void> {
  await transaction
    .insertInto('tally')
    .values({ ...tally })
    .execute();
}
