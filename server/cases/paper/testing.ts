import { v7 as newId } from 'uuid';
import { getForm } from '#server/agency/lookups.ts';
import { housingAnswers, typedOn } from '#server/cases/applications/testing.ts';
import { postFiles, type TestFile } from '#server/cases/attachments/testing.ts';
import { demoCustomer } from '#server/people/demo-identity/people.ts';
import type { SignedIn } from '#server/people/sign-in/testing.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { TestHouse } from '#server/platform/testing/test-house.ts';

type Fields = Record<string, string>;

/** A day as it is typed into the three fields of a form. */
export function dayFields(name: string, day: string): Fields {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}.day`]: date, [`${name}.month`]: month, [`${name}.year`]: year };
}

type ArrivalChoice = { n?: number; paperId?: string; receivedOn?: string; changes?: Fields };

/** What a clerk fills in for an application for housing allowance that the nth invented customer sent by post. */
export function arrivalFields({ n = 1, paperId = newId(), receivedOn = '2015-03-02', changes = {} }: ArrivalChoice = {}): Fields {
  const { identityCode, givenNames, familyName } = demoCustomer(n);
  return {
    paperId,
    form: 'generalHousingAllowance-2015-01-01',
    language: 'fi',
    channel: 'post',
    ...dayFields('receivedOn', receivedOn),
    identityCode,
    givenNames,
    familyName,
    hasAgent: 'no',
    ...changes,
  };
}

/** Registers an application as a clerk does on the page. Returns its id. */
export async function registerOnPage(
  opened: TestHouse,
  clerk: SignedIn,
  { files = [], ...choice }: Parameters<typeof arrivalFields>[0] & { files?: readonly TestFile[] } = {},
): Promise<string> {
  const fields = arrivalFields(choice);
  const answer = await postFiles(opened, clerk, '/paper/register', fields, files);
  if (answer.statusCode !== 303) throw new Error(`registering gave ${answer.statusCode}: ${faultsIn(answer.body)}`);
  return fields['paperId'] ?? '';
}

/** Keys every page of the form, with what is not stated; leaves it at the review. */
export async function keyAll(
  { house }: TestHouse,
  clerk: SignedIn,
  id: string,
  { answers = housingAnswers(), notStated = [] as readonly string[] } = {},
): Promise<void> {
  const { pages } = getForm(house.agency, 'generalHousingAllowance', '2015-01-01');
  for (const page of pages) {
    const shown = await clerk.get(`/paper/${id}/pages/${page.id}`);
    // A page that does not apply leads on.
    if (shown.statusCode !== 200) continue;
    const ids = new Set(page.fields.map((field) => field.id));
    const fields = { ...typedOn(page, withoutNotStated(answers, notStated)), seen: seenIn(shown.body), action: 'next' };
    const own = notStated.filter((path) => ids.has(path.split('.')[0] ?? ''));
    const keyed = await clerk.post(`/paper/${id}/pages/${page.id}`, { ...fields, 'not-stated': own });
    if (keyed.statusCode !== 303) throw new Error(`keying ${page.id} gave ${keyed.statusCode}: ${faultsIn(keyed.body)}`);
  }
}

function withoutNotStated(answers: Answers, notStated: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !notStated.includes(id)));
}

/** The mark of what a page shows, which its form posts back. */
export function seenIn(html: string, name = 'seen'): string {
  return new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
}

/** Makes a case of what was keyed. */
export async function finishOnPage(clerk: SignedIn, id: string) {
  const reviewed = seenIn((await clerk.get(`/paper/${id}/review`)).body, 'reviewed');
  return clerk.post(`/paper/${id}/review`, { reviewed, action: 'finish' });
}

function faultsIn(html: string): string {
  return /<(section|div) class="ds-error-summary"[\s\S]*?<\/\1>/.exec(html)?.[0] ?? html.slice(0, 500);
}
