import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { coversBenefit } from './mandate-rules.ts';

/** The benefits that somebody's own pages are about: of an agent, those of the mandate. Empty: all. */
export function benefitsInScope(person: Customer): readonly string[] {
  return person.agent?.benefits ?? [];
}

/** Whether what concerns a benefit may be shown: always to oneself, to an agent as far as the mandate goes. */
export function isInScope(person: Customer, benefit: string): boolean {
  return coversBenefit({ benefits: benefitsInScope(person) }, benefit);
}

/** Refuses `mandate-lacks-action` to an agent whose mandate does not cover the benefit. */
export function refuseBeyondBenefits(person: Customer, benefit: string): void {
  if (!isInScope(person, benefit)) throw new Refusal('mandate-lacks-action');
}
