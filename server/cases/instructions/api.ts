import Type from 'typebox';
import { v7 as newId } from 'uuid';
import type { House } from '#server/house.ts';
import { idShape, keysetOf, keysetShape, readKeyset } from '#server/platform/database/keyset.ts';
import { json, route, type Route } from '#server/platform/http/route.ts';
import { getInstruction, kinds, type Line, listInstructions, shows } from './queries.ts';
import { countReaders, recordReading } from './reading.ts';
import { ContentBody, knownGroups } from './writing/content.ts';
import { publish, setWithdrawn } from './writing/publishing.ts';

const strict = { additionalProperties: false } as const;
const params = Type.Object({ instructionId: idShape });
const nothing = Type.Object({}, strict);
const version = Type.Integer({ minimum: 1, maximum: 100_000 });
const perPage = 30;

const LineReply = {
  instructionId: idShape,
  kind: Type.Enum([...kinds]),
  benefitGroups: Type.Array(Type.String(), { description: 'empty: it concerns everybody' }),
  version,
  publishedAt: Type.String({ format: 'date-time' }),
  isWithdrawn: Type.Boolean(),
  language: Type.String({ description: 'yours where it was written in it' }),
  title: Type.String(),
  isRead: Type.Boolean({ description: 'whether you have read it as it stands' }),
};
const Version = Type.Object({ instructionId: idShape, version });

/** News and instructions for machines: the same as on the pages, without drafts. */
export function machineRoutes(house: House): Route[] {
  return [...readingRoutes(house), ...publishingRoutes(house), ...upkeepRoutes(house)];
}

function readingRoutes({ database, agency }: House): Route[] {
  const right = 'read-instructions';
  return [
    route({
      method: 'GET',
      path: '/api/instructions',
      right,
      query: Type.Object({ show: Type.Optional(Type.Enum([...shows])), after: Type.Optional(keysetShape) }, strict),
      summary: 'News and work instructions, the newest first: your own (those that concern you), the unread of these, or all',
      replies: Type.Object({
        instructions: Type.Array(Type.Object(LineReply)),
        after: Type.Union([Type.String({ description: 'give it back as `after` for older ones' }), Type.Null()]),
      }),
      answer: async (visit, { query: { show = 'own', after } }) => {
        const reader = { person: visit.person, language: visit.language, languages: agency.languages };
        const place = after === undefined ? undefined : readKeyset(after);
        const found = await listInstructions(database, reader, { show, after: place, most: perPage + 1, now: visit.now });
        const lines = found.slice(0, perPage);
        const last = found.length > perPage ? lines.at(-1) : undefined;
        return json({ instructions: lines.map(lineOf), after: last ? keysetOf(last.publishedAt, last.instructionId) : null });
      },
    }),
    route({
      method: 'GET',
      path: '/api/instructions/:instructionId',
      right,
      params,
      summary: 'A piece of news or an instruction as it stands',
      replies: Type.Object({ ...LineReply, text: Type.String(), publishedBy: Type.String() }),
      answer: async (visit, input) => {
        const reader = { person: visit.person, language: visit.language, languages: agency.languages };
        const one = await getInstruction(database, reader, input.params.instructionId);
        return json({ ...lineOf(one), text: one.text, publishedBy: one.publishedBy });
      },
    }),
    route({
      method: 'POST',
      path: '/api/instructions/:instructionId/read',
      right,
      params,
      body: Type.Object({ version }, strict),
      summary: 'Says that you have read a version',
      replies: nothing,
      answer: async (visit, input) => {
        const { instructionId } = input.params;
        await recordReading(database, { instructionId, version: input.body.version, clerkId: visit.person.id, at: visit.now });
        return json({});
      },
    }),
  ];
}

function lineOf({ instructionId, kind, benefitGroups, version: no, publishedAt, withdrawnAt, language, title, isRead }: Line) {
  return {
    instructionId,
    kind,
    benefitGroups,
    version: no,
    publishedAt: publishedAt.toISOString(),
    isWithdrawn: withdrawnAt !== null,
    language,
    title,
    isRead,
  };
}

function publishingRoutes({ database, agency }: House): Route[] {
  const right = 'write-instructions';
  return [
    route({
      method: 'POST',
      path: '/api/instructions',
      right,
      body: ContentBody,
      summary: 'Publishes news or an instruction',
      replies: Version,
      answer: async (visit, { body: { kind, benefitGroups, texts } }) => {
        const content = { kind, benefitGroups: knownGroups(agency, benefitGroups), texts, isSmall: false };
        const instructionId = newId();
        const by = { by: visit.person.id, at: visit.now };
        const made = await database
          .transaction()
          .execute((transaction) => publish(transaction, agency, { ...content, instructionId, fromVersion: 0 }, by));
        return json({ instructionId, ...made }, 201);
      },
    }),
    route({
      method: 'POST',
      path: '/api/instructions/:instructionId/versions',
      right,
      params,
      body: Type.Object({ ...ContentBody.properties, fromVersion: version, isSmall: Type.Optional(Type.Boolean()) }, strict),
      summary: 'Publishes a correction of the version named. Those who have read that one need not read a small correction',
      replies: Version,
      answer: async (visit, input) => {
        const { kind, benefitGroups, texts, fromVersion, isSmall = false } = input.body;
        const content = { kind, benefitGroups: knownGroups(agency, benefitGroups), texts, isSmall };
        const { instructionId } = input.params;
        const by = { by: visit.person.id, at: visit.now };
        const made = await database
          .transaction()
          .execute((transaction) => publish(transaction, agency, { ...content, instructionId, fromVersion }, by));
        return json({ instructionId, ...made }, 201);
      },
    }),
  ];
}

function upkeepRoutes({ database }: House): Route[] {
  const right = 'write-instructions';
  return [
    ...(['withdraw', 'restore'] as const).map((verb) =>
      route({
        method: 'POST',
        path: `/api/instructions/:instructionId/${verb}`,
        right,
        params,
        body: nothing,
        summary: verb === 'withdraw' ? 'Takes news or an instruction out of use' : 'Takes it back into use',
        replies: Type.Object({ isWithdrawn: Type.Boolean() }),
        answer: async (visit, input) => {
          const isWithdrawn = verb === 'withdraw';
          await setWithdrawn(database, input.params.instructionId, isWithdrawn, { by: visit.person.id, at: visit.now });
          return json({ isWithdrawn });
        },
      }),
    ),
    route({
      method: 'GET',
      path: '/api/instructions/:instructionId/readers',
      right,
      params,
      summary: 'How many work here whom it concerns, and how many of them have read it',
      replies: Type.Object({ concerned: Type.Integer(), read: Type.Integer() }),
      answer: async (_visit, input) => json(await countReaders(database, input.params.instructionId)),
    }),
  ];
}
