import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { addClerk } from '#server/people/clerks/queries.ts';
import { signInCustomer } from '#server/people/sign-in/testing.ts';
import type { TestHouse } from '#server/platform/testing/test-house.ts';

const hour = 3_600_000;

/** Clerks at work in Tampere from tomorrow on, whatever day it is. */
export async function putAtWork({ database, house, clock }: TestHouse, placeId = 'tampere'): Promise<void> {
  const at = clock.now();
  const identity = { name: 'Virkailija', role: 'clerk', skills: house.agency.groups.map(({ id }) => id), languages: ['fi', 'sv'] } as const;
  for (let no = 0; no < 4; no += 1) {
    const clerkId = await database.transaction().execute((transaction) => addClerk(transaction, { ...identity, seesProtected: false }, at));
    const firstDay = Math.ceil(at.getTime() / (24 * hour)) * 24 * hour;
    const days = Array.from({ length: 10 }, (_, day) => firstDay + day * 24 * hour);
    await database
      .insertInto('work_shift')
      .values(
        days.map((day) => ({
          ...{ shift_id: newId(), clerk_id: clerkId, place_id: placeId, channels: ['office', 'phone', 'video'] },
          ...{ from_at: new Date(day + 5 * hour), to_at: new Date(day + 15 * hour) },
        })),
      )
      .execute();
  }
}

/** One page of each kind by which times are booked: found, held, booked and cancelled. Gives their addresses. */
export async function bookForPages(opened: TestHouse): Promise<string[]> {
  await putAtWork(opened);
  const aino = await signInCustomer(opened, { n: 1 });
  const search = 'matter=housing&channel=office&spoken=fi&where=Tampere';
  const place = `/appointments/new?${search}&place=tampere`;
  const hold = async () => {
    const at = /name="at" value="([^"]+)"/.exec((await aino.get(place)).body)?.[1] ?? '';
    const wish = { matter: 'housing', channel: 'office', spoken: 'fi', where: 'Tampere', place: 'tampere', at };
    return String((await aino.post('/appointments/new', wish)).headers.location);
  };
  const book = async () => String((await aino.post(`${await hold()}/confirm`)).headers.location);
  const [booked, cancelled, held] = [await book(), await book(), await hold()];
  await aino.post(`${cancelled}/cancel`);
  // The journey goes on for longer than a time is held.
  await sql`update appointment set hold_ends_at = hold_ends_at + interval '1 day' where state = 'held'`.execute(opened.database);
  const nothing = '/appointments/new?matter=housing&channel=video&spoken=ku';
  return [
    '/appointments/new',
    `/appointments/new?${search}`,
    place,
    nothing,
    held,
    booked,
    `${booked}/move`,
    `${booked}/cancel`,
    cancelled,
  ];
}
