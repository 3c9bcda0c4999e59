import type { PlaceFacts } from '../../administration/facts.ts';
import { digitsOf } from './phone-numbers.ts';
import type { SaidFacts } from './facts-of-channel.ts';

/** Whether the catalogue says the same of a fact as the house does: how a number is written and the order of tags say nothing. */
export function saysSame<F extends keyof PlaceFacts>(field: F, said: SaidFacts[F], present: PlaceFacts[F]): boolean {
  if (said === undefined) return true;
  if (said === null || present === null) return said === present;
  if (field === 'phone' && typeof said === 'string' && typeof present === 'string') return digitsOf(said) === digitsOf(present);
  // A ten-thousandth of a degree is some metres: nobody is led astray.
  if (typeof said === 'number' && typeof present === 'number') return Math.abs(said - present) < 0.0001;
  if (field === 'accessibility') return linesOf(said) === linesOf(present);
  if (Array.isArray(said) && Array.isArray(present)) return said.toSorted().join() === present.toSorted().join();
  if (typeof said === 'object' && typeof present === 'object')
    return JSON.stringify(Object.entries(said).toSorted()) === JSON.stringify(Object.entries(present).toSorted());
  return said === present;
}

/** The catalogue has sentences, without the empty lines between paragraphs. */
const linesOf = (words: object | string | number) =>
  JSON.stringify(
    Object.entries(words)
      .toSorted()
      .map(([language, text]) => [
        language,
        ...String(text)
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ]),
  );

/** The facts that the catalogue says otherwise than the house. */
export function differingFields(said: SaidFacts, present: PlaceFacts): (keyof PlaceFacts)[] {
  // The keys of facts are those of the shape.
  return (Object.keys(said) as (keyof PlaceFacts)[]).filter((field) => !saysSame(field, said[field], present[field]));
}
