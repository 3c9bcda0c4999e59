import { sql } from 'kysely';
import type { Agency } from '#server/agency/loading.ts';
import { listPlaces } from '#server/agency/network/places/queries.ts';
import { standingOf, type Standing } from '#server/agency/network/places/standing.ts';
import { type Estimate, estimateNewcomer } from '#server/line/estimates/estimating.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { startOfDay } from '#server/platform/clock/wall-time.ts';
import type { Text } from '#server/platform/language/language.ts';

/** How the line of a place stands: numbers only. */
export type LineFigures = {
  placeId: string;
  waiting: number;
  /** Since when whoever has waited longest has waited. */
  longestSince: Date | null;
  /** Called, at a counter, on hold or wrapping up. */
  beingServed: number;
  open: number;
  onBreak: number;
  served: number;
  left: number;
  noShow: number;
  isClosed: boolean;
  /** What most of those who wait have come for. */
  group: string | null;
};

/**
 * How the lines of all places stand, in one query whatever their number: open periods and what ended since midnight are all that is
 * read. Places where nothing goes on and nothing went on today have no row. A promise that is not due yet does not wait.
 */
export async function countLines(database: Database, { at, timeZone }: { at: Date; timeZone: string }): Promise<LineFigures[]> {
  const since = startOfDay(at, timeZone);
  const { rows } = await sql<LineFigures>`
    with standing as (
      select coalesce(w.place_id, p.waits_at) as place_id,
        count(*) filter (where p.kind = 'waiting' and (p.promised_at is null or p.promised_at <= ${at}))::int as waiting,
        min(p.since_at) filter (where p.kind = 'waiting' and (p.promised_at is null or p.promised_at <= ${at})) as longest_since,
        count(*) filter (where p.kind <> 'waiting')::int as being_served,
        mode() within group (order by p.benefit_group) filter (where p.kind = 'waiting') as benefit_group
      from contact_period p left join clerk_period w on w.clerk_id = p.clerk_id and w.period_no = p.work_no
      where p.to_at is null group by 1
    ), counters as (
      select place_id, count(*) filter (where kind = 'at-work')::int as open, count(*) filter (where kind = 'on-break')::int as on_break
      from clerk_period where to_at is null group by 1
    ), ended as (
      select place_id, count(*) filter (where outcome = 'served')::int as served, count(*) filter (where outcome = 'left')::int as left_line,
        count(*) filter (where outcome = 'no-show')::int as no_show
      from contact where ended_at >= ${since} and place_id is not null group by 1
    ), closed as (
      select place_id, true as is_closed from line_day where day = ${dayOf(at, timeZone)} and closed_at is not null
    )
    select place_id as "placeId", coalesce(waiting, 0) as waiting, longest_since as "longestSince", coalesce(being_served, 0) as "beingServed",
      coalesce(open, 0) as open, coalesce(on_break, 0) as "onBreak", coalesce(served, 0) as served, coalesce(left_line, 0) as left,
      coalesce(no_show, 0) as "noShow", coalesce(is_closed, false) as "isClosed", benefit_group as "group"
    from standing full join counters using (place_id) full join ended using (place_id) full join closed using (place_id)
    where place_id <> ''`.execute(database);
  return rows;
}

export type OverviewLine = LineFigures & {
  name: Text;
  standing: Standing;
  /** For somebody who would come now; undefined where nobody can say, or too many places wait to ask for each. */
  newcomer: Estimate | undefined;
};
export type Overview = {
  /** Where anything goes on, and offices to which anybody may come now: the places in need first. */
  busy: OverviewLine[];
  quiet: OverviewLine[];
  total: Omit<LineFigures, 'placeId' | 'isClosed' | 'group'>;
};

const mostPlaces = 2000;
const nothing = {
  waiting: 0,
  longestSince: null,
  beingServed: 0,
  open: 0,
  onBreak: 0,
  served: 0,
  left: 0,
  noShow: 0,
  isClosed: false,
  group: null,
};

/** All places of a region, or of everywhere, whose name in any language holds the words. */
export async function getOverview(
  database: Database,
  agency: Agency,
  { at, region, words }: { at: Date; region: string | undefined; words: string },
): Promise<Overview> {
  const [places, figures] = await Promise.all([
    listPlaces(database, { day: dayOf(at, agency.timeZone), region, most: mostPlaces }),
    countLines(database, { at, timeZone: agency.timeZone }),
  ]);
  const figuresOf = new Map(figures.map((line) => [line.placeId, line]));
  const wanted = words.trim().toLowerCase();
  const lines = places
    .filter(({ name }) => wanted === '' || Object.values(name).some((one) => one.toLowerCase().includes(wanted)))
    .map(({ id, name, plan }): OverviewLine => {
      const standing = standingOf(plan, agency, at);
      return { ...nothing, ...figuresOf.get(id), placeId: id, name, standing, newcomer: undefined };
    });
  // A joint service point is open by its host's hours: only one at which somebody is at work, or waits, is of interest here.
  const offices = new Set(places.filter(({ kind }) => kind === 'office').map(({ id }) => id));
  const isBusy = (line: OverviewLine) =>
    line.waiting + line.beingServed + line.open + line.onBreak > 0 || (offices.has(line.placeId) && line.standing.state === 'open');
  const busy = await withEstimates(database, agency, lines.filter(isBusy).toSorted(byNeed), at);
  return { busy, quiet: lines.filter((line) => !isBusy(line)), total: sumOf(lines) };
}

/** An estimate plays the line through: it is asked for the places in most need only, a few at a time. */
const mostEstimates = 40;
const atOnce = 8;

async function withEstimates(database: Database, agency: Agency, lines: OverviewLine[], at: Date): Promise<OverviewLine[]> {
  const language = agency.languages[0] ?? 'fi';
  const asked = lines.filter(({ waiting, open }) => waiting > 0 && open > 0).slice(0, mostEstimates);
  const estimates = new Map<string, Estimate | undefined>();
  for (let first = 0; first < asked.length; first += atOnce)
    await Promise.all(
      asked.slice(first, first + atOnce).map(async ({ placeId, group }) => {
        estimates.set(
          placeId,
          await estimateNewcomer(database, { placeId, benefitGroup: group ?? '', language }, { at, day: dayOf(at, agency.timeZone) }),
        );
      }),
    );
  return lines.map((line) => ({ ...line, newcomer: estimates.get(line.placeId) }));
}

/** First where people wait and no counter is open, then where somebody has waited longest, then where most wait. */
function byNeed(a: OverviewLine, b: OverviewLine): number {
  const isStranded = (line: OverviewLine) => (line.waiting > 0 && line.open === 0 ? 0 : 1);
  const since = (line: OverviewLine) => line.longestSince?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return (
    isStranded(a) - isStranded(b) || since(a) - since(b) || b.waiting - a.waiting || b.open - a.open || (a.placeId < b.placeId ? -1 : 1)
  );
}

function sumOf(lines: readonly OverviewLine[]): Overview['total'] {
  const sum: Overview['total'] = { waiting: 0, longestSince: null, beingServed: 0, open: 0, onBreak: 0, served: 0, left: 0, noShow: 0 };
  for (const line of lines) {
    for (const key of ['waiting', 'beingServed', 'open', 'onBreak', 'served', 'left', 'noShow'] as const) sum[key] += line[key];
    if (line.longestSince && (!sum.longestSince || line.longestSince < sum.longestSince)) sum.longestSince = line.longestSince;
  }
  return sum;
}
