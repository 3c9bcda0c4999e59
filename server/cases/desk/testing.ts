import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { getBenefit } from '#server/agency/lookups.ts';
import { targetDay } from '#server/agency/target-day.ts';
import { housingAnswers } from '#server/cases/applications/testing.ts';
import type { House } from '#server/house.ts';
import { keepCustomer } from '#server/people/customers/queries.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import { dayOf } from '#server/platform/clock/clock.ts';

export type TestCase = { customerId: string; applicationId: string };
type Choice = { n?: number; benefit?: string; language?: string; dueOn?: string };

/** An application of the nth invented customer, received at the time of the house's clock. */
export async function addCase(
  { house }: { house: House },
  { n = 1, benefit: benefitId = 'generalHousingAllowance', language = 'fi', dueOn }: Choice = {},
): Promise<TestCase> {
  const { agency, clock, database, secrets } = house;
  const now = clock.now();
  const today = dayOf(now, agency.timeZone);
  const benefit = getBenefit(agency, benefitId);
  const { identityCode, givenNames, familyName, email, phone } = demoCustomer(n);
  const customerId = await database
    .transaction()
    .execute((transaction) =>
      keepCustomer(transaction, secrets, { identityCode, givenNames, familyName, language: 'fi', email, phone }, now),
    );
  const applicationId = newId();
  const due = dueOn ?? targetDay(agency, benefit.processingTime, today);
  await sql`select submit_application(${customerId}, ${applicationId}, ${benefit.id}, ${benefit.group}, '2015-01-01', ${language}, 'online',
    ${JSON.stringify(housingAnswers())}, ${now}, ${today}, ${due}, ${[newId(), newId(), newId()]}, null, null,
    null, ${[]}, ${[]}, null, null, null, null)`.execute(database);
  return { customerId, applicationId };
}

/** What a decision on a case looks like to the database: to see that a refusal wrote nothing. */
export async function standOf({ house }: { house: House }, { customerId, applicationId }: TestCase) {
  const { database } = house;
  const key = { customer_id: customerId, application_id: applicationId };
  const [application, decision, holder, events, tallies, notices] = await Promise.all([
    database
      .selectFrom('application')
      .select(['stage'])
      .where('customer_id', '=', customerId)
      .where('application_id', '=', applicationId)
      .executeTakeFirstOrThrow(),
    database
      .selectFrom('decision')
      .selectAll()
      .where((where) => where.and(key))
      .executeTakeFirst(),
    database
      .selectFrom('case_holder')
      .select('clerk_id')
      .where((where) => where.and(key))
      .executeTakeFirst(),
    database
      .selectFrom('case_event')
      .select('kind')
      .where((where) => where.and(key))
      .orderBy('at')
      .orderBy('event_id')
      .execute(),
    database
      .selectFrom('figure')
      .select(['measure', 'counted', 'total'])
      .where('measure', 'like', 'decisions-%')
      .orderBy('measure')
      .execute(),
    database
      .selectFrom('notice')
      .select(['kind', 'language'])
      .where((where) => where.and(key))
      .execute(),
  ]);
  return { stage: application.stage, decision, holder: holder?.clerk_id, events: events.map(({ kind }) => kind), tallies, notices };
}
