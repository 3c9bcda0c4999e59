import { sql } from 'kysely';
import type { Agency } from '#server/agency/loading.ts';
import { addWorkingDays, isWorkingDay } from '#server/agency/working-days.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { dayNumberOf } from '#server/platform/clock/wall-time.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { type FreeHour, listFreeMinutes } from '#server/line/planning/free-minutes.ts';
import type { Database } from '#server/platform/database/connection.ts';
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

/**
 * The parts of today and of the working days within the horizon in which a call could be promised, the earliest first, full ones too; none for a
 * language in which nobody calls. How much may be promised in them is the load planner's word; of a day of which no shifts are known, the
 * policy's usual capacity. Not to be called inside a transaction.
 */
export async function listWindows(database: Database, agency: Agency, topic: Topic, at: Date): Promise<Window[]> {
  const { languages, parts, horizonWeekdays, noticeMinutes } = agency.callbacks;
  if (!languages.includes(topic.language)) return [];
  const today = dayOf(at, agency.timeZone);
  const days = [today, ...Array.from({ length: horizonWeekdays }, (_, count) => addWorkingDays(agency, today, count + 1))];
  const open = days
    .filter((day) => isWorkingDay(agency, day))
    .flatMap((day) =>
      parts.map(({ id, from, to }) => ({
        ...{ id: `${day}/${id}`, day, partId: id },
        ...{ from: instantOn(agency, day, from), to: instantOn(agency, day, to) },
      })),
    )
    .filter(({ to }) => to.getTime() - at.getTime() >= noticeMinutes * 60_000);
  // Whoever asks reads how much room there is, never who is at work when.
  const room = await asActor({ kind: 'system' }, () => readRoom(database, agency, topic, { open, today, at }));
  return open.map((window) => ({ ...window, ...room(window) }));
}

type Part = Omit<Window, 'ofTopic' | 'ofAll'>;

async function readRoom(
  database: Database,
  agency: Agency,
  topic: Topic,
  { open, today, at }: { open: readonly Part[]; today: string; at: Date },
): Promise<(part: Part) => Pick<Window, 'ofTopic' | 'ofAll'>> {
  const days = dayNumberOf(open.at(-1)?.day ?? today) - dayNumberOf(today) + 1;
  const asked = { placeIds: 'all', day: today, days, now: at } as const;
  const [ofTopic, ofAll, known, taken] = await Promise.all([
    listFreeMinutes(database, agency, { ...asked, serving: { channel: 'callback', ...topic } }),
    listFreeMinutes(database, agency, asked),
    listKnownDays(database, agency, open),
    listTaken(database, topic, open),
  ]);
  const roomIn = (hours: readonly FreeHour[], part: Part, group: string): Room => ({
    capacity: known.has(part.day) ? promisableIn(hours, part, agency, at) : usualIn(part, agency, at),
    taken: taken.find(({ from, group: of }) => of === group && from.getTime() === part.from.getTime())?.taken ?? 0,
  });
  return (part) => ({ ofTopic: roomIn(ofTopic, part, topic.benefitGroup), ofAll: roomIn(ofAll, part, '') });
}

/** How many calls the minutes of the planner have room for. Of a part that has begun only what is left of it counts. */
function promisableIn(hours: readonly FreeHour[], part: Stretch, { planning }: Agency, at: Date): number {
  const [begin, end] = [Math.max(part.from.getTime(), at.getTime()), part.to.getTime()];
  const minutes = hours.reduce((sum, { from, to, promisableMinutes }) => {
    const [first, last] = [from.getTime(), to.getTime()];
    return sum + (promisableMinutes * Math.max(0, Math.min(last, end) - Math.max(first, begin))) / (last - first);
  }, 0);
  return Math.floor(minutes / planning.callbackMinutes + 1e-9);
}

function usualIn({ from, to }: Stretch, { callbacks }: Agency, at: Date): number {
  return Math.floor(callbacks.usualCapacity * Math.min(1, (to.getTime() - at.getTime()) / (to.getTime() - from.getTime())) + 1e-9);
}

/** The days of which it is known who is at work. */
async function listKnownDays(database: Database, { timeZone }: Agency, open: readonly Part[]): Promise<Set<string>> {
  const [first, last] = [open[0], open.at(-1)];
  if (!first || !last) return new Set();
  const { rows } = await sql<{ day: string }>`
    select distinct (from_at at time zone ${timeZone})::date::text as day from work_shift
    where clerk_id is not null and from_at > ${first.from}::timestamptz - interval '16 hours' and from_at < ${last.to}`.execute(database);
  return new Set(rows.map(({ day }) => day));
}

/** What is promised already, of the topic and of all of them (group empty). */
function listTaken(database: Database, { benefitGroup, language }: Topic, open: readonly Part[]) {
  return database
    .selectFrom('callback_window')
    .select(['from_at as from', 'benefit_group as group', 'taken'])
    .where('from_at', 'in', open.length === 0 ? [new Date(0)] : open.map(({ from }) => from))
    .where((is) =>
      is.or([
        is.and([is('benefit_group', '=', ''), is('language', '=', '')]),
        is.and([is('benefit_group', '=', benefitGroup), is('language', '=', language)]),
      ]),
    )
    .execute();
}
