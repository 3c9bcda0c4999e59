import { dayOf } from '#server/platform/clock/clock.ts';
import type { House } from '#server/house.ts';
import type { LineEntry } from '#server/line/lines.ts';
import { listHeld, listWaitingFor } from '#server/line/lines.ts';
import { type Estimate, estimateWaiting } from '#server/line/estimates/estimating.ts';
import type { Matter } from '#server/line/linking.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { getSkills } from '#server/people/clerks/skills.ts';
import { getLineRule } from '#server/line/tickets.ts';
import { findWork, type OwnWork } from '#server/line/working.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { type CounterChoice, listCounters, listPlaceChoices, namePlaces, type PlaceChoice, visitedKinds } from '../network-names.ts';
import { type EmergencyCall, listEmergencies } from '../emergency/calls.ts';
import { findHandover, type Handover } from './handovers.ts';
import { findUndoable, type Undoable } from './undoable.ts';

/** How many of those who wait are counted; more than that are "more". */
export const mostWaiting = 200;

/** All that a clerk sees of their counter, but nothing of who anybody is. */
export type Standing = {
  work: OwnWork & { placeName: string; counterName: string | undefined };
  /** Whoever is before the clerk: called, being served, or being wrapped up. */
  current: LineEntry | undefined;
  onHold: readonly LineEntry[];
  waiting: readonly LineEntry[];
  estimates: ReadonlyMap<string, Estimate>;
  placeNames: ReadonlyMap<string, string>;
  matters: readonly Matter[];
  handover: Handover | undefined;
  undoable: Undoable | undefined;
  emergencies: readonly EmergencyCall[];
  mostCalls: number;
  /** Where a customer can be sent: other places, and the counters of this one. */
  places: readonly PlaceChoice[];
  counters: readonly CounterChoice[];
};

/** How a clerk's counter stands; undefined when the clerk is not at one. */
export async function readStanding({ database, agency }: House, visit: SignedVisit<Staff>): Promise<Standing | undefined> {
  const { now: at, person, language } = visit;
  const work = await findWork(database, person.id);
  if (!work) return undefined;
  const [held, waiting, estimates, counters, rule, undoable, places, emergencies] = await Promise.all([
    listHeld(database, person.id),
    listWaitingFor(database, person.id, { at, most: mostWaiting }),
    estimateWaiting(database, work.placeId, { at, day: dayOf(at, agency.timeZone) }),
    listCounters(database, work.placeId),
    getLineRule(database, work.placeId),
    findUndoable(database, person.id, at),
    listPlaceChoices(database, { now: at, timeZone: agency.timeZone, language, kinds: visitedKinds }),
    listEmergencies(database, work.placeId, at),
  ]);
  const current = held.find(({ kind }) => kind !== 'on-hold');
  const handover = current && (await findHandover(database, current.id));
  const named = [work.placeId, ...work.otherPlaceIds, ...[...held, ...waiting].map(({ placeId }) => placeId), handover?.placeId ?? null];
  const placeNames = await namePlaces(database, named, language);
  return {
    work: {
      ...work,
      placeName: placeNames.get(work.placeId) ?? work.placeId,
      counterName: counters.find(({ id }) => id === work.counterId)?.name,
    },
    current,
    onHold: held.filter(({ kind }) => kind === 'on-hold'),
    ...{ waiting, estimates, placeNames, handover, undoable, emergencies },
    matters: current ? await listMatters(database, current.id) : [],
    mostCalls: rule.mostCalls,
    ...{ places, counters },
  };
}

/** What a contact is about, as far as somebody said so. */
export async function listMatters(database: Database | Transaction, contactId: string): Promise<Matter[]> {
  const rows = await database
    .selectFrom('contact_matter')
    .select(['benefit_group as benefitGroup', 'kind', 'quantity'])
    .where('contact_id', '=', contactId)
    .orderBy('matter_no')
    .execute();
  // The constraint matter_kind_is_known keeps to the kinds.
  return rows as Matter[];
}

/** Where a clerk worked last; before they ever did, their home place. */
export async function findLastPlace(database: Database, clerkId: string): Promise<string | undefined> {
  const last = await database
    .selectFrom('clerk_period')
    .select('place_id')
    .where('clerk_id', '=', clerkId)
    .orderBy('period_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.place_id ?? (await getSkills(database, clerkId)).homePlaceId ?? undefined;
}
