import Type from 'typebox';
import type { House } from '#server/house.ts';
import { listClerks } from '#server/people/clerks/queries.ts';
import { idShape, keysetOf, keysetShape } from '#server/platform/database/keyset.ts';
import { json, page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { examineAlarm, listAlarms } from './glass.ts';
import { InspectionPage, OwnViewsPage, reasonText } from './pages.tsx';
import { listOwnViews, listViews, type ViewLine, viewsPerPage } from './queries.ts';

const mostAlarms = 20;

const Older = Type.Object({ before: Type.Optional(keysetShape) }, { additionalProperties: false });
// A choice that was left open comes as an empty text.
const Narrowed = Type.Object(
  {
    clerk: Type.Optional(Type.Union([Type.Literal(''), idShape])),
    customer: Type.Optional(Type.Union([Type.Literal(''), idShape])),
    alarms: Type.Optional(Type.Literal('yes')),
    before: Type.Optional(keysetShape),
  },
  { additionalProperties: false },
);

const ViewsReply = Type.Object({
  views: Type.Array(
    Type.Object({ at: Type.String({ format: 'date-time' }), what: Type.String(), why: Type.String(), role: Type.String() }),
  ),
  older: Type.Optional(keysetShape),
});

/** Who looked: for the customer without names, for an inspector with them. */
export function routes(house: House): Route[] {
  const { database, agency } = house;
  return [
    route({
      method: 'GET',
      path: '/who-looked',
      right: 'own-person',
      query: Older,
      answer: async (visit, { query }) => {
        const { shown, older } = onePage(await listOwnViews(database, visit.person.id, query.before));
        return page(OwnViewsPage({ visit, agency, views: shown, older, isFirstPage: query.before === undefined }));
      },
    }),
    route({
      method: 'GET',
      path: '/api/who-looked',
      right: 'own-person',
      query: Older,
      summary: 'When staff looked at your data, at what and why, the newest first',
      replies: ViewsReply,
      answer: async (visit, { query }) => {
        const { shown, older } = onePage(await listOwnViews(database, visit.person.id, query.before));
        const views = shown.map((view) => ({
          at: view.at.toISOString(),
          what: view.what,
          why: reasonText(agency, view, visit.language),
          role: view.role,
        }));
        return json({ views, older });
      },
    }),
    ...inspectionRoutes(house),
  ];
}

function inspectionRoutes(house: House): Route[] {
  const { database, agency } = house;
  return [
    route({
      method: 'GET',
      path: '/views',
      right: 'inspect-views',
      query: Narrowed,
      answer: async (visit, { query }) => {
        const clerkId = query.clerk || undefined;
        const onlyAlarms = query.alarms === 'yes';
        const found = await listViews(database, { clerkId, customerId: query.customer || undefined, onlyAlarms, before: query.before });
        const clerks = await listClerks(database);
        const alarms = await listAlarms(database, mostAlarms);
        const { shown, older } = onePage(found);
        return page(
          InspectionPage({
            visit,
            agency,
            alarms,
            views: shown,
            clerks,
            clerkId,
            onlyAlarms,
            older,
            isFirstPage: query.before === undefined,
          }),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/views/alarms/:glassId/examined',
      right: 'inspect-views',
      params: Type.Object({ glassId: idShape }),
      body: Type.Object({}, { additionalProperties: false }),
      answer: async (visit, { params }) => {
        await examineAlarm(database, params.glassId, visit.person.id, visit.now);
        return redirect('/views');
      },
    }),
  ];
}

/** One more than is shown tells whether there are older ones. */
function onePage<V extends ViewLine>(found: readonly V[]): { shown: V[]; older: string | undefined } {
  const shown = found.slice(0, viewsPerPage);
  const last = found.length > viewsPerPage ? shown.at(-1) : undefined;
  return { shown, older: last && keysetOf(last.at, last.viewId) };
}
