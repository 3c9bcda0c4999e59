import { isIdentityCode } from '../formats/identity-code.ts';
import type { Secrets } from './secrets.ts';

/**
 * Identity codes among answers are not kept in the clear: each stands in the JSON as `{ "$sealed": "…" }`. An answer is
 * never an object with such a key (a form has only texts, numbers and lists), so nobody can write one by hand.
 */
export function sealCodes(secrets: Secrets, value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' && part.length === 11 && isIdentityCode(part) ? { $sealed: secrets.seal(part) } : part,
  );
}

/** Reads JSON and puts the identity codes back. Throws when one was sealed with another key. */
export function openCodes(secrets: Secrets, text: string): unknown {
  if (!text.includes('"$sealed"')) return JSON.parse(text);
  return JSON.parse(text, (_key, part: unknown) => {
    const sealed = typeof part === 'object' && part !== null && '$sealed' in part ? part.$sealed : undefined;
    return typeof sealed === 'string' ? secrets.unseal(sealed) : part;
  });
}
