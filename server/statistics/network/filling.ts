import { placeKinds } from '#server/agency/places-file.ts';
import { kindName } from '#server/agency/network/places/texts.ts';
import type { House } from '#server/house.ts';
import { addDays, addYears } from '#server/platform/clock/clock.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { CellValue, FilledTable, TableRow } from '../tables/table-figure.ts';
import { hoursByRegion, hoursOfPoints, placesByKind, pointsBesideOffice } from './figures.ts';
import { countPlacesByKind, listPlacesWithPlans, type PlaceWithPlans } from './queries.ts';
import { texts } from './texts.ts';
import { mondayOf, normalWeekOf, type Week, weekOf } from './weeks.ts';

type Timed = PlaceWithPlans & { normal: Week; inWeek: Week };
/** A joint service point with the office that is nearest to it in its region. */
type Paired = { point: Timed; office: Timed | undefined };

/** The figures of the network on an ISO day. */
export async function fillNetwork({ database, agency }: House, day: string, language: Language): Promise<FilledTable[]> {
  const monday = mondayOf(day);
  const [found, before] = await Promise.all([
    listPlacesWithPlans(database, { day, monday, sunday: addDays(monday, 6) }),
    countPlacesByKind(database, addYears(day, -1)),
  ]);
  const places = found.map((place) => ({ ...place, normal: normalWeekOf(place, agency, day), inWeek: weekOf(place, agency, monday) }));
  const offices = places.filter(({ kind }) => kind === 'office');
  const paired = places
    .filter(({ kind }) => kind === 'joint-service-point')
    .map((point) => ({ point, office: nearestOf(offices, point) }))
    .toSorted((a, b) => a.point.name[language].localeCompare(b.point.name[language], language));
  return [
    { figure: placesByKind, rows: kindRows(places, before, language) },
    { figure: pointsBesideOffice, rows: besideRows(paired, language) },
    { figure: hoursByRegion, rows: regionRows(places, language) },
    { figure: hoursOfPoints, rows: paired.map((pair) => pointRow(pair, language)) },
  ];
}

/** As the crow flies; within a region the globe is flat. */
function nearestOf(offices: readonly Timed[], { regionId, latitude, longitude }: Timed): Timed | undefined {
  if (regionId === null || latitude === null || longitude === null) return undefined;
  const shrunk = Math.cos((latitude * Math.PI) / 180);
  const distance = (office: Timed) =>
    Math.hypot((office.latitude ?? Infinity) - latitude, ((office.longitude ?? Infinity) - longitude) * shrunk);
  return offices
    .filter((office) => office.regionId === regionId)
    .reduce<Timed | undefined>((best, one) => (best && distance(best) <= distance(one) ? best : one), undefined);
}

/** Half an hour more in four weeks is more; what differs by less than this only does so by how numbers are kept. */
const nothing = 1e-9;
const fiveDays = 5 - nothing;

function kindRows(places: readonly Timed[], before: ReadonlyMap<string, number>, language: Language): TableRow[] {
  return placeKinds.map((kind) => {
    const days = places.filter((place) => place.kind === kind).map(({ normal }) => normal.days);
    const count = (is: (day: number) => boolean) => days.filter(is).length;
    return {
      key: kind,
      label: kindName(kind, language),
      values: [
        days.length,
        before.get(kind) ?? 0,
        count((day) => day >= fiveDays),
        count((day) => day > 0 && day < fiveDays),
        count((day) => day === 0),
      ],
    };
  });
}

const outcomes = ['longer', 'as-long', 'shorter', 'no-office'] as const;

function besideRows(paired: readonly Paired[], language: Language): TableRow[] {
  if (paired.length === 0) return [];
  const outcomeOf = ({ point, office }: Paired, which: 'normal' | 'inWeek') => {
    if (!office) return 'no-office';
    const difference = point[which].hours - office[which].hours;
    if (Math.abs(difference) < nothing) return 'as-long';
    return difference > 0 ? 'longer' : 'shorter';
  };
  const normal = Map.groupBy(paired, (pair) => outcomeOf(pair, 'normal'));
  const inWeek = Map.groupBy(paired, (pair) => outcomeOf(pair, 'inWeek'));
  return outcomes.map((outcome) => {
    const [usual, then] = [normal.get(outcome)?.length ?? 0, inWeek.get(outcome)?.length ?? 0];
    return { key: outcome, label: texts(language)[outcome], values: [usual, usual / paired.length, then, then / paired.length] };
  });
}

function regionRows(places: readonly Timed[], language: Language): TableRow[] {
  const regions = Map.groupBy(
    places.filter(({ regionId, kind }) => regionId !== null && (kind === 'office' || kind === 'joint-service-point')),
    ({ regionId }) => regionId ?? '',
  );
  const row = (key: string, label: string, some: readonly Timed[]): TableRow => {
    const ofKind = (kind: string): CellValue[] => {
      const those = some.filter((place) => place.kind === kind);
      const mean = (which: 'normal' | 'inWeek') =>
        those.length === 0 ? undefined : those.reduce((sum, place) => sum + place[which].hours, 0) / those.length;
      return [those.length, mean('normal'), mean('inWeek')];
    };
    return { key, label, values: [...ofKind('joint-service-point'), ...ofKind('office')] };
  };
  const rows = [...regions].map(([id, some]) => row(id, some[0]?.region?.[language] ?? id, some));
  if (rows.length === 0) return [];
  return [
    ...rows.toSorted((a, b) => a.label.localeCompare(b.label, language)),
    row('all', texts(language).wholeCountry, [...regions.values()].flat()),
  ];
}

function pointRow({ point, office }: Paired, language: Language): TableRow {
  const ofOffice = office && [office.name[language], office.normal.hours, office.inWeek.hours, office.normal.days];
  return {
    key: point.id,
    label: point.name[language],
    values: [
      point.normal.hours,
      point.inWeek.hours,
      point.normal.days,
      ...(ofOffice ?? [undefined, undefined, undefined, undefined]),
      office && point.normal.hours - office.normal.hours,
    ],
  };
}
