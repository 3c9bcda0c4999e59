import Type from 'typebox';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { json, page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { changeAccess } from './access.ts';
import { addressOfList, StaffPage } from './pages.tsx';
import { listStaff } from './queries.ts';
import * as skills from './skills/routes.ts';

const perPage = 100;
const right = 'manage-staff';
const params = Type.Object({ clerkId: idShape });
const nothing = Type.Object({}, { additionalProperties: false });
const Place = Type.Object(
  { after: Type.Optional(idShape), words: Type.Optional(Type.String({ maxLength: 60, description: 'a part of the name' })) },
  { additionalProperties: false },
);
type Place = Type.Static<typeof Place>;

const Staff = Type.Object({
  id: idShape,
  name: Type.String(),
  role: Type.Union(staffRoles.map((role) => Type.Literal(role))),
  isActive: Type.Boolean(),
  homePlace: Type.Union([Type.Record(Type.String(), Type.String(), { description: 'by language' }), Type.Null()]),
  signedInAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  keys: Type.Integer({ description: 'keys that work now' }),
});

/** Who works here, and whose access is closed: for administrators. */
export function routes(house: House): Route[] {
  const all = [
    route({
      method: 'GET',
      path: '/clerks',
      right,
      query: Place,
      answer: async (visit, { query }) => page(StaffPage({ visit, place: query, ...(await listPage(house, query, visit.now)) })),
    }),
    route({
      method: 'GET',
      path: '/api/clerks',
      right,
      query: Place,
      summary: 'Those who work here or have worked here, by name. `next` begins the next page (`after`).',
      replies: Type.Object({ clerks: Type.Array(Staff), next: Type.Optional(idShape) }),
      answer: async (visit, { query }) => {
        const { staff, next } = await listPage(house, query, visit.now);
        return json({ clerks: staff, next });
      },
    }),
    ...changeRoutes(house, 'close'),
    ...changeRoutes(house, 'open'),
  ];
  return [...all.map((one) => ({ ...one, runsAsSystem: 'counts and ends the sessions of others' })), ...skills.routes(house)];
}

async function listPage({ database }: House, { words = '', after }: Place, now: Date) {
  // One more than is shown tells whether more follow.
  const found = await listStaff(database, { words: words.trim(), after, most: perPage + 1, now });
  const staff = found.slice(0, perPage);
  return { staff, next: found.length > perPage ? staff.at(-1)?.id : undefined };
}

function changeRoutes({ database }: House, verb: 'close' | 'open'): Route[] {
  const isOpen = verb === 'open';
  return [
    route({
      method: 'POST',
      path: `/clerks/:clerkId/${verb}`,
      right,
      params,
      body: Place,
      answer: async (visit, { params: { clerkId }, body }) => {
        await changeAccess(database, isOpen, { clerkId, byClerkId: visit.person.id, at: visit.now });
        return redirect(addressOfList(body));
      },
    }),
    route({
      method: 'POST',
      path: `/api/clerks/:clerkId/${verb}`,
      right,
      params,
      body: nothing,
      summary: isOpen
        ? 'Opens the access of somebody who works here again'
        : 'Closes somebody’s access: their sessions and keys end at once',
      replies: Type.Object({ isActive: Type.Boolean() }),
      answer: async (visit, { params: { clerkId } }) => {
        await changeAccess(database, isOpen, { clerkId, byClerkId: visit.person.id, at: visit.now });
        return json({ isActive: isOpen });
      },
    }),
  ];
}
