import { lockSkills, setSkills, type Skills, type SkillsChange } from '#server/people/clerks/skills.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff, StaffRole } from '#server/platform/http/person.ts';

/**
 * How far somebody decides over another's duties. `all`: everything. `duties`: all but the home place, which says who leads them.
 * `moving`: an administrator has decided on another home place, so that nobody but an administrator decides until then.
 */
export type Reach = 'all' | 'duties' | 'moving';

/** Those whose duties a manager sets: never their own, nor of whoever leads or administers. */
export const ledRoles = ['clerk', 'joint-service-clerk'] as const satisfies readonly StaffRole[];

/** Administrators decide over everybody, managers over those who serve customers and whose home place is their own. Refuses `not-allowed`. */
export async function getReach(database: Database | Transaction, person: Staff, clerkId: string): Promise<Reach> {
  if (person.role === 'administrator') return 'all';
  const led = await database
    .selectFrom('clerk as c')
    .innerJoin('clerk as m', (join) => join.onRef('m.home_place_id', '=', 'c.home_place_id').on('m.clerk_id', '=', person.id))
    .leftJoin('skills_version as v', (join) =>
      join
        .onRef('v.clerk_id', '=', 'c.clerk_id')
        .on('v.state', '=', 'coming')
        .onRef('v.home_place_id', 'is distinct from', 'c.home_place_id'),
    )
    .select('v.version_no as movingNo')
    .where('c.clerk_id', '=', clerkId)
    .where('c.role', 'in', ledRoles)
    .limit(1)
    .executeTakeFirst();
  if (person.role !== 'manager' || !led) throw new Refusal('not-allowed');
  return led.movingNo === null ? 'duties' : 'moving';
}

/** Sets somebody's duties; what is not named stays as it is. Refuses as `setSkills`, and `not-allowed` beyond the person's reach. */
export async function decideSkills(
  transaction: Transaction,
  person: Staff,
  change: Omit<SkillsChange, 'byClerkId'>,
  wanted: Partial<Skills>,
): Promise<void> {
  // Locked first: the home place by which a manager may decide stays what it is until the decision is made.
  const before = await lockSkills(transaction, change.clerkId);
  const reach = await getReach(transaction, person, change.clerkId);
  const movesHome = wanted.homePlaceId !== undefined && wanted.homePlaceId !== before.homePlaceId;
  if (reach === 'moving' || (reach === 'duties' && movesHome)) throw new Refusal('not-allowed');
  await setSkills(transaction, { ...change, byClerkId: person.id }, { ...before, ...wanted });
}
