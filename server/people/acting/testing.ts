import type { FastifyInstance } from 'fastify';
import type { House } from '#server/house.ts';
import { onNextPage, type SignedIn } from '#server/people/sign-in/testing.ts';

/** Lets somebody who is signed in act by a mandate. Returns them as they go on from the next page. */
export async function actBy(tested: { house: House; app: FastifyInstance }, agent: SignedIn, mandateId: string): Promise<SignedIn> {
  const begun = await agent.post('/acting/begin', { mandate: mandateId });
  if (begun.headers.location !== '/matters') throw new Error(`beginning to act gave ${begun.statusCode}`);
  return onNextPage(tested, agent);
}
