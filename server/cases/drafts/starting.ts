import type { House } from '#server/house.ts';
import { findForm, getBenefit, getCurrentForm } from '#server/agency/lookups.ts';
import { listLatestAnswers } from '#server/cases/applications/queries.ts';
import { getCustomer, getIdentityCode } from '#server/people/customers/queries.ts';
import { refuseBeyondBenefits } from '#server/people/mandates/scope.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Answers, Form, Page } from '#server/platform/forms/definition.ts';
import { type Known, prefillAnswers } from '#server/platform/forms/prefill.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { type Draft, insertDraft } from './queries.ts';
import { expiryOf } from './saving.ts';

/**
 * Begins an application for a benefit, filled in with what is known, or goes on with the one begun earlier.
 * @throws Refusal `mandate-lacks-action` when an agent's mandate does not cover the benefit
 */
export async function startDraft(house: House, person: Customer, benefitId: string, now: Date): Promise<{ draft: Draft; isNew: boolean }> {
  const today = dayOf(now, house.agency.timeZone);
  const benefit = getBenefit(house.agency, benefitId);
  refuseBeyondBenefits(person, benefit.id);
  const customerId = person.id;
  const form = getCurrentForm(house.agency, benefit.id, today);
  const answers = prefillAnswers(form, await listKnown(house, customerId), { today });
  const expiresOn = expiryOf(house, benefit.id, today);
  return house.database
    .transaction()
    .execute((transaction) =>
      insertDraft(
        transaction,
        house.secrets,
        { customerId, benefit: benefit.id, formVersion: form.version, answers, expiresOn, now },
        today,
      ),
    );
}

/**
 * The answers to show on a page that was not gone through yet: what is known stands ready there, as a suggestion that
 * only saving the page makes an answer.
 */
export async function answersToShow(house: House, draft: Draft, form: Form, page: Page, today: string): Promise<Answers> {
  const unanswered = page.fields.filter((field) => field.type !== 'group' && field.prefill && !Object.hasOwn(draft.answers, field.id));
  if (unanswered.length === 0 || draft.completedPages.includes(page.id)) return draft.answers;
  const filled = prefillAnswers(form, await listKnown(house, draft.customerId), { today }, draft.answers);
  const ready = unanswered.flatMap(({ id }) => (filled[id] === undefined ? [] : [[id, filled[id]] as const]));
  return { ...draft.answers, ...Object.fromEntries(ready) };
}

async function listKnown({ agency, database, secrets }: House, customerId: string): Promise<Known> {
  const [customer, identityCode, sent] = await Promise.all([
    getCustomer(database, customerId),
    getIdentityCode(database, secrets, customerId),
    listLatestAnswers(database, customerId),
  ]);
  const given = (source: 'lastAccount' | 'lastAddress') =>
    sent
      .map(({ benefit, formVersion, answers }) => answerFilledBy(findForm(agency, benefit, formVersion), answers, source))
      .find((answer) => answer !== undefined);
  return {
    givenNames: customer.givenNames,
    familyName: customer.familyName,
    identityCode,
    phone: customer.phone ?? undefined,
    email: customer.email ?? undefined,
    language: customer.language,
    lastAccount: given('lastAccount'),
    lastAddress: given('lastAddress'),
  };
}

function answerFilledBy(form: Form | undefined, answers: Answers, source: string): string | undefined {
  const fields = form?.pages.flatMap((page) => page.fields) ?? [];
  const field = fields.find((one) => one.type !== 'group' && one.prefill === source);
  const answer = field && answers[field.id];
  return typeof answer === 'string' ? answer : undefined;
}
