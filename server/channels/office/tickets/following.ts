import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { page, type Reply, type Visit } from '#server/platform/http/route.ts';
import { type FollowedTicket, getFollowed } from './position.ts';
import { UnknownPage } from './position-page.tsx';

type Answer = (followed: FollowedTicket) => Promise<Reply>;

/** What a secret leads to; a wrong or an old one leads to a page that says so. */
export async function following(house: House, visit: Visit, secret: string, answer: Answer): Promise<Reply> {
  const followed = await getFollowed(house, secret, visit.now).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not-found') return undefined;
    throw error;
  });
  return followed ? answer(followed) : page(UnknownPage({ visit }), 404);
}
