import type { Kysely } from 'kysely';
import type { DB } from '#database/schema.ts';
import type { House } from '#server/house.ts';
import { compareDays, type DayBeside } from '../../changing-hours/changed-days.ts';
import { beforeDay, brokenPromises, type Promised } from '../../changing-hours/promises/broken.ts';
import type { Read } from '../reading/reading.ts';
import { type Changed, digestOf, type Proposal, proposalOf } from './proposal.ts';
import { listPromisesAt, loadHeld } from './queries.ts';

/** What changes of a place's hours, and the promises that it breaks. */
export type HoursBeside = { weeks: DayBeside[]; later: DayBeside[]; broken: Promised[] };

/** A proposal with what somebody must know before accepting it. */
export type Shown = {
  proposal: Proposal;
  /** By the place. */
  hours: ReadonlyMap<string, HoursBeside>;
  /** Promises that could not be kept if a missing place were closed. */
  promisedAtMissing: ReadonlyMap<string, readonly Promised[]>;
  digest: string;
};

/** Works out what an import changes now, as the places stand. */
export async function workOut(database: Kysely<DB>, { agency }: Pick<House, 'agency'>, read: Read, now: Date): Promise<Shown> {
  const proposal = proposalOf(read, await loadHeld(database, { agency }, now));
  const changed = proposal.changes.filter(
    (change): change is Changed & { plan: NonNullable<Changed['plan']> } => change.kind === 'changed' && !!change.plan,
  );
  const asked = [...changed.map(({ place }) => place.id), ...proposal.missing.map(({ id }) => id)];
  const promises = await listPromisesAt(database, asked, beforeDay(proposal.from));
  const hours = new Map(
    changed.map(({ place, plan }) => {
      const compared = compareDays(place.decided, { from: proposal.from, plan }, agency);
      const broken = brokenPromises(promises.get(place.id) ?? [], [...compared.weeks, ...compared.later], agency.timeZone);
      return [place.id, { ...compared, broken }] as const;
    }),
  );
  const promisedAtMissing = new Map(proposal.missing.map(({ id }) => [id, promises.get(id) ?? []] as const));
  const named = [...hours.values(), ...[...promisedAtMissing.values()].map((broken) => ({ broken }))].flatMap(({ broken }) =>
    broken.map(({ id }) => id),
  );
  return { proposal, hours, promisedAtMissing, digest: digestOf(proposal, named) };
}
