import { Refusal } from '../platform/errors/refusal.ts';
import type { Form } from '../platform/forms/definition.ts';
import type { BenefitGroup, Outcome } from './definition.ts';
import type { Agency, Benefit } from './loading.ts';

export function findBenefit({ benefits }: Agency, id: string): Benefit | undefined {
  return benefits.find((benefit) => benefit.id === id);
}

/** @throws Refusal `not-found` */
export function getBenefit(agency: Agency, id: string): Benefit {
  return orRefuse(findBenefit(agency, id));
}

export function findGroup({ groups }: Agency, id: string): BenefitGroup | undefined {
  return groups.find((group) => group.id === id);
}

/** @throws Refusal `not-found` */
export function getGroup(agency: Agency, id: string): BenefitGroup {
  return orRefuse(findGroup(agency, id));
}

export function listBenefitsOfGroup({ benefits }: Agency, groupId: string): Benefit[] {
  return benefits.filter(({ group }) => group === groupId);
}

/** The form for an application that is begun on a day (ISO): the newest whose day has come. */
export function findCurrentForm(agency: Agency, benefitId: string, day: string): Form | undefined {
  return findBenefit(agency, benefitId)?.forms.findLast(({ version }) => version <= day);
}

/** @throws Refusal `not-found` when there is no such benefit, or its first form does not hold yet */
export function getCurrentForm(agency: Agency, benefitId: string, day: string): Form {
  return orRefuse(findCurrentForm(agency, benefitId, day));
}

/** The form of an application that was begun earlier, by the version it keeps. */
export function findForm(agency: Agency, benefitId: string, version: string): Form | undefined {
  return findBenefit(agency, benefitId)?.forms.find((form) => form.version === version);
}

/** @throws Refusal `form-version-unknown` */
export function getForm(agency: Agency, benefitId: string, version: string): Form {
  const form = findForm(agency, benefitId, version);
  if (!form) throw new Refusal('form-version-unknown');
  return form;
}

/** Whether a decision waits for a second clerk. An amount matters only where something is granted. */
export function needsSecondClerk(
  { approval }: Pick<Benefit, 'approval'>,
  { outcome, amountCents = 0 }: { outcome: Outcome; amountCents?: number | undefined },
): boolean {
  if (typeof approval === 'string') return approval === 'second-clerk';
  return (outcome === 'granted' || outcome === 'granted-in-part') && amountCents > approval.overCents;
}

/** The paragraphs of one of the agency's texts: an empty line stands between them. */
export function listParagraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

function orRefuse<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal('not-found');
  return found;
}
