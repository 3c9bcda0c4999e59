import { findForm } from '#server/agency/lookups.ts';
import { listRequirements } from '#server/cases/checklist/requirements.ts';
import type { Case } from '#server/cases/desk/case-queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Form } from '#server/platform/forms/definition.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import { type Askable, listAskable } from './askable.ts';
import type { composeRequest } from './composing.ts';

/** A case about which a customer is asked: what can be asked, and in which language they read it. */
export type AskingStand = Parameters<typeof composeRequest>[1] & { form: Form | undefined; askable: Askable; language: Language };

export async function readStand({ agency }: Pick<House, 'agency'>, transaction: Transaction, one: Case, at: Date): Promise<AskingStand> {
  const form = findForm(agency, one.benefit, one.formVersion);
  const { unknown } = await transaction
    .selectFrom('application')
    .select('unknown_answers as unknown')
    .where('customer_id', '=', one.customerId)
    .where('application_id', '=', one.applicationId)
    .executeTakeFirstOrThrow();
  const requirements = await listRequirements(transaction, one);
  return {
    agency,
    form,
    askable: listAskable({ form, answers: one.answers, unknown, requirements, today: one.receivedOn }),
    reference: one.reference,
    // An agency offers at least one language: its check says so.
    language: isLanguage(one.language) ? one.language : agency.languages[0]!,
    today: dayOf(at, agency.timeZone),
  };
}

export async function hasOpenRequest(transaction: Transaction, { customerId, applicationId }: Case): Promise<boolean> {
  const found = await transaction
    .selectFrom('information_request')
    .select('request_id')
    .where('customer_id', '=', customerId)
    .where('application_id', '=', applicationId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return found !== undefined;
}
