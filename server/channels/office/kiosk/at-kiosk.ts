import type { House } from '#server/house.ts';
import { page, type Reply, type Visit } from '#server/platform/http/route.ts';
import { type Admitted, findDeviceAt } from '../devices/admitting.ts';
import { UnpairedPage } from '../devices/pairing-page.tsx';
import { getGiving, type Giving } from '../tickets/giving.ts';

type Answer = (giving: Giving, admitted: Admitted) => Promise<Reply>;

/** Only for a kiosk that was paired at the place; any other machine is told how it can be. Refuses `not-found` where no office is. */
export async function atKiosk(house: House, visit: Visit, placeId: string, answer: Answer): Promise<Reply> {
  const giving = await getGiving(house, placeId, 'kiosk', visit.now);
  const admitted = await findDeviceAt(house, visit, 'kiosk', placeId);
  // In the agency's first language, as the kiosk itself begins.
  const language = house.agency.languages[0] ?? 'fi';
  if (!admitted) return page(UnpairedPage({ visit: { ...visit, language }, placeName: giving.place.name }), 403);
  const reply = await answer(giving, admitted);
  return reply.kind === 'page' || reply.kind === 'redirect' ? { ...reply, cookies: admitted.cookies } : reply;
}
