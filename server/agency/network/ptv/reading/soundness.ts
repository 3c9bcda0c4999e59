import { escapePointer } from '#server/agency/reading/shape-faults.ts';
import type { FaultCode } from './faults.ts';

const longestText = 50_000;
const mostValues = 20_000;

type Unsound = { place: string; code: FaultCode };

/** The first thing in a record that no record has reason to hold, read or not: it is kept as it came. Depth is limited by the reader. */
export function findUnsound(record: object): Unsound | undefined {
  const budget = { left: mostValues };
  return walk(record, '', budget);
}

function walk(value: unknown, place: string, budget: { left: number }): Unsound | undefined {
  budget.left -= 1;
  if (budget.left < 0) return { place: '', code: 'too-long' };
  if (typeof value === 'string') return textFault(value, place);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const below = `${place}/${escapePointer(name.slice(0, 100))}`;
    if (!Array.isArray(value) && (name in Object.prototype || name.length > 200 || hasBadCharacters(name)))
      return { place, code: 'forbidden-name' };
    const found = walk(inner, below, budget);
    if (found) return found;
  }
  return undefined;
}

function textFault(text: string, place: string): Unsound | undefined {
  if (text.length > longestText) return { place, code: 'too-long' };
  return hasBadCharacters(text) ? { place, code: 'bad-characters' } : undefined;
}

/** Control characters but for line ends and tabs, and halves of characters: the database keeps none. */
const hasBadCharacters = (text: string) => /[\p{Cs}\p{Cc}]/u.test(text.replaceAll(/[\n\r\t]/g, ''));
