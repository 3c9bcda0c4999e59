import { v7 as newId } from 'uuid';
import { minutesLater, type TestLine } from '../../testing.ts';

export type RecordedVisits = {
  placeId?: string;
  /** When the first of them came. */
  from: Date;
  count: number;
  /** From the call until the clerk is free. */
  minutes: number;
  benefitGroup?: string;
  isNoShow?: boolean;
};

/** Visits of the past, one after another at one counter, each a few minutes after coming: as they lie in the record. */
export async function recordVisits({ database, openCounter }: TestLine, visits: RecordedVisits): Promise<void> {
  const { placeId = 'tampere', from, count, minutes, benefitGroup = 'housing', isNoShow = false } = visits;
  const clerkId = await openCounter({ placeId });
  const end = minutesLater(count * (minutes + 1) + 5, from);
  await database.updateTable('clerk_period').set({ from_at: from, to_at: end }).where('clerk_id', '=', clerkId).execute();
  const wish = { channel: 'office', place_id: placeId, benefit_group: benefitGroup, language: 'fi', is_quick: false, priority: 0 };
  const contacts = Array.from({ length: count }, (_, no) => ({ id: newId(), arrived: minutesLater(no * (minutes + 1), from) }));
  const ended = { outcome: isNoShow ? 'no-show' : 'served', ended_by: clerkId };
  const seat = { clerk_id: clerkId, work_no: 1, rule: 'arrival', call_no: 1 };
  const rows = contacts.map(({ id, arrived }) => {
    const [called, served, done] = [minutesLater(1, arrived), minutesLater(1.5, arrived), minutesLater(1 + minutes, arrived)];
    const base = { contact_id: id, ...wish, since_at: arrived };
    const states = [
      { ...base, period_no: 1, kind: 'waiting', cause: 'arrived', from_at: arrived, to_at: called },
      { ...base, ...seat, period_no: 2, kind: 'called', cause: 'call', from_at: called, to_at: isNoShow ? done : served },
    ];
    const serving = { ...base, ...seat, period_no: 3, kind: 'serving', cause: 'serve', from_at: served, to_at: done };
    return {
      contact: { contact_id: id, channel: 'office', place_id: placeId, arrived_at: arrived, ended_at: done, ...ended },
      states: isNoShow ? states : [...states, serving],
    };
  });
  await database
    .insertInto('contact')
    .values(rows.map(({ contact }) => contact))
    .execute();
  await database
    .insertInto('contact_period')
    .values(rows.flatMap(({ states }) => states))
    .execute();
}
