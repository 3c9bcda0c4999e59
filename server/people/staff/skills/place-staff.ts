import Type from 'typebox';
import type { House } from '#server/house.ts';
import { getSkills } from '#server/people/clerks/skills.ts';
import { lineChannels } from '#server/platform/channels/line-channels.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, page, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { ledRoles } from './deciding.ts';
import { PlaceStaffPage } from './place-staff-page.tsx';
import { listHomePlaces, listPlaceStaff } from './queries.ts';

const right = 'set-duties';
const perPage = 100;
const After = Type.Object({ after: Type.Optional(idShape) }, { additionalProperties: false });

const Clerk = Type.Object({
  id: idShape,
  name: Type.String(),
  role: Type.Union(ledRoles.map((role) => Type.Literal(role))),
  benefitGroups: Type.Array(Type.String()),
  languages: Type.Array(Type.String()),
  channels: Type.Array(Type.Union(lineChannels.map((channel) => Type.Literal(channel)))),
  isQuick: Type.Boolean(),
});

/** Those whose duties are a manager's to set: who serve customers and have the same home place. */
export function placeStaffRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/duties',
      right,
      query: After,
      answer: async (visit, { query: { after } }) =>
        page(PlaceStaffPage({ visit, agency: house.agency, ...(await list(house, visit, after)) })),
    }),
    route({
      method: 'GET',
      path: '/api/duties',
      right,
      query: After,
      summary: 'Those who serve customers and whose home place is your own, by name. `next` begins the next page (`after`).',
      replies: Type.Object({ clerks: Type.Array(Clerk), next: Type.Optional(idShape) }),
      answer: async (visit, { query: { after } }) => {
        const { clerks, next } = await list(house, visit, after);
        return json({ clerks, next });
      },
    }),
  ];
}

async function list({ database, agency }: House, { person, now }: SignedVisit<Staff>, after: string | undefined) {
  const { homePlaceId } = await getSkills(database, person.id);
  if (homePlaceId === null) return { place: undefined, clerks: [], next: undefined };
  const [places, found] = await Promise.all([
    listHomePlaces(database, dayOf(now, agency.timeZone)),
    // One more than is shown tells whether more follow.
    listPlaceStaff(database, homePlaceId, { after, most: perPage + 1 }),
  ]);
  const clerks = found.slice(0, perPage);
  // A place that is no more stays somebody's home place until they get another.
  const place = places.find(({ id }) => id === homePlaceId) ?? {
    id: homePlaceId,
    name: { fi: homePlaceId, sv: homePlaceId, en: homePlaceId },
  };
  return { place, clerks, next: found.length > perPage ? clerks.at(-1)?.id : undefined };
}
