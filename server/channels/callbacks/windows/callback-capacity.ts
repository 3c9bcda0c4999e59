import { sql } from 'kysely';
import { weekdayOf } from '#server/agency/holidays.ts';
import type { Agency } from '#server/agency/loading.ts';
import { addWorkingDays, isWorkingDay } from '#server/agency/working-days.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { instantOn, type Stretch } from './hours.ts';

/** What somebody wants to be called about, and in which language. */
export type Topic = { benefitGroup: string; language: string };

/** A part of a day in which a call can be promised: how many fit into it of this topic, and of all topics together, and how many of each are promised. */
export type Window = Stretch & {
  /** `2015-03-02/morning`. */
  id: string;
  day: string;
  partId: string;
  ofTopic: Room;
  ofAll: Room;
};
export type Room = { capacity: number; taken: number };

/** How many more calls can be promised in it. */
export const roomOf = ({ ofTopic, ofAll }: Window): number =>
  Math.max(0, Math.min(ofTopic.capacity - ofTopic.taken, ofAll.capacity - ofAll.taken));

const loadOf = ['monday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'friday'] as const;

/**
 * The parts of today and of the working days within the horizon in which a call could be promised, the earliest first, full ones too; none for a
 * language in which nobody calls. Capacity comes from the roster: minutes at work of clerks who serve callbacks, less what is booked
 * of them, less the share that the line is expected to take. This one function knows where it comes from.
 */
export async function listWindows(database: Database | Transaction, agency: Agency, topic: Topic, at: Date): Promise<Window[]> {
  const { languages, parts, horizonWeekdays, noticeMinutes } = agency.callbacks;
  if (!languages.includes(topic.language)) return [];
  const today = dayOf(at, agency.timeZone);
  const days = [today, ...Array.from({ length: horizonWeekdays }, (_, count) => addWorkingDays(agency, today, count + 1))];
  const latestEnd = new Date(at.getTime() + noticeMinutes * 60_000);
  const open = days
    .filter((day) => isWorkingDay(agency, day))
    .flatMap((day) =>
      parts.map(({ id, from, to }) => ({
        ...{ id: `${day}/${id}`, day, partId: id },
        ...{ from: instantOn(agency, day, from), to: instantOn(agency, day, to) },
      })),
    )
    .filter(({ to }) => to >= latestEnd);
  // Whoever asks reads how much room there is, never who is at work when. A handful: the parts of a few days.
  return asActor({ kind: 'system' }, () => Promise.all(open.map((window) => withRoom(database, agency, topic, window, at))));
}

async function withRoom(
  database: Database | Transaction,
  agency: Agency,
  topic: Topic,
  window: Omit<Window, 'ofTopic' | 'ofAll'>,
  at: Date,
): Promise<Window> {
  const [free, taken] = await Promise.all([findFreeMinutes(database, agency, topic, window), findTaken(database, topic, window.from)]);
  const { promisedShare, expectedLoad, minutesPerCallback, usualCapacity } = agency.callbacks;
  const share = promisedShare * (1 - expectedLoad[loadOf[weekdayOf(window.day)] ?? 'monday']);
  // Of a part that has begun only what is left of it counts.
  const left = Math.min(1, (window.to.getTime() - at.getTime()) / (window.to.getTime() - window.from.getTime()));
  const capacityOf = (minutes: number) => Math.floor((free.isKnown ? (minutes * share) / minutesPerCallback : usualCapacity) * left + 1e-9);
  return {
    ...window,
    ofTopic: { capacity: capacityOf(free.ofTopic), taken: taken.ofTopic },
    ofAll: { capacity: capacityOf(free.ofAll), taken: taken.ofAll },
  };
}

type Free = { isKnown: boolean; ofTopic: number; ofAll: number };

async function findFreeMinutes(
  database: Database | Transaction,
  agency: Agency,
  { benefitGroup, language }: Topic,
  { day, from, to }: { day: string } & Stretch,
): Promise<Free> {
  const [dayFrom, dayTo] = [instantOn(agency, day, '00:00'), instantOn(agency, day, '23:59')];
  const { rows } = await sql<Free>`
    with at_work as (
      select s.clerk_id, c.is_active and 'callback' = any (c.channels) as calls,
        ${benefitGroup} = any (c.skills) and ${language} = any (c.languages) as is_suited,
        greatest(0, extract(epoch from least(s.to_at, ${to}) - greatest(s.from_at, ${from})) / 60) - coalesce((
          select sum(greatest(0, extract(epoch from least(b.to_at, s.to_at, ${to}) - greatest(b.from_at, s.from_at, ${from})) / 60))
          from booked_time b where b.resource_id = s.clerk_id and b.from_at < ${to} and b.from_at > ${from}::timestamptz - interval '16 hours' and b.to_at > ${from}
        ), 0) as minutes
      from work_shift s join clerk c on c.clerk_id = s.clerk_id
      where s.from_at < ${dayTo} and s.from_at > ${dayFrom}::timestamptz - interval '16 hours' and s.to_at > ${dayFrom}
    )
    select count(*) > 0 as "isKnown", coalesce(sum(minutes) filter (where calls and is_suited), 0)::float8 as "ofTopic",
      coalesce(sum(minutes) filter (where calls), 0)::float8 as "ofAll" from at_work`.execute(database);
  return rows[0] ?? { isKnown: false, ofTopic: 0, ofAll: 0 };
}

async function findTaken(
  database: Database | Transaction,
  { benefitGroup, language }: Topic,
  from: Date,
): Promise<{ ofTopic: number; ofAll: number }> {
  const rows = await database
    .selectFrom('callback_window')
    .select(['benefit_group', 'taken'])
    .where('from_at', '=', from)
    .where((is) =>
      is.or([
        is.and([is('benefit_group', '=', ''), is('language', '=', '')]),
        is.and([is('benefit_group', '=', benefitGroup), is('language', '=', language)]),
      ]),
    )
    .execute();
  const takenOf = (group: string) => rows.find(({ benefit_group: one }) => one === group)?.taken ?? 0;
  return { ofTopic: takenOf(benefitGroup), ofAll: takenOf('') };
}
