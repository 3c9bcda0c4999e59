import { sql } from 'kysely';
import { contactChangeKinds } from '#server/people/contact/texts.ts';
import { caseEventKinds } from '#server/cases/applications/case-events.ts';
import type { Period } from '#server/platform/clock/period.ts';
import type { Database } from '#server/platform/database/connection.ts';
import { readKeyset } from '#server/platform/database/keyset.ts';

export const changeKinds = [
  ...caseEventKinds,
  'login-succeeded',
  'login-refused',
  'clerk-closed',
  'clerk-opened',
  'duties-changed',
  ...contactChangeKinds,
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Who did it: customers are not named here, the reference leads to the case for those who may open it. */
export type ChangeActor = 'customer' | 'clerk' | 'system' | 'unknown';

export type Change = {
  id: string;
  at: Date;
  kind: ChangeKind;
  actor: ChangeActor;
  clerkId: string | null;
  clerkName: string | null;
  reference: string | null;
  /** Facts of the event, such as the channel or the method of a login: never what a person wrote. */
  details: Record<string, unknown>;
};

export type ChangeFilter = {
  period: Period;
  kind?: ChangeKind | undefined;
  clerkId?: string | undefined;
  before?: string | undefined;
  most: number;
};

/** What happened to cases, who signed in, whose access was closed or opened, whose duties were set, how customers are reached, and which records were merged, the newest first. Days are in `timeZone`. */
export async function listChanges(database: Database, filter: ChangeFilter, timeZone: string): Promise<Change[]> {
  const before = filter.before === undefined ? undefined : readKeyset(filter.before);
  const { from, to } = filter.period;
  // Each part is limited by itself, so that neither is read further than the page needs.
  const narrowed = (at: string, id: string, clerk: string) => sql`
    ${sql.ref(at)} >= (${from}::date::timestamp at time zone ${timeZone})
    and ${sql.ref(at)} < ((${to}::date + 1)::timestamp at time zone ${timeZone})
    ${before ? sql`and (${sql.ref(at)}, ${sql.ref(id)}) < (${before.at}, ${before.id}::uuid)` : sql``}
    ${filter.clerkId === undefined ? sql`` : sql`and ${sql.ref(clerk)} = ${filter.clerkId}::uuid`}`;
  const { rows } = await sql<Change>`
    select x.id, x.at, x.kind, x.actor, x."clerkId", c.name as "clerkName", x.reference, x.details from (
      (select e.event_id as id, e.at, e.kind, e.actor, e.clerk_id as "clerkId", a.reference, e.details
        from case_event e join application a on a.customer_id = e.customer_id and a.application_id = e.application_id
        where ${narrowed('e.at', 'e.event_id', 'e.clerk_id')} ${filter.kind ? sql`and e.kind = ${filter.kind}` : sql``}
        order by e.at desc, e.event_id desc limit ${filter.most})
      union all
      (select l.login_id, l.at, 'login-' || l.result,
          case when l.customer_id is not null then 'customer' when l.clerk_id is not null then 'clerk' else 'unknown' end,
          l.clerk_id, null, jsonb_strip_nulls(jsonb_build_object('door', l.door, 'method', l.method, 'reason', l.reason))
        from login l
        where ${narrowed('l.at', 'l.login_id', 'l.clerk_id')} ${filter.kind ? sql`and 'login-' || l.result = ${filter.kind}` : sql``}
        order by l.at desc, l.login_id desc limit ${filter.most})
      union all
      (select s.event_id, s.at, s.kind, 'clerk', s.by_clerk_id, null, jsonb_build_object('clerk', o.name)
        from clerk_event s join clerk o on o.clerk_id = s.clerk_id
        where ${narrowed('s.at', 's.event_id', 's.by_clerk_id')} ${filter.kind ? sql`and s.kind = ${filter.kind}` : sql``}
        order by s.at desc, s.event_id desc limit ${filter.most})
      union all
      (select v.event_id, v.decided_at, 'duties-changed', 'clerk', v.decided_by, null,
          jsonb_build_object('clerk', o.name, 'validFrom', v.from_on, 'duties', v.changes)
        from skills_version v join clerk o on o.clerk_id = v.clerk_id
        where ${narrowed('v.decided_at', 'v.event_id', 'v.decided_by')} ${filter.kind ? sql`and 'duties-changed' = ${filter.kind}` : sql``}
        order by v.decided_at desc, v.event_id desc limit ${filter.most})
      union all
      (select k.event_id, k.at, k.kind, k.actor, k.clerk_id, null, '{}'::jsonb
        from contact_event k
        where ${narrowed('k.at', 'k.event_id', 'k.clerk_id')} ${filter.kind ? sql`and k.kind = ${filter.kind}` : sql``}
        order by k.at desc, k.event_id desc limit ${filter.most})
      union all
      (select m.merge_id, m.merged_at, 'customers-merged', 'clerk', m.clerk_id, null, '{}'::jsonb
        from customer_merge m
        where ${narrowed('m.merged_at', 'm.merge_id', 'm.clerk_id')} ${filter.kind ? sql`and 'customers-merged' = ${filter.kind}` : sql``}
        order by m.merged_at desc, m.merge_id desc limit ${filter.most})
      union all
      (select m.merge_id, m.undone_at, 'customers-unmerged', 'clerk', m.undone_by, null, '{}'::jsonb
        from customer_merge m
        where ${narrowed('m.undone_at', 'm.merge_id', 'm.undone_by')} ${filter.kind ? sql`and 'customers-unmerged' = ${filter.kind}` : sql``}
        order by m.undone_at desc, m.merge_id desc limit ${filter.most})
    ) x left join clerk c on c.clerk_id = x."clerkId"
    order by x.at desc, x.id desc limit ${filter.most}`.execute(database);
  return rows;
}

/** Everybody who works or has worked here, for the choice of whose changes to see. */
export async function listEverybody(database: Database): Promise<{ id: string; name: string }[]> {
  return database.selectFrom('clerk').select(['clerk_id as id', 'name']).orderBy('name').orderBy('clerk_id').execute();
}
