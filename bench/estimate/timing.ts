import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { addContact } from '#server/line/adding.ts';
import { estimateNewcomer } from '#server/line/estimates/estimating.ts';
import { addClerk } from '#server/people/clerks/queries.ts';
import { beginWork } from '#server/line/working.ts';

const waiting = 100;
const counters = 10;
const turns = 300;

/** How long one estimate takes for whoever comes to the large office when a hundred wait for ten counters. */
export async function timeEstimates({ database, agency }: House): Promise<{ estimateP50Ms: number; estimateP99Ms: number }> {
  const [placeId, at, day] = ['tampere', new Date('2015-04-09T08:00:00Z'), '2015-04-09'];
  const groups = agency.groups.map(({ id }) => id);
  for (let no = 0; no < counters; no += 1)
    await database.transaction().execute(async (transaction) => {
      const identity = { name: `Virkailija ${no}`, role: 'clerk', skills: groups, languages: ['fi'], seesProtected: false } as const;
      const clerkId = await addClerk(transaction, identity, at);
      const work = {
        placeId,
        counterId: null,
        otherPlaceIds: [],
        channels: ['office'],
        benefitGroups: groups,
        languages: ['fi'],
        isQuick: false,
      } as const;
      await beginWork(transaction, clerkId, work, at);
    });
  for (let no = 0; no < waiting; no += 1) {
    const wish = { channel: 'office', placeId, benefitGroup: groups[no % groups.length]!, language: 'fi' } as const;
    await database.transaction().execute((transaction) => addContact(transaction, { contactId: newId(), ...wish, arrivedAt: at, at }));
  }
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const before = performance.now();
    await estimateNewcomer(database, { placeId, benefitGroup: groups[turn % groups.length]!, language: 'fi' }, { at, day });
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  const share = (part: number) => Math.round(100 * (times[Math.floor(part * times.length)] ?? 0)) / 100;
  return { estimateP50Ms: share(0.5), estimateP99Ms: share(0.99) };
}
