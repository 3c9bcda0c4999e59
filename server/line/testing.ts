import { v7 as newId } from 'uuid';
import { seedPlaces } from '#server/agency/network/places/seeding.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { addContact, type NewContact } from './adding.ts';
import { callNext } from './calling.ts';
import { beginWork, type Work } from './working.ts';

/** A Monday at half past ten in Tampere. */
export const monday = new Date('2015-03-02T08:30:00Z');
export const minutesLater = (minutes: number, since = monday): Date => new Date(since.getTime() + minutes * 60_000);

export interface TestLine extends TestHouse {
  /** Runs one change of the line. */
  readonly change: <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;
  /** Somebody who waits, in Tampere for housing in Finnish where nothing else is said. */
  readonly arrive: (contact?: Partial<NewContact>) => Promise<string>;
  /** A clerk who has called somebody at ten minutes past. */
  readonly callSomebody: () => Promise<{ contactId: string; clerkId: string; at: Date }>;
  /** Nobody in line and nobody at work, and no rules of a place. */
  readonly empty: () => Promise<void>;
  /** A clerk at a new counter of the place, who serves everything there where nothing else is said. */
  readonly openCounter: (work?: Partial<Work>) => Promise<string>;
}

/** The house with its places and nobody in line. */
export async function openTestLine(): Promise<TestLine> {
  const opened = await openTestHouse({ now: monday.toISOString() });
  const { database, house } = opened;
  await seedPlaces(database, house.agency.network, monday);
  const change: TestLine['change'] = (work) => database.transaction().execute(work);
  const groups = house.agency.groups.map(({ id }) => id);
  const arrive: TestLine['arrive'] = async (contact = {}) => {
    const contactId = contact.contactId ?? newId();
    const arrivedAt = contact.arrivedAt ?? monday;
    await change((transaction) =>
      addContact(transaction, {
        contactId,
        channel: 'office',
        placeId: 'tampere',
        benefitGroup: 'housing',
        language: 'fi',
        arrivedAt,
        at: arrivedAt,
        ...contact,
      }),
    );
    return contactId;
  };
  const openCounter: TestLine['openCounter'] = async (work = {}) => {
    const identity = { name: 'Virkailija', role: 'clerk', skills: groups, languages: ['fi', 'sv', 'en'], seesProtected: false } as const;
    const clerkId = await change((transaction) => addClerk(transaction, identity, monday));
    const counterId = newId();
    const placeId = work.placeId ?? 'tampere';
    await database
      .insertInto('counter')
      .values({ place_id: placeId, counter_id: counterId, name: counterId.slice(-12) })
      .execute();
    const usual: Work = {
      placeId,
      counterId,
      otherPlaceIds: [],
      channels: ['office', 'callback'],
      benefitGroups: groups,
      languages: ['fi', 'sv', 'en'],
      isQuick: false,
    };
    await change((transaction) => beginWork(transaction, clerkId, { ...usual, ...work }, monday));
    return clerkId;
  };
  return {
    ...opened,
    change,
    arrive,
    openCounter,
    callSomebody: async () => {
      const clerkId = await openCounter();
      await arrive();
      const at = minutesLater(10);
      const contactId = (await change((transaction) => callNext(transaction, clerkId, at))) ?? '';
      return { contactId, clerkId, at };
    },
    empty: async () => {
      for (const table of ['contact_period', 'contact', 'clerk_period', 'ticket_counter', 'line_day', 'line_rule'] as const)
        await database.deleteFrom(table).execute();
    },
  };
}
