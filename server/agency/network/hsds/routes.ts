import Type from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { json, openRoute, type Route } from '#server/platform/http/route.ts';
import { listPlaces } from '../places/queries.ts';
import { hsdsOf } from './hsds.ts';

const perPage = 50;
const Rows = Type.Array(Type.Record(Type.String(), Type.Unknown()));
const tables = ['organization', 'service', 'location', 'service_at_location', 'address', 'phone', 'language', 'accessibility'] as const;
const more = ['schedule', 'taxonomy_term', 'attribute'] as const;

/** The places as open data, for other directories of services. */
export function routes({ database, agency }: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/api/network/hsds',
      query: Type.Object({ skip: Type.Optional(Type.String({ pattern: '^\\d{1,5}$' })) }, { additionalProperties: false }),
      summary:
        'The places as HSDS 3.0.0 tables, 50 at a time, with the opening hours of the coming 28 days. `next` begins the next page (`skip`).',
      replies: Type.Object({
        ...Object.fromEntries([...tables, ...more].map((table) => [table, Rows])),
        next: Type.Optional(Type.Integer()),
      }),
      answer: async ({ now, language }, { query }) => {
        const skip = Number(query.skip ?? 0);
        const found = await listPlaces(database, { day: dayOf(now, agency.timeZone), most: perPage + 1, skip });
        const places = found.slice(0, perPage);
        return json({ ...hsdsOf({ agency, places, now, language }), next: found.length > perPage ? skip + perPage : undefined });
      },
    }),
  ];
}
