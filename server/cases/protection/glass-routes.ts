import Type from 'typebox';
import { getCaseKey } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { breakGlass, longestGlassReason, shortestGlassReason } from '#server/people/view-log/glass.ts';
import { json, page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { GlassPage } from './glass-page.tsx';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
// A line end is posted as two characters.
const Reason = Type.Object({ reason: Type.String({ maxLength: 2 * longestGlassReason }) }, { additionalProperties: false });

/** Opening one case of a protected person without the right to it: for half an hour, with a reason and an alarm. */
export function glassRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/cases/:applicationId/break-glass',
      right: 'handle-cases',
      params,
      answer: async (visit, input) => {
        const { applicationId, isProtected } = await getCaseKey(house.database, visit.person, input.params.applicationId);
        return isProtected && !visit.person.seesProtected ? page(GlassPage({ visit, applicationId })) : redirect(`/cases/${applicationId}`);
      },
    }),
    route({
      method: 'POST',
      path: '/cases/:applicationId/break-glass',
      right: 'handle-cases',
      params,
      body: Reason,
      answer: async (visit, input) => {
        const key = await getCaseKey(house.database, visit.person, input.params.applicationId);
        const { applicationId } = key;
        const typed = input.body.reason.replaceAll('\r\n', '\n').trim();
        if (visit.changesLanguage) return page(GlassPage({ visit, applicationId, typed }));
        if (typed.length < shortestGlassReason) return page(GlassPage({ visit, applicationId, typed, hasFault: true }), 422);
        await breakGlass(house, visit, key, typed);
        return redirect(`/cases/${applicationId}`);
      },
    }),
    route({
      method: 'POST',
      path: '/api/cases/:applicationId/break-glass',
      right: 'handle-cases',
      params,
      summary: 'Opens one case of a protected person to you for 30 minutes, without the right to it; an alarm is raised',
      body: Type.Object(
        {
          reason: Type.String({
            minLength: shortestGlassReason,
            maxLength: longestGlassReason,
            pattern: `^\\s*\\S[\\s\\S]{${shortestGlassReason - 2},}\\S\\s*$`,
          }),
        },
        { additionalProperties: false },
      ),
      replies: Type.Object({ applicationId: Type.String() }),
      answer: async (visit, input) => {
        const key = await getCaseKey(house.database, visit.person, input.params.applicationId);
        await breakGlass(house, visit, key, input.body.reason.trim());
        return json({ applicationId: key.applicationId }, 201);
      },
    }),
  ];
}
