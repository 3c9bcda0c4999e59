import type { House } from '#server/house.ts';
import type { Outcome, PeriodKind } from '#server/line/contact-words.ts';
import { estimateWaiting } from '#server/line/estimates/estimating.ts';
import { findOpenContact, type LineEntry, listWaiting } from '#server/line/lines.ts';
import { getLineRule, type Ticket } from '#server/line/tickets.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { tokenDigest } from '#server/platform/secrets/secrets.ts';
import { longestLine, type Wait } from './waits.ts';

/** Whoever waits, is called, is served, or was. Nothing about who it is. */
export type FollowedTicket = {
  contactId: string;
  ticket: Ticket;
  /** Where the number was given. */
  placeId: string;
  /** In whose line it is now: another place's, once somebody has sent it there. */
  waitsAt: string;
  benefitGroup: string | undefined;
  isQuick: boolean;
  /** False: a number taken from afar whose holder has not said that they have come. It is not called. */
  isPresent: boolean;
  /** How many minutes the place is kept for them when their turn has come. */
  remoteMinutes: number;
  state: PeriodKind | Outcome;
  /** Is called on the phone when their turn comes, instead of at the office. */
  isCallback: boolean;
  wait: Wait;
  /** So few are before them that they had better come. */
  isNear: boolean;
  /** The name of the counter, and the place if it is another one. */
  counter: { name: string; placeId: string } | undefined;
};

/** The number that a secret leads to, on its day. Refuses `not-found` when there is none, or its day is over. */
export async function getFollowed({ database, agency }: House, secret: string, at: Date): Promise<FollowedTicket> {
  const day = dayOf(at, agency.timeZone);
  const row = await database
    .selectFrom('contact')
    .select(['contact_id as contactId', 'place_id as placeId', 'ticket_series as series', 'ticket_no as no', 'outcome'])
    .where('follower_digest', '=', tokenDigest(secret))
    .where('ticket_on', '=', day)
    .executeTakeFirst();
  if (!row || row.placeId === null || row.series === null || row.no === null) throw new Refusal('not-found');
  const { contactId, placeId, series, no } = row;
  const open = await findOpenContact(database, contactId);
  const isWaiting = open?.kind === 'waiting';
  const [wait, rule, counter] = await Promise.all([
    isWaiting ? waitOf(database, open, at, day) : nobodyBefore,
    getLineRule(database, open?.placeId ?? placeId),
    open?.kind === 'called' ? findCounter(database, contactId) : undefined,
  ]);
  return {
    contactId,
    ticket: { day, series, no },
    placeId,
    waitsAt: open?.placeId ?? placeId,
    benefitGroup: open?.benefitGroup,
    isQuick: open?.isQuick ?? false,
    isPresent: open?.isPresent ?? true,
    remoteMinutes: rule.remoteMinutes,
    // The constraint contact_outcome_is_known keeps to the outcomes; whoever is in no open state has one.
    state: open?.kind ?? (row.outcome as Outcome),
    isCallback: open?.channel === 'callback',
    wait,
    isNear: isWaiting && open.channel !== 'callback' && wait.before <= rule.nearCount,
    counter,
  };
}

const nobodyBefore: Wait = { before: 0, estimate: undefined };

async function waitOf(database: Database, { id, placeId }: LineEntry, at: Date, day: string): Promise<Wait> {
  // Whoever waits for anybody anywhere has no line that could be counted.
  if (placeId === null) return nobodyBefore;
  const estimate = (await estimateWaiting(database, placeId, { at, day })).get(id);
  if (estimate) return { before: estimate.before, estimate };
  const before = (await listWaiting(database, placeId, { at, most: longestLine })).findIndex((entry) => entry.id === id);
  return { before: Math.max(0, before), estimate: undefined };
}

/** Where somebody is called to now: the counter of the clerk who called, maybe at another place. */
async function findCounter(database: Database, contactId: string): Promise<{ name: string; placeId: string } | undefined> {
  return database
    .selectFrom('contact_period as p')
    .innerJoin('clerk_period as w', (join) => join.onRef('w.clerk_id', '=', 'p.clerk_id').onRef('w.period_no', '=', 'p.work_no'))
    .innerJoin('counter as k', (join) => join.onRef('k.place_id', '=', 'w.place_id').onRef('k.counter_id', '=', 'p.counter_id'))
    .select(['k.name', 'k.place_id as placeId'])
    .where('p.contact_id', '=', contactId)
    .where('p.to_at', 'is', null)
    .executeTakeFirst();
}
