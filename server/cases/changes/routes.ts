import { Type } from 'typebox';
import type { House } from '#server/house.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { type Period, readPeriod, requirePeriod } from '#server/platform/clock/period.ts';
import { idShape, keysetOf, keysetShape } from '#server/platform/database/keyset.ts';
import { csvFile } from '#server/platform/formats/csv.ts';
import { json, page, route, type Route } from '#server/platform/http/route.ts';
import { listHomePlaces } from '#server/people/staff/skills/queries.ts';
import { ChangesPage, detailsText, type Named, whoText } from './pages.tsx';
import { type Change, changeKinds, listChanges, listEverybody } from './queries.ts';
import { kindTexts, texts } from './texts.ts';

const perPage = 100;
const mostInFile = 20_000;

const day = Type.Optional(Type.String({ maxLength: 20, description: 'A day, YYYY-MM-DD' }));
const kindShape = Type.Union(changeKinds.map((kind) => Type.Literal(kind)));
// A choice that was left open comes as an empty text.
const unchosen = Type.Literal('');
const filters = {
  from: day,
  to: day,
  kind: Type.Optional(Type.Union([unchosen, kindShape])),
  clerk: Type.Optional(Type.Union([unchosen, idShape])),
};
const fileShape = Type.Object(filters, { additionalProperties: false });
const filterShape = Type.Object({ ...filters, before: Type.Optional(keysetShape) }, { additionalProperties: false });

const changeShape = Type.Object({
  id: idShape,
  at: Type.String({ format: 'date-time' }),
  kind: kindShape,
  actor: Type.String(),
  clerkId: Type.Union([idShape, Type.Null()]),
  clerkName: Type.Union([Type.String(), Type.Null()]),
  reference: Type.Union([Type.String(), Type.Null()]),
  details: Type.Record(Type.String(), Type.Unknown()),
});

/** The log of changes, for the auditor. */
export function routes(house: House): Route[] {
  return [...pageRoutes(house), interfaceRoute(house)];
}

type Query = { kind?: string; clerk?: string; before?: string };

async function list({ database, agency }: House, query: Query, period: Period, most: number) {
  const kind = changeKinds.find((one) => one === query.kind);
  const clerkId = query.clerk || undefined;
  // One more than is shown tells whether there are older ones.
  const found = await listChanges(database, { period, kind, clerkId, before: query.before, most: most + 1 }, agency.timeZone);
  const changes = found.slice(0, most);
  const last = found.length > most ? changes.at(-1) : undefined;
  return { kind, clerkId, changes, older: last && keysetOf(last.at, last.id) };
}

/** What the words for changes are taken from: places only where a change names one. */
async function namesFor({ database, agency }: House, changes: readonly Change[], now: Date): Promise<Named> {
  const namesPlaces = changes.some(({ kind }) => kind === 'duties-changed');
  return { agency, places: namesPlaces ? await listHomePlaces(database, dayOf(now, agency.timeZone)) : [] };
}

/** The last thirty days. */
function usual({ agency }: House, now: Date): Period {
  const today = dayOf(now, agency.timeZone);
  return { from: addDays(today, -29), to: today };
}

function pageRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/changes',
      right: 'see-changes',
      query: filterShape,
      answer: async (visit, { query }) => {
        const read = readPeriod(query, usual(house, visit.now));
        const period = 'period' in read ? read.period : usual(house, visit.now);
        const fault = 'fault' in read ? { kind: read.fault, typed: query } : undefined;
        const [listed, clerks] = await Promise.all([list(house, query, period, perPage), listEverybody(house.database)]);
        const named = await namesFor(house, listed.changes, visit.now);
        return page(
          ChangesPage({ visit, named, period, clerks, fault, isFirstPage: query.before === undefined, ...listed }),
          fault ? 400 : 200,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/changes.csv',
      right: 'see-changes',
      query: fileShape,
      answer: async (visit, { query }) => {
        const period = requirePeriod(query, usual(house, visit.now));
        const { changes } = await list(house, query, period, mostInFile);
        const t = texts(visit.language);
        const named = await namesFor(house, changes, visit.now);
        const rows = changes.map((change) => rowOf(change, visit.language, named));
        return {
          kind: 'text',
          contentType: 'text/csv; charset=utf-8',
          fileName: `changes-${period.from}-${period.to}.csv`,
          text: csvFile([[t.when, t.kind, t.who, t.reference, t.details], ...rows]),
        };
      },
    }),
  ];
}

function interfaceRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/api/changes',
    right: 'see-changes',
    query: filterShape,
    summary:
      'What happened to cases, who signed in and whose access or duties were changed, newest first (the last 30 days unless named). `older` begins the next page (`before`).',
    replies: Type.Object({ changes: Type.Array(changeShape), older: Type.Optional(Type.String()) }),
    answer: async (visit, { query }) => {
      const { changes, older } = await list(house, query, requirePeriod(query, usual(house, visit.now)), perPage);
      return json({ changes, older });
    },
  });
}

function rowOf(change: Change, language: Parameters<typeof texts>[0], named: Named): (string | number | undefined)[] {
  const kind = kindTexts(language)[change.kind] ?? change.kind;
  return [change.at.toISOString(), kind, whoText(change, language), change.reference ?? '', detailsText(change, language, named)];
}
