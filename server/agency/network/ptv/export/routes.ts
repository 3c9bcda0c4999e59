import Type from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { json, openRoute, type Route } from '#server/platform/http/route.ts';
import { languages } from '#server/platform/language/language.ts';
import { listMunicipalities } from '../../administration/queries.ts';
import { isCoarser } from '../hours/writing-hours.ts';
import { organizationIdOf, ownId, type Writing } from '../mapping/channel-of-place.ts';
import { ptvKinds } from '../proposal/kinds.ts';
import type { Json } from '../record.ts';
import { listStanding, type Standing, timetableOf } from '../standing.ts';
import { exportedChannel } from './overlay.ts';
import { listKeptChannels } from './queries.ts';

const perPage = 50;
const Records = Type.Array(Type.Record(Type.String(), Type.Unknown()));

/** The places as records of the Finnish Service Catalogue. */
export function routes({ database, agency, settings }: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/api/network/ptv',
      query: Type.Object({ skip: Type.Optional(Type.String({ pattern: '^\\d{1,5}$' })) }, { additionalProperties: false }),
      summary:
        'The places and channels as records of the Finnish Service Catalogue (PTV open API, version 11), 50 places at a time, with coordinates in ETRS-TM35FIN. `next` begins the next page (`skip`). `warnings` names places whose hours the catalogue can say only in quarters of an hour and without self-service.',
      replies: Type.Object({
        itemList: Records,
        organizations: Records,
        warnings: Type.Array(Type.Object({ placeId: Type.String(), code: Type.Literal('hours-rounded') })),
        next: Type.Optional(Type.Integer()),
      }),
      answer: async ({ now }, { query }) => {
        const skip = Number(query.skip ?? 0);
        const day = dayOf(now, agency.timeZone);
        const [found, municipalities] = await Promise.all([
          listStanding(database, { day, kinds: ptvKinds, most: perPage + 1, skip, onlyThere: true }),
          listMunicipalities(database),
        ]);
        const places = found.slice(0, perPage);
        const writing: Writing = { agency, municipalities, now };
        // What is no place is on the first page.
        const others = skip === 0 ? [onlineService(writing, settings.publicUrl), ...(await listKeptChannels(database))] : [];
        return json({
          itemList: [...others, ...places.map((place) => exportedChannel(place, writing))],
          organizations: organizationsOf(places, writing),
          warnings: places
            .filter((place) => hasCoarserHours(place, writing, day))
            .map(({ id }) => ({ placeId: id, code: 'hours-rounded' })),
          next: found.length > perPage ? skip + perPage : undefined,
        });
      },
    }),
  ];
}

function hasCoarserHours(place: Standing, { agency }: Writing, day: string): boolean {
  const plan = timetableOf(place);
  return plan !== undefined && isCoarser(plan, agency, day);
}

/** The agency, and the authorities that run places for it. */
function organizationsOf(places: readonly Standing[], { agency }: Writing): Json[] {
  const operators = new Map(
    places.flatMap(({ facts: { operator } }) => (operator ? [[organizationIdOf(operator), operator] as const] : [])),
  );
  return [[ownId('agency', agency.id), agency.name] as const, ...operators].map(([id, name]) => ({
    id,
    organizationNames: languages.map((language) => ({ language, value: name[language], type: 'Name' })),
  }));
}

/** This very service: where one applies and deals with one's matters, after a strong identification. */
function onlineService({ agency }: Writing, address: string): Json {
  return {
    id: ownId('online', agency.id),
    sourceId: 'online',
    serviceChannelType: 'EChannel',
    organizationId: ownId('agency', agency.id),
    serviceChannelNames: languages.map((language) => ({ language, value: agency.name[language], type: 'Name' })),
    serviceChannelDescriptions: [],
    areaType: 'Nationwide',
    areas: [],
    languages,
    webPages: languages.map((language) => ({ url: address, value: agency.name[language], language })),
    requiresAuthentication: true,
    requiresSignature: false,
    serviceHours: [],
    services: agency.groups.map(({ id, name }) => ({
      service: { id: ownId('benefit-group', id), name: name.fi },
      extraTypes: [],
      serviceHours: [],
    })),
    publishingStatus: 'Published',
  };
}
