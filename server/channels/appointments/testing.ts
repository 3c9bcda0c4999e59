import { v7 as newId } from 'uuid';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { newToken, tokenDigest } from '#server/platform/secrets/secrets.ts';
import { openTestHouse, type TestHouse, type TestHouseOptions } from '#server/platform/testing/test-house.ts';
import { bookHeld, type Booker } from './booking/booking.ts';
import { holdTime, type WishedTime } from './booking/holding.ts';

/** A Monday at half past ten in Tampere; whoever is at work is so from nine to three on this week's days. */
export const monday = new Date('2015-03-02T08:30:00Z');
/** Tuesday at ten: in the middle of a shift of `addClerkAtWork`. */
export const tuesdayAtTen = new Date('2015-03-03T08:00:00Z');

export interface TestTimes extends TestHouse {
  readonly change: <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;
  /** Somebody who serves everything in Finnish and Swedish, at work on the week's five days where nothing else is said. */
  readonly addClerkAtWork: (work?: {
    placeId?: string;
    skills?: string[];
    languages?: string[];
    days?: readonly string[];
  }) => Promise<string>;
  /** Somebody who interprets, at work from nine to three on the same days. */
  readonly addInterpreter: (languages: string[]) => Promise<string>;
  /** A held time: in Tampere for housing in Finnish on Tuesday at ten where nothing else is said. */
  readonly hold: (wished?: Partial<WishedTime>) => Promise<string>;
  readonly book: (appointmentId: string, booker?: Partial<Booker>) => Promise<void>;
}

const week = ['2015-03-02', '2015-03-03', '2015-03-04', '2015-03-05', '2015-03-06'];

/** The house with its places, and nobody at work yet. */
export async function openTestTimes(options: TestHouseOptions = {}): Promise<TestTimes> {
  const opened = await openTestHouse({ now: monday.toISOString(), ...options });
  const { database, house, clock } = opened;
  await seedPlaces(database, house.agency.network, monday);
  const change: TestTimes['change'] = (work) => database.transaction().execute(work);
  const groups = house.agency.groups.map(({ id }) => id);
  const shiftsOf = (days: readonly string[], who: { clerk_id?: string; interpreter_id?: string; place_id?: string }) =>
    days.map((day) => ({
      shift_id: newId(),
      ...who,
      from_at: new Date(`${day}T07:00:00Z`),
      to_at: new Date(`${day}T13:00:00Z`),
      channels: ['office', 'phone', 'video'],
    }));
  return {
    ...opened,
    change,
    addClerkAtWork: async ({ placeId = 'tampere', skills = groups, languages = ['fi', 'sv'], days = week } = {}) => {
      const identity = { name: 'Virkailija', role: 'clerk', skills, languages, seesProtected: false } as const;
      const clerkId = await change((transaction) => addClerk(transaction, identity, monday));
      await database
        .insertInto('work_shift')
        .values(shiftsOf(days, { clerk_id: clerkId, place_id: placeId }))
        .execute();
      return clerkId;
    },
    addInterpreter: async (languages) => {
      const interpreterId = newId();
      await database
        .insertInto('interpreter')
        .values({ interpreter_id: interpreterId, name: 'Tulkki', languages, channels: ['office', 'phone', 'video'] })
        .execute();
      await database
        .insertInto('work_shift')
        .values(shiftsOf(week, { interpreter_id: interpreterId }))
        .execute();
      return interpreterId;
    },
    hold: async (wished = {}) => {
      const appointmentId = newId();
      await change((transaction) =>
        holdTime(
          transaction,
          house,
          { ...usualWish, ...wished },
          { appointmentId, secretDigest: tokenDigest(newToken()), at: clock.now() },
        ),
      );
      return appointmentId;
    },
    book: (appointmentId, booker = {}) =>
      change((transaction) => bookHeld(transaction, house, appointmentId, { by: 'customer', ...booker }, clock.now())),
  };
}

const usualWish: WishedTime = {
  placeId: 'tampere',
  channel: 'office',
  benefitGroups: ['housing'],
  language: 'fi',
  interpreted: undefined,
  share: 'public',
  fromAt: tuesdayAtTen,
};
