import type { Transaction } from '#server/platform/database/connection.ts';
import { addToOutbox } from '#server/platform/jobs/outbox.ts';
import type { LiveStreams } from '#server/platform/live/live-streams.ts';
import type { Word } from '#server/platform/live/word-listener.ts';

/** Tells the pages that are open at these places that their line changed. Null: the line of no place in particular. */
export async function tellLines(transaction: Transaction, placeIds: readonly (string | null)[], at: Date): Promise<void> {
  for (const placeId of new Set(placeIds)) await addToOutbox(transaction, 'line-changed', { placeId: placeId ?? '' }, at);
}

/** What open pages are about: every line, as an overview, or that of a place (empty: of no place in particular). */
export const everyLine = 'lines';
export const lineOf = (placeId: string): string => `line:${placeId}`;

/** The line of no place in particular is a part of every line: it would call every page of the country. */
const noPlaceMilliseconds = 2000;

/** Passes word that a line changed on to the pages about it. */
export function tellOfLine(live: LiveStreams, { topic, payload }: Word): void {
  if (topic !== 'line-changed') return;
  const placeId = payload['placeId'] ?? '';
  live.tell(lineOf(placeId), placeId === '' ? noPlaceMilliseconds : undefined);
  live.tell(everyLine);
}
