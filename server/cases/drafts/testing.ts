import { getForm } from '#server/agency/lookups.ts';
import { typedOn } from '#server/cases/applications/testing.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { House } from '#server/house.ts';

type Reply = { statusCode: number; headers: Record<string, unknown>; body: string };
type Applicant = {
  get(path: string): Promise<Reply>;
  post(path: string, fields?: Record<string, string | readonly string[]>): Promise<Reply>;
};

/** Begins an application (or finds the one begun). Returns its address, `/drafts/…`. */
export async function beginDraft(customer: Applicant, benefit = 'generalHousingAllowance'): Promise<string> {
  const begun = await customer.post(`/benefits/${benefit}`);
  if (begun.statusCode !== 303) throw new Error(`beginning an application gave ${begun.statusCode}`);
  return String(begun.headers['location']);
}

/** Goes through the pages as a person does, "next" after "next", until the review. Returns the addresses passed. */
export async function fillDraft(
  house: House,
  customer: Applicant,
  draft: string,
  answers: Answers,
  benefit = 'generalHousingAllowance',
  version = '2015-01-01',
): Promise<string[]> {
  const form = getForm(house.agency, benefit, version);
  const passed: string[] = [];
  let address = String((await customer.get(draft)).headers['location']);
  while (!address.endsWith('/review')) {
    if (address.endsWith('/attachments')) {
      address = `${draft}/review`;
      continue;
    }
    passed.push(address);
    const page = form.pages.find(({ id }) => address.endsWith(`/pages/${id}`));
    if (!page || passed.length > form.pages.length) throw new Error(`the application leads to ${address}`);
    const saved = await customer.post(address, { ...typedOn(page, answers), action: 'next' });
    if (saved.statusCode !== 303) throw new Error(`${address} gave ${saved.statusCode}: ${faultsIn(saved.body)}`);
    address = String(saved.headers['location']);
  }
  return passed;
}

function faultsIn(html: string): string {
  return /<section class="ds-error-summary"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
}

/** Sends what stands on the review page, with the declaration. */
export async function sendDraft(customer: Applicant, draft: string): Promise<Reply> {
  const review = await customer.get(`${draft}/review`);
  const reviewed = /name="reviewed" value="([^"]+)"/.exec(review.body)?.[1] ?? '';
  return customer.post(`${draft}/review`, { reviewed, declared: 'yes', action: 'send' });
}
