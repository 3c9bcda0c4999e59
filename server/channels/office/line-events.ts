import type { House } from '#server/house.ts';
import { lineOf } from '#server/line/line-word.ts';
import type { EventsReply } from '#server/platform/http/route.ts';

/** Tells a page whenever the line of one of these places changed, or that of no place in particular. */
export function lineEvents({ live }: House, placeIds: readonly string[]): EventsReply {
  return { kind: 'events', streams: live, subjects: subjectsOf(placeIds) };
}

/** What a page about the lines of these places is told of. */
export const subjectsOf = (placeIds: readonly string[]): string[] => [...new Set([...placeIds, ''])].map(lineOf);
