import { sql } from 'kysely';
import type { Agency } from '#server/agency/loading.ts';
import { firstKeptDay } from './first-kept-day.ts';
import type { RetentionRule } from '#server/agency/definition.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { DueRule } from './kinds.ts';

/** The agency's rules as they hold at an instant. Days are those of the agency's time zone. */
export async function listDueRules(database: Database, agency: Agency, now: Date): Promise<DueRule[]> {
  const today = dayOf(now, agency.timeZone);
  const days = agency.retention.rules.map(({ keep }) => firstKeptDay(today, keep));
  const { rows } = await sql<{ begins: Date }>`
    select (day::timestamp at time zone ${agency.timeZone}) as begins
    from unnest(${days}::date[]) with ordinality as d (day, place) order by place`.execute(database);
  return agency.retention.rules.map((rule, index) => ({
    id: rule.id,
    kind: rule.kind,
    benefits: benefitsOf(agency, rule),
    firstKeptOn: days[index] ?? today,
    before: rows[index]?.begins ?? new Date(0),
    today,
    appealDays: agency.retention.appealDays,
  }));
}

/** Those that a rule names, or all that no rule names. Cases of a benefit that the agency has no longer are not erased: keep it in its data. */
function benefitsOf({ benefits, retention }: Agency, { kind, benefits: named }: RetentionRule): readonly string[] {
  if (kind !== 'closed-case') return [];
  const elsewhere = new Set(retention.rules.flatMap((rule) => rule.benefits ?? []));
  return named ?? benefits.map(({ id }) => id).filter((id) => !elsewhere.has(id));
}
