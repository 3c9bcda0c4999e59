import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Visit } from '#server/platform/http/route.ts';

/** Whoever corrects how they are reached has proved who they are at most this long ago. */
export const proofMinutes = 10;

/** Whether this browser's person proved who they are a moment ago. A machine's key never did. */
export function hasFreshProof({ session, now }: Visit): boolean {
  if (session?.kind !== 'browser' || !session.provedAt) return false;
  return now.getTime() - session.provedAt.getTime() < proofMinutes * 60_000;
}

/** @throws Refusal `proof-needed` */
export function refuseWithoutProof(visit: Visit): void {
  if (!hasFreshProof(visit)) throw new Refusal('proof-needed');
}
