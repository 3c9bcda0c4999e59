import type { PeriodKind } from '../../contact-words.ts';
import type { Basis } from '../basis.ts';
import { missOf } from '../calibrating.ts';
import { foretell } from '../forecasting.ts';
import type { ClerkNow, LineNow, Minutes, Occupation, Skills, WaitingNow } from '../line-now.ts';

/** A state of a contact, as recorded. */
export type RecordedPeriod = Omit<WaitingNow, 'id' | 'share'> & {
  contactId: string;
  kind: PeriodKind;
  isArrival: boolean;
  isCall: boolean;
  /** Waits at the place that the record is of; other contacts are in it because its clerks served them. */
  isHere: boolean;
  from: Minutes;
  to: Minutes;
  clerkId: string | null;
};
export type RecordedWork = Skills & { clerkId: string; isOnBreak: boolean; from: Minutes; to: Minutes };

/** One day of one place, by when each state began. */
export type DayRecord = { periods: readonly RecordedPeriod[]; work: readonly RecordedWork[] };

/** Somebody who waited, a moment of it, and how long they still waited from then on until they were called. */
export type Moment = { contactId: string; at: Minutes; waited: Minutes };

/** For each who arrived and was called here: the moment when they came, and of each second one that in the middle of their wait. */
export function listMoments({ periods }: DayRecord): Moment[] {
  const calls = new Map<string, Minutes>();
  const moved = new Set<string>();
  const arrivals: RecordedPeriod[] = [];
  for (const period of periods) {
    if (period.isCall && !calls.has(period.contactId)) calls.set(period.contactId, period.from);
    if (period.kind !== 'waiting') continue;
    if (period.isArrival && period.isHere) arrivals.push(period);
    if (!period.isHere) moved.add(period.contactId);
  }
  return arrivals.flatMap(({ contactId, from }, no) => {
    const called = calls.get(contactId);
    if (called === undefined || moved.has(contactId)) return [];
    const whole: Moment = { contactId, at: from, waited: called - from };
    return no % 2 === 0 ? [whole] : [whole, { contactId, at: from + whole.waited / 2, waited: whole.waited / 2 }];
  });
}

/** Foretells a moment once more, from the record, and says how far off that was (`missOf`); undefined where nothing could be foretold. */
export function replay(record: DayRecord, { contactId, at, waited }: Moment, basis: Basis): { middle: Minutes; miss: number } | undefined {
  const foretold = foretell(lineAt(record, at, contactId), basis, contactId).get(contactId);
  return foretold && { middle: foretold.middle, miss: missOf(foretold, waited) };
}

/** The line as it was at a moment, with somebody in it who waits or is just coming. */
function lineAt({ periods, work }: DayRecord, at: Minutes, askedId: string): LineNow {
  const holds = ({ from, to }: { from: Minutes; to: Minutes }) => from <= at && at < to;
  const waiting: WaitingNow[] = [];
  const occupations = new Map<string, Occupation>();
  const calledAt = new Map<string, Minutes>();
  for (const period of periods) {
    if (period.from > at) break;
    const { contactId, kind, clerkId, channel, benefitGroup, isQuick } = period;
    if (period.isCall) calledAt.set(contactId, period.from);
    // Whoever comes is there even when they are called at once.
    if (kind === 'waiting' && (holds(period) || (contactId === askedId && period.from === at)))
      waiting.push({ ...period, id: contactId, share: 1 });
    if (clerkId === null || kind === 'waiting' || kind === 'on-hold' || contactId === askedId || !holds(period)) continue;
    occupations.set(clerkId, { kind, channel, benefitGroup, isQuick, sinceAt: calledAt.get(contactId) ?? period.from });
  }
  const clerks = work.filter(holds).map(({ clerkId, isOnBreak, from, ...skills }): ClerkNow => {
    const occupation = occupations.get(clerkId) ?? null;
    return { ...skills, breakSinceAt: isOnBreak ? from : null, occupation };
  });
  return { at, waiting, clerks, virtualCounters: null };
}
