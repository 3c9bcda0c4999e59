/** Why a sign-in was refused: kept with the login, told to the person in words of their own. */
export const refusedReasons = [
  /** No sign-in begun in this browser waits for such an answer: forged, replayed, or begun elsewhere. */
  'unknown-attempt',
  'attempt-expired',
  /** The person stopped at the identity provider. */
  'cancelled',
  'provider-refused',
  'provider-unreachable',
  /** The answer does not prove what it says: signature, issuer, nonce, audience or times. */
  'answer-not-valid',
  'identity-code-missing',
  'identity-code-not-valid',
  'name-missing',
  /** The provider gives another identity code to a subject that is known here. */
  'identity-changed',
  'role-unknown',
  'clerk-not-active',
] as const;
export type RefusedReason = (typeof refusedReasons)[number];

/** Who was refused, when that much is known. */
export type RefusedPerson = { customerId: string } | { clerkId: string };

/** Thrown to refuse a sign-in. Nothing of the provider's answer goes with it. */
export class SignInRefused extends Error {
  readonly reason: RefusedReason;
  readonly person: RefusedPerson | undefined;

  constructor(reason: RefusedReason, person?: RefusedPerson) {
    super(reason);
    this.reason = reason;
    this.person = person;
  }
}
