import Type from 'typebox';
import { isDay } from '#server/platform/clock/clock.ts';
import { Line, Paragraphs } from './definition.ts';
import type { Report } from './reading/files.ts';
import { HoursPlan, planFaults } from './hours-plan.ts';

/** The shapes of `places.json`: where an agency serves, and the regions and municipalities around. */

const strict = { additionalProperties: false } as const;
const Slug = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$', description: 'small letters, digits and hyphens: helsinki-kamppi' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a day: 2015-12-31' });
const degrees = { latitude: Type.Number({ minimum: -90, maximum: 90 }), longitude: Type.Number({ minimum: -180, maximum: 180 }) };

export const placeKinds = ['office', 'joint-service-point', 'phone-line', 'video-desk'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/**
 * What a joint service point does for the agency: the tasks of the Act on joint service (223/2007), by the codes that the
 * Finnish Service Catalogue (PTV) has for them on a connection of a service and a place (“Asti”).
 */
export const placeTasks = [
  'DocumentReceived',
  'GuidanceToOnlineSelfService',
  'OnlineSelfServicePoint',
  'OnsiteGuidance',
  'OnsiteGuidanceByServiceAuthor',
  'RemoteGuidance',
  'LostAndFound',
] as const;
export type PlaceTask = (typeof placeTasks)[number];

/** A language in which somebody is served, beyond those of the pages: Saami, Russian, Kurdish, sign languages. */
const ServiceLanguage = Type.String({ pattern: '^[a-z]{2,3}$', description: 'a language tag: fi, sv, se, sms, ru, fse' });

const Address = Type.Object(
  {
    street: Type.String({ minLength: 1, maxLength: 120 }),
    postalCode: Type.String({ pattern: '^\\d{5}$' }),
    city: Line,
    isInvented: Type.Optional(Type.Boolean({ description: 'the street is made up, and the page says so' })),
    ...degrees,
  },
  strict,
);

export const PlaceEntry = Type.Object(
  {
    id: Slug,
    kind: Type.Enum([...placeKinds]),
    name: Line,
    operator: Type.Optional({ ...Line, description: 'the authority that runs it, when it is another' }),
    municipality: Type.Optional(Slug),
    address: Type.Optional(Address),
    phone: Type.Optional(Type.String({ pattern: '^\\+?[0-9 ]{3,20}$' })),
    languages: Type.Array(ServiceLanguage, { minItems: 1, uniqueItems: true, maxItems: 30 }),
    tasks: Type.Array(Type.Enum([...placeTasks]), { uniqueItems: true }),
    groups: Type.Array(Slug, { uniqueItems: true, description: 'benefit groups that are served there; empty: all' }),
    accessibility: Type.Optional(Paragraphs),
    counters: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { uniqueItems: true, maxItems: 60 }),
    validFrom: Day,
    validTo: Type.Optional(Day),
    hours: HoursPlan,
  },
  strict,
);
export type PlaceEntry = Type.Static<typeof PlaceEntry>;

const Region = Type.Object({ id: Slug, code: Type.String({ pattern: '^\\d{2}$' }), name: Line }, strict);
const Municipality = Type.Object({ id: Slug, name: Line, region: Slug, ...degrees }, strict);
export type Municipality = Type.Static<typeof Municipality>;

export const PlacesFile = Type.Object(
  { regions: Type.Array(Region), municipalities: Type.Array(Municipality), places: Type.Array(PlaceEntry) },
  strict,
);
export type PlacesFile = Type.Static<typeof PlacesFile>;

/** What the file must say together: names that lead somewhere and stand once, hours that can be kept. */
export function checkPlaces(file: PlacesFile, groups: readonly string[], report: Report): void {
  for (const list of ['regions', 'municipalities', 'places'] as const) checkOnce(list, file[list], report);
  const regions = new Set(file.regions.map(({ id }) => id));
  for (const [at, { region }] of file.municipalities.entries())
    if (!regions.has(region)) report(fileName, `/municipalities/${at}/region`, `there is no region “${region}”`);
  const municipalities = new Set(file.municipalities.map(({ id }) => id));
  for (const [at, place] of file.places.entries()) checkPlace(place, `/places/${at}`, { municipalities, groups }, report);
}

const fileName = 'places.json';

function checkOnce(list: string, entries: readonly { id: string }[], report: Report): void {
  const seen = new Set<string>();
  for (const [at, { id }] of entries.entries()) {
    if (seen.has(id)) report(fileName, `/${list}/${at}/id`, `“${id}” stands here twice`);
    seen.add(id);
  }
}

type Known = { municipalities: ReadonlySet<string>; groups: readonly string[] };

function checkPlace(place: PlaceEntry, at: string, { municipalities, groups }: Known, report: Report): void {
  const { kind, municipality, address, validFrom, validTo } = place;
  const isVisited = kind === 'office' || kind === 'joint-service-point';
  if (isVisited && !(address && municipality)) report(fileName, at, 'people go there: it needs an address and a municipality');
  if (municipality !== undefined && !municipalities.has(municipality))
    report(fileName, `${at}/municipality`, `there is no municipality “${municipality}”`);
  if (kind === 'joint-service-point' && !place.operator) report(fileName, `${at}/operator`, 'another authority runs it: say which');
  if (kind === 'phone-line' && place.phone === undefined) report(fileName, `${at}/phone`, 'a phone line needs its number');
  for (const group of place.groups) if (!groups.includes(group)) report(fileName, `${at}/groups`, `there is no group “${group}”`);
  if (!isDay(validFrom)) report(fileName, `${at}/validFrom`, 'there is no such day');
  if (validTo !== undefined && (!isDay(validTo) || validTo < validFrom))
    report(fileName, `${at}/validTo`, 'ends before it begins, or never');
  for (const { place: where, reason } of planFaults(place.hours)) report(fileName, `${at}/hours${where}`, reason);
}
