import Type from 'typebox';
import { getOwnApplication } from '#server/cases/applications/queries.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Answer } from '#server/platform/forms/definition.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { checkGiven, type Given, type RequestForm } from './answering/request-form.ts';
import { answerRequest } from './answering/saving.ts';
import { composeRequest, longestExplanation, longestText } from './asking/composing.ts';
import { readStand } from './asking/stand.ts';
import { type InformationRequest, listRequests } from './queries.ts';
import { cancelRequest, mostItems, sendRequest } from './sending.ts';

const ofCase = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const ofRequest = Type.Object({ applicationId: Type.String({ maxLength: 60 }), requestId: idShape });
const strict = { additionalProperties: false } as const;
const instant = Type.String({ format: 'date-time' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);

const RequestReply = Type.Object({
  requestId: idShape,
  state: Type.String(),
  language: Type.String(),
  text: Type.String(),
  sentAt: instant,
  dueOn: Type.String({ format: 'date' }),
  remindedAt: nullable(instant),
  lateAt: nullable(instant),
  items: Type.Array(
    Type.Object({
      item: Type.Integer(),
      kind: Type.String(),
      about: nullable(Type.String({ description: 'the id of the document, or the path of the answer' })),
      text: Type.String(),
      answer: Type.Unknown(),
      arrivedAt: nullable(instant),
    }),
  ),
});
const RequestsReply = Type.Object({ requests: Type.Array(RequestReply) });

const replyOf = (one: InformationRequest) => ({
  requestId: one.requestId,
  state: one.state,
  language: one.language,
  text: one.text,
  sentAt: one.sentAt.toISOString(),
  dueOn: one.dueOn,
  remindedAt: one.remindedAt?.toISOString() ?? null,
  lateAt: one.lateAt?.toISOString() ?? null,
  items: one.items.map(({ itemNo, kind, about, text, answer, doneAt }) => ({
    item: itemNo,
    kind,
    about,
    text,
    answer: answer ?? null,
    arrivedAt: doneAt?.toISOString() ?? null,
  })),
});

/** Requests for information for machines: of customers, and of clerks. */
export function machineRoutes(house: House): Route[] {
  return [listOwnRoute(house), answerRoute(house), listRoute(house), askRoute(house), cancelRoute(house)];
}

function listOwnRoute({ database, secrets }: House): Route {
  return route({
    method: 'GET',
    path: '/api/applications/:applicationId/requests',
    right: 'own-matters',
    params: ofCase,
    summary: 'What you have been asked for in one of your applications, the newest request first',
    replies: RequestsReply,
    answer: async (visit, { params }) => {
      const application = await getOwnApplication(database, visit.person, params.applicationId);
      return json({ requests: (await listRequests(database, secrets, application)).map(replyOf) });
    },
  });
}

const Answers = Type.Object(
  {
    answers: Type.Array(Type.Object({ item: Type.Integer(), answer: Type.Unknown() }, strict), {
      minItems: 1,
      maxItems: mostItems,
      description: 'an answer by the schema of the form, or a text where something is to be explained',
    }),
  },
  strict,
);

function answerRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/api/applications/:applicationId/requests/:requestId/answers',
    right: 'own-matters',
    params: ofRequest,
    body: Answers,
    summary: 'Answer what you have been asked; answers can come in parts. Attachments are sent to the application',
    replies: RequestReply,
    answer: async (visit, { params, body }) => {
      const { request, isRepeat } = await answerRequest(house, {
        customer: visit.person,
        ...params,
        // The body's shape has seen to the list; what each answer is, the check of the form says.
        read: (asked, today) => readGiven(asked, body.answers as { item: number; answer: Answer }[], today),
        onlyKeeps: false,
        now: visit.now,
      });
      if (isRepeat) throw new Refusal('request-not-open');
      return json(replyOf(request));
    },
  });
}

/** Machines get all or nothing: a fault in one answer refuses them all. */
function readGiven(asked: RequestForm, answers: readonly { item: number; answer: Answer }[], today: string): Given {
  const strange = answers.find(({ item }) => !asked.fields.some((field) => field.item.itemNo === item));
  if (strange) throw new Refusal('application-has-faults', [{ place: String(strange.item), reason: 'is not asked' }]);
  const given = checkGiven(asked, new Map(answers.map(({ item, answer }) => [item, answer])), today);
  if (given.faults.length > 0)
    throw new Refusal(
      'application-has-faults',
      given.faults.map(({ path, code }) => ({ place: path, reason: code })),
    );
  return given;
}

function listRoute(house: House): Route {
  return route({
    method: 'GET',
    path: '/api/cases/:applicationId/requests',
    right: 'handle-cases',
    params: ofCase,
    summary: 'What the customer has been asked for in a case, and what of it has come',
    replies: RequestsReply,
    answer: (visit, { params }) =>
      viewCase(house, visit, { ...params, what: 'requests' }, async (transaction, one) =>
        json({ requests: (await listRequests(transaction, house.secrets, one)).map(replyOf) }),
      ),
  });
}

const NewRequest = Type.Object(
  {
    attachments: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { description: 'ids of documents of the form' })),
    answers: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { description: 'paths of answers of the form' })),
    standardExplanations: Type.Optional(Type.Array(Type.String({ maxLength: 60 }))),
    explanation: Type.Optional(Type.String({ maxLength: longestExplanation })),
    standardTexts: Type.Optional(Type.Array(Type.String({ maxLength: 60 }))),
    text: Type.Optional(Type.String({ maxLength: longestText })),
    workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 250 })),
  },
  strict,
);

function askRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/api/cases/:applicationId/requests',
    right: 'handle-cases',
    params: ofCase,
    body: NewRequest,
    summary: 'Ask the customer for what the case lacks; it waits until the deadline or until everything has come',
    replies: Type.Object({ requestId: idShape, dueOn: Type.String({ format: 'date' }) }),
    answer: (visit, { params, body }) =>
      viewCase(house, visit, { ...params, what: 'requests' }, async (transaction, one) => {
        const stand = await readStand(house, transaction, one, visit.now);
        const { content, faults } = composeRequest(typedOf(body), stand);
        if (!content)
          throw new Refusal(
            'request-asks-nothing',
            faults.map(({ control, code }) => ({ place: `/${control}`, reason: code })),
          );
        const { customerId, applicationId } = one;
        const { language, today: day } = stand;
        const by = { clerkId: visit.person.id, at: visit.now };
        const requestId = await sendRequest(transaction, { customerId, applicationId, language, day, ...by, ...content });
        return json({ requestId, dueOn: content.dueOn }, 201);
      }),
  });
}

function typedOf(body: Type.Static<typeof NewRequest>): Parameters<typeof composeRequest>[0] {
  return {
    attachment: body.attachments ?? [],
    answer: body.answers ?? [],
    explanation: body.standardExplanations ?? [],
    phrase: body.standardTexts ?? [],
    ownExplanation: body.explanation ?? '',
    ownText: body.text ?? '',
    ...(body.workingDays === undefined ? {} : { workingDays: String(body.workingDays) }),
  };
}

function cancelRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/api/cases/:applicationId/requests/:requestId/cancel',
    right: 'handle-cases',
    params: ofRequest,
    body: Type.Object({}, strict),
    summary: 'Take a request back: the case goes back to the queue',
    replies: Type.Object({ requestId: idShape }),
    answer: (visit, { params }) =>
      viewCase(house, visit, { applicationId: params.applicationId, what: 'requests' }, async (transaction, one) => {
        await cancelRequest(transaction, one, params.requestId, { clerkId: visit.person.id, at: visit.now });
        return json({ requestId: params.requestId });
      }),
  });
}
