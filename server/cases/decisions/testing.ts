import type { SignedIn } from '#server/people/sign-in/testing.ts';
import type { TestCase } from '../desk/testing.ts';

/** A grant of student aid or sickness allowance as typed on the page, without a fault. */
export const grant = {
  outcome: 'granted',
  amount: '312,50',
  'from.day': '1',
  'from.month': '3',
  'from.year': '2015',
  'to.day': '31',
  'to.month': '12',
  'to.year': '2015',
  phrase: ['reportChanges', 'decisionConcerns'],
  ownText: 'Päätös perustuu antamiisi tietoihin.',
};

/** Takes a case, writes a decision and hands it in, as a clerk does on the pages. Returns the last answer. */
export async function decide(clerk: SignedIn, { applicationId }: TestCase, typed: Record<string, string | readonly string[]> = grant) {
  await clerk.post(`/cases/${applicationId}/take`);
  await clerk.post(`/cases/${applicationId}/decision`, { ...typed, action: 'preview' });
  return clerk.post(`/cases/${applicationId}/decision/hand-in`, {
    reviewed: await reviewedOn(clerk, `/cases/${applicationId}/decision/preview`),
  });
}

/** The mark of the decision on a page that was opened: what the form on it sends. Empty when there is nothing to confirm. */
export async function reviewedOn(clerk: SignedIn, address: string): Promise<string> {
  return /name="reviewed" value="([^"]+)"/.exec((await clerk.get(address)).body)?.[1] ?? '';
}
