import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import type { LineChannel } from '#server/platform/channels/line-channels.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';

/** What somebody who works here serves, where, and by which ways. */
export type Skills = {
  /** False: benefit groups and languages are those that the sign-in tells. */
  isOwn: boolean;
  homePlaceId: string | null;
  benefitGroups: readonly string[];
  languages: readonly string[];
  channels: readonly LineChannel[];
  /** Sits at a quick counter: serves quick matters alone. */
  isQuick: boolean;
};

/** What stood before and what was set, of each fact that differs. */
export type SkillChanges = Partial<Record<keyof Skills, [before: unknown, after: unknown]>>;
export type SkillsVersion = {
  no: number;
  state: 'coming' | 'taken-up' | 'dropped';
  from: string;
  changes: SkillChanges;
  at: Date;
  by: string;
};

export type SkillsChange = {
  clerkId: string;
  byClerkId: string;
  /** The number of the version that the page showed last; 0 when there was none. */
  seen: number;
  /** ISO day from which it holds, and the day of the change. */
  from: string;
  today: string;
  at: Date;
};

/** What holds now for somebody who works here. Refuses `not-found`. */
export async function getSkills(database: Database | Transaction, clerkId: string): Promise<Skills> {
  const row = await database
    .selectFrom('clerk')
    .select(['has_own_skills as isOwn', 'home_place_id as homePlaceId', 'skills as benefitGroups'])
    .select(['languages', 'channels', 'is_quick as isQuick'])
    .where('clerk_id', '=', clerkId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  // Channels are written by setSkills alone, and by the table's own default.
  return { ...row, channels: row.channels as LineChannel[] };
}

/**
 * Sets what somebody serves from a day on, and writes down who changed what. What was decided before for that day or a later one
 * falls away: the newest decision holds. `isOwn` false goes back to the groups and languages that the sign-in tells. Refuses `not-found`, and
 * `skills-changed-since` when somebody has changed them meanwhile.
 */
export async function setSkills(transaction: Transaction, change: SkillsChange, skills: Skills): Promise<void> {
  const { clerkId, byClerkId, seen, from, today, at } = change;
  const before = await lockSkills(transaction, clerkId);
  if ((await findLastVersion(transaction, clerkId)) !== seen) throw new Refusal('skills-changed-since');
  await transaction
    .updateTable('skills_version')
    .set({ state: 'dropped' })
    .where('clerk_id', '=', clerkId)
    .where('state', '=', 'coming')
    .where('from_on', '>=', from)
    .execute();
  await transaction
    .insertInto('skills_version')
    .values({
      clerk_id: clerkId,
      version_no: seen + 1,
      event_id: newId(),
      is_own: skills.isOwn,
      home_place_id: skills.homePlaceId,
      benefit_groups: [...skills.benefitGroups],
      languages: [...skills.languages],
      channels: [...skills.channels],
      is_quick: skills.isQuick,
      from_on: from,
      state: 'coming',
      changes: JSON.stringify(differencesOf(before, skills)),
      decided_at: at,
      decided_by: byClerkId,
    })
    .execute();
  await takeUp(transaction, clerkId, today);
}

/** What holds now, and stays so until the transaction ends. Refuses `not-found`. */
export async function lockSkills(transaction: Transaction, clerkId: string): Promise<Skills> {
  await lockClerk(transaction, clerkId);
  return getSkills(transaction, clerkId);
}

/** The number of the newest version of somebody's skills; 0 when none was ever set. */
export async function findLastVersion(database: Database | Transaction, clerkId: string): Promise<number> {
  const last = await database
    .selectFrom('skills_version')
    .select('version_no')
    .where('clerk_id', '=', clerkId)
    .orderBy('version_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.version_no ?? 0;
}

/** The decisions on somebody's skills, the newest first; before a number when one is named. */
export async function listSkillsVersions(
  database: Database | Transaction,
  clerkId: string,
  { before, most }: { before: number | undefined; most: number },
): Promise<SkillsVersion[]> {
  let query = database
    .selectFrom('skills_version as v')
    .innerJoin('clerk as c', 'c.clerk_id', 'v.decided_by')
    .select(['v.version_no as no', 'v.state', 'v.from_on as from', 'v.changes', 'v.decided_at as at', 'c.name as by'])
    .where('v.clerk_id', '=', clerkId);
  if (before !== undefined) query = query.where('v.version_no', '<', before);
  const rows = await query.orderBy('v.version_no', 'desc').limit(most).execute();
  // The state is kept by the table; the changes are as setSkills wrote them.
  return rows as unknown as SkillsVersion[];
}

const mostAtOnce = 500;

/** Takes up what was decided for today or before, ISO day. Run again, it finds nothing left. */
export async function takeUpSkills(database: Database, today: string): Promise<void> {
  const due = await database
    .selectFrom('skills_version')
    .select('clerk_id as clerkId')
    .distinct()
    .where('state', '=', 'coming')
    .where('from_on', '<=', today)
    .limit(mostAtOnce)
    .execute();
  for (const { clerkId } of due)
    await database.transaction().execute(async (transaction) => {
      await lockClerk(transaction, clerkId);
      await takeUp(transaction, clerkId, today);
    });
}

/** The caller has locked the clerk. */
async function takeUp(transaction: Transaction, clerkId: string, today: string): Promise<void> {
  await sql`update clerk c set has_own_skills = v.is_own,
      skills = case when v.is_own then v.benefit_groups else c.told_skills end,
      languages = case when v.is_own then v.languages else c.told_languages end,
      home_place_id = v.home_place_id, channels = v.channels, is_quick = v.is_quick
    from (
      select clerk_id, is_own, benefit_groups, languages, home_place_id, channels, is_quick from skills_version
      where clerk_id = ${clerkId} and state = 'coming' and from_on <= ${today}
      order by from_on desc, version_no desc limit 1
    ) v where c.clerk_id = v.clerk_id`.execute(transaction);
  await transaction
    .updateTable('skills_version')
    .set({ state: 'taken-up' })
    .where('clerk_id', '=', clerkId)
    .where('state', '=', 'coming')
    .where('from_on', '<=', today)
    .execute();
}

async function lockClerk(transaction: Transaction, clerkId: string): Promise<void> {
  const locked = await transaction.selectFrom('clerk').select('clerk_id').where('clerk_id', '=', clerkId).forUpdate().executeTakeFirst();
  if (!locked) throw new Refusal('not-found');
}

function differencesOf(before: Skills, after: Skills): SkillChanges {
  const differs: SkillChanges = {};
  const facts = ['isOwn', 'homePlaceId', 'channels', 'isQuick', ...(after.isOwn ? (['benefitGroups', 'languages'] as const) : [])] as const;
  for (const fact of facts) if (sorted(before[fact]) !== sorted(after[fact])) differs[fact] = [before[fact], after[fact]];
  return differs;
}

/** The order of what was chosen makes no difference. */
function sorted(value: Skills[keyof Skills]): string {
  return JSON.stringify(typeof value === 'object' && value !== null ? value.toSorted() : value);
}
