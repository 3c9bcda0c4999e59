import type { Agency } from '#server/agency/loading.ts';

/** The days on which something came on paper (ISO): to the agency, and before that to a joint service point, if it did. */
export type PaperDays = { receivedOn: string; pointReceivedOn: string | null };

/**
 * The day from which the deadline counts and that counts as the day of arrival. What is left at a joint service point has
 * arrived by the agreement between the authorities (Act 223/2007 on joint service); where the agency's data says nothing,
 * the earlier day counts.
 */
export function countingDay(
  { jointServiceCountsFrom = 'point' }: Pick<Agency, 'jointServiceCountsFrom'>,
  { receivedOn, pointReceivedOn }: PaperDays,
): string {
  return jointServiceCountsFrom === 'point' ? (pointReceivedOn ?? receivedOn) : receivedOn;
}
