import Type from 'typebox';
import { type Application, getOwnApplication } from '#server/cases/applications/queries.ts';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { json, page, redirect, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { SurveyFormPage } from './answer-form.tsx';
import { grades, isOver, keepAnswer, longestText, type SurveyAnswer } from './answering.ts';
import { resultRoutes } from './result-routes.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const strict = { additionalProperties: false } as const;
const typedGrade = Type.Optional(Type.Union(grades.map((grade) => Type.Literal(String(grade)))));
// A line end is posted as two characters.
const Posted = Type.Object({ grade: typedGrade, text: Type.String({ maxLength: 2 * longestText }) }, strict);
const Given = Type.Object(
  {
    grade: Type.Union(grades.map((grade) => Type.Literal(grade))),
    text: Type.Optional(Type.String({ maxLength: longestText, description: 'what was good, what could be better; no names' })),
  },
  strict,
);

/** What customers think of the service: giving a grade, and reading them all. */
export function routes(house: House): Route[] {
  return [...formRoutes(house), machineRoute(house), ...resultRoutes(house)];
}

function keep({ database, agency }: House, visit: SignedVisit<Customer>, application: Application, answer: SurveyAnswer): Promise<void> {
  const day = dayOf(visit.now, agency.timeZone);
  return keepAnswer(database, application, { ...answer, language: visit.language, at: visit.now, day });
}

function formRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/applications/:applicationId/survey',
      right: 'own-matters',
      action: 'apply',
      params,
      answer: async (visit, input) => {
        const application = await getOwnApplication(house.database, visit.person, input.params.applicationId);
        if (!isOver(application)) return redirect(`/applications/${application.applicationId}`);
        return page(SurveyFormPage({ visit, application, typed: { grade: undefined, text: '' }, isFaulty: false }));
      },
    }),
    route({
      method: 'POST',
      path: '/applications/:applicationId/survey',
      right: 'own-matters',
      params,
      body: Posted,
      answer: async (visit, { params: { applicationId }, body }) => {
        const application = await getOwnApplication(house.database, visit.person, applicationId);
        const text = body.text.replaceAll('\r\n', '\n').trim().slice(0, longestText);
        const grade = grades.find((one) => String(one) === body.grade);
        if (visit.changesLanguage || grade === undefined) {
          const isFaulty = !visit.changesLanguage;
          return page(SurveyFormPage({ visit, application, typed: { grade, text }, isFaulty }), isFaulty ? 422 : 200);
        }
        await keep(house, visit, application, { grade, text: text === '' ? null : text });
        return redirect(`/applications/${application.applicationId}#survey`);
      },
    }),
  ];
}

function machineRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/api/applications/:applicationId/survey',
    right: 'own-matters',
    params,
    body: Given,
    summary: 'Grades the service in a case that has ended, once',
    replies: Type.Object({ grade: Type.Integer() }),
    answer: async (visit, { params: { applicationId }, body }) => {
      const application = await getOwnApplication(house.database, visit.person, applicationId);
      const text = body.text?.trim() ?? '';
      await keep(house, visit, application, { grade: body.grade, text: text === '' ? null : text });
      return json({ grade: body.grade }, 201);
    },
  });
}
