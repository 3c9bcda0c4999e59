import { findForm } from '#server/agency/lookups.ts';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Answers, Form } from '#server/platform/forms/definition.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { listLatestAnswers } from './queries.ts';

/**
 * Refuses an agent whose mandate does not allow it to give an account number that the principal has not given before:
 * a change of account needs an authorisation of its own (Kela's power of attorney, form VAL 3).
 * @throws Refusal `account-change-needs-mandate`
 */
export async function refuseAccountChange(
  { database, agency }: Pick<House, 'database' | 'agency'>,
  { id, agent }: Customer,
  form: Form,
  answers: Answers,
): Promise<void> {
  if (!agent || agent.actions.includes('change-account')) return;
  const given = accountsIn(form, answers);
  if (given.length === 0) return;
  const sent = await listLatestAnswers(database, id);
  const known = sent.flatMap((one) => accountsIn(findForm(agency, one.benefit, one.formVersion), one.answers));
  if (given.some((account) => account !== known[0])) throw new Refusal('account-change-needs-mandate');
}

/** The account numbers among answers, those inside groups too. */
function accountsIn(form: Form | undefined, answers: Answers): string[] {
  const fields = form?.pages.flatMap((page) => page.fields) ?? [];
  const given = fields.flatMap((field) => {
    if (field.type !== 'group') return field.type === 'iban' ? [answers[field.id]] : [];
    const items = answers[field.id];
    const accounts = field.fields.filter(({ type }) => type === 'iban');
    return Array.isArray(items) ? items.flatMap((item) => (typeof item === 'string' ? [] : accounts.map(({ id }) => item[id]))) : [];
  });
  return given.filter((account) => typeof account === 'string');
}
