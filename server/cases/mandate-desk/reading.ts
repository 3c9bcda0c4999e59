import { basisChannels, isGuardian, isOfAge, lastDayAsChild } from '#server/people/mandates/mandate-rules.ts';
import type { NewMandate } from '#server/people/mandates/queries.ts';
import { findIdentityCode } from '#server/platform/formats/identity-code.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import { mandateActions } from '#server/platform/http/person.ts';
import { type DeskBasis, deskBases } from './form.ts';

/** What is wrong with a mandate that is filled in whole: the question that it is about, and what. */
export type Problem = { field: string; code: ProblemCode };
export type ProblemCode = 'not-checked' | 'agent-under-age' | 'ends-before-begins' | 'not-a-child' | 'own-agent' | 'another-name';

export type Agent = { identityCode: string; givenNames: string; familyName: string };
export type Wish = Omit<NewMandate, 'customerId' | 'agentId' | 'recordedBy' | 'at'> & { agent: Agent };

/** What was filled in, as a mandate. The answers passed the form's own check; days are ISO days. */
export function readWish(answers: Answers, today: string): { wish: Wish; problems: Problem[] } {
  const text = (id: string) => (typeof answers[id] === 'string' ? answers[id] : '');
  const list = (id: string) => [answers[id] ?? []].flat().filter((one) => typeof one === 'string');
  const basis: DeskBasis = deskBases.find((one) => one === answers['basis']) ?? 'written';
  const isWide = isGuardian(basis);
  const validFromOn = basis === 'oral' ? today : text('validFrom');
  const validToOn = basis === 'oral' ? today : text('validTo') || null;
  const wish: Wish = {
    basis,
    agent: { identityCode: text('agentCode'), givenNames: text('agentGivenNames').trim(), familyName: text('agentFamilyName').trim() },
    benefits: isWide || answers['isForAll'] !== 'no' ? [] : list('benefits'),
    channels: basisChannels[basis],
    actions: isWide ? mandateActions : mandateActions.filter((action) => list('actions').includes(action)),
    validFromOn,
    validToOn,
  };
  const bornOn = findIdentityCode(wish.agent.identityCode)?.bornOn ?? today;
  const problems: Problem[] = [];
  if (answers['checked'] !== 'yes') problems.push({ field: 'checked', code: 'not-checked' });
  if (basis === 'written' && !isOfAge(bornOn, validFromOn)) problems.push({ field: 'agentCode', code: 'agent-under-age' });
  if (validToOn !== null && validToOn < validFromOn) problems.push({ field: 'validTo', code: 'ends-before-begins' });
  return { wish, problems };
}

/** The last day of a mandate: a guardian's of a child is never later than the child's last day as one. Undefined when the principal is no child any more. */
export function lastDayFor({ basis, validToOn }: Wish, principalBornOn: string, today: string): string | null | undefined {
  if (basis !== 'child-guardian') return validToOn;
  const last = lastDayAsChild(principalBornOn);
  if (last < today) return undefined;
  return validToOn !== null && validToOn < last ? validToOn : last;
}
