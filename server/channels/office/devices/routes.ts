import Type from 'typebox';
import { listPlaces } from '#server/agency/network/places/queries.ts';
import type { House } from '#server/house.ts';
import { createBudget } from '#server/people/sign-in/budget.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { openRoute, page, redirect, type Reply, route, type Route, type SignedVisit, type Visit } from '#server/platform/http/route.ts';
import { deviceCookie, findDevice } from './admitting.ts';
import { readCode } from './codes.ts';
import { addressOf } from './device.ts';
import { CodePage, type DeviceFault, DevicesPage, type Typed } from './devices-page.tsx';
import { listDevices } from './listing.ts';
import { addDevice, pairDevice, renewCode, revokeDevice } from './pairing.ts';
import { PairingPage } from './pairing-page.tsx';

const strict = { additionalProperties: false } as const;
const right = 'oversee-line';
const deviceParams = Type.Object({ deviceId: idShape });
const nothing = Type.Object({}, strict);
const runsAsSystem = 'a device belongs to no person: it is known by its own cookie';
/** Codes that one network address may try in a minute: a code of 28⁸ is good for a quarter of an hour. */
export const triesPerMinute = 10;

/** Devices: kept by those who oversee the lines, paired by whoever stands before them with a code. */
export function routes(house: House): Route[] {
  return [...deskRoutes(house), ...ownRoutes(house)];
}

function deskRoutes(house: House): Route[] {
  const { database, secrets } = house;
  return [
    route({
      method: 'GET',
      path: '/devices',
      right,
      query: Type.Object({ place: Type.Optional(Type.String({ maxLength: 60 })), done: Type.Optional(Type.Literal('revoked')) }, strict),
      answer: (visit, { query }) => show(house, visit, { placeId: query.place, isRevoked: query.done === 'revoked' }),
    }),
    route({
      method: 'POST',
      path: '/devices',
      right,
      body: Type.Object(
        {
          kind: Type.Enum(['kiosk', 'board']),
          place: Type.String({ maxLength: 60 }),
          name: Type.String({ maxLength: 200 }),
        },
        strict,
      ),
      answer: (visit, { body }) => add(house, visit, body),
    }),
    route({
      method: 'POST',
      path: '/devices/:deviceId/code',
      right,
      params: deviceParams,
      body: nothing,
      answer: async (visit, { params: { deviceId } }) => {
        const by = { clerkId: visit.person.id, at: visit.now };
        const code = await database.transaction().execute((transaction) => renewCode(transaction, secrets, deviceId, by));
        const { name } = await database.selectFrom('device').select('name').where('device_id', '=', deviceId).executeTakeFirstOrThrow();
        return showCode(house, visit, name, code);
      },
    }),
    route({
      method: 'POST',
      path: '/devices/:deviceId/revoke',
      right,
      params: deviceParams,
      body: nothing,
      answer: async (visit, { params: { deviceId } }) => {
        const by = { clerkId: visit.person.id, at: visit.now };
        await database.transaction().execute((transaction) => revokeDevice(transaction, deviceId, by));
        return redirect('/devices?done=revoked');
      },
    }),
  ];
}

function ownRoutes(house: House): Route[] {
  const budget = createBudget({ perMinute: triesPerMinute });
  return [
    openRoute({
      method: 'GET',
      path: '/device',
      runsAsSystem,
      answer: async (visit) => showPairing(house, visit),
    }),
    openRoute({
      method: 'POST',
      path: '/device',
      runsAsSystem,
      body: Type.Object({ code: Type.String({ maxLength: 100 }) }, strict),
      answer: async (visit, { body }) => {
        if (visit.changesLanguage) return showPairing(house, visit);
        if (!budget.take(visit.clientAddress, visit.now)) return showPairing(house, visit, 'tooMany', 429);
        const code = readCode(body.code);
        const paired = code === undefined ? undefined : await pairDevice(house.database, house.secrets, code, visit.now);
        if (!paired) return showPairing(house, visit, 'wrong', 422);
        return { kind: 'redirect', to: addressOf(paired.device), cookies: [deviceCookie(paired.token)] };
      },
    }),
  ];
}

async function showPairing(house: House, visit: Visit, fault?: 'wrong' | 'tooMany', status = 200): Promise<Reply> {
  const admitted = await findDevice(house, visit);
  return page(PairingPage({ visit: { ...visit, address: '/device' }, device: admitted?.device, fault }), status);
}

const placesOf = ({ database, agency }: House, now: Date) =>
  listPlaces(database, { day: dayOf(now, agency.timeZone), kinds: ['office', 'joint-service-point'], most: 2000 });

type Shown = { placeId?: string | undefined; typed?: Typed; faults?: DeviceFault[]; isRevoked?: boolean };

async function show(house: House, visit: SignedVisit<Staff>, shown: Shown, status = 200): Promise<Reply> {
  const { typed, faults = [], isRevoked = false } = shown;
  const placeId = shown.placeId === '' ? undefined : shown.placeId;
  const [devices, places] = await Promise.all([listDevices(house.database, placeId, visit.now), placesOf(house, visit.now)]);
  const form = typed ?? { kind: 'kiosk', place: placeId ?? '', name: '' };
  return page(DevicesPage({ visit: { ...visit, address: '/devices' }, devices, places, placeId, typed: form, faults, isRevoked }), status);
}

async function add(house: House, visit: SignedVisit<Staff>, typed: Typed): Promise<Reply> {
  if (visit.changesLanguage) return show(house, visit, { typed });
  const place = (await placesOf(house, visit.now)).find(({ id }) => id === typed.place);
  const name = typed.name.trim();
  const faults: DeviceFault[] = [];
  if (!place) faults.push({ field: 'place', code: 'placeFault' });
  else if (typed.kind === 'kiosk' && place.kind !== 'office') faults.push({ field: 'place', code: 'kioskFault' });
  if (name === '' || name.length > 60) faults.push({ field: 'name', code: 'nameFault' });
  if (faults.length > 0) return show(house, visit, { typed, faults }, 422);
  const by = { clerkId: visit.person.id, at: visit.now };
  const added = { kind: typed.kind, placeId: typed.place, name };
  const { code } = await house.database.transaction().execute((transaction) => addDevice(transaction, house.secrets, added, by));
  return showCode(house, visit, name, code);
}

function showCode({ settings }: House, visit: Visit, name: string, code: string): Reply {
  const address = new URL('/device', settings.publicUrl).href;
  return page(CodePage({ visit: { ...visit, address: '/devices' }, name, code, address }));
}
