import Type from 'typebox';
import type { House } from '#server/house.ts';
import { idShape, keysetOf, keysetShape, readKeyset } from '#server/platform/database/keyset.ts';
import { hasRight, type Staff } from '#server/platform/http/person.ts';
import { page, redirect, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { machineRoutes } from './api.ts';
import { type Change, ReadersPage, VersionsPage } from './history-pages.tsx';
import { InstructionPage, ListPage } from './pages.tsx';
import { getInstruction, getTexts, kinds, listHappenings, listInstructions, type Reader, shows } from './queries.ts';
import { countReaders, listNotRead, recordReading } from './reading.ts';
import { writingRoutes } from './writing/routes.ts';

const strict = { additionalProperties: false } as const;
const params = Type.Object({ instructionId: idShape });
const version = Type.Integer({ minimum: 1, maximum: 100_000 });
const perPage = 30;
const namesPerPage = 100;

const ListQuery = Type.Object(
  { show: Type.Optional(Type.Enum([...shows])), kind: Type.Optional(Type.Enum([...kinds])), after: Type.Optional(keysetShape) },
  strict,
);

/** News and work instructions for those who work here. */
export function routes(house: House): Route[] {
  return [...readingRoutes(house), ...historyRoutes(house), ...writingRoutes(house), ...machineRoutes(house)];
}

function readerOf({ agency }: Pick<House, 'agency'>, { person, language }: SignedVisit<Staff>): Reader {
  return { person, language, languages: agency.languages };
}

function readingRoutes(house: House): Route[] {
  const { agency, database } = house;
  return [
    route({
      method: 'GET',
      path: '/instructions',
      right: 'read-instructions',
      query: ListQuery,
      answer: async (visit, { query: { show: chosen, kind, after } }) => {
        // Those who write are to see all of it; whom it concerns is their choice, not their skill.
        const show = chosen ?? (hasRight('write-instructions', visit.person) ? 'all' : 'own');
        const place = after === undefined ? undefined : readKeyset(after);
        const found = await listInstructions(database, readerOf(house, visit), {
          show,
          kind,
          after: place,
          most: perPage + 1,
          now: visit.now,
        });
        const lines = found.slice(0, perPage);
        const last = found.length > perPage ? lines.at(-1) : undefined;
        const next = last && keysetOf(last.publishedAt, last.instructionId);
        return page(ListPage({ visit, agency, lines, show, kind, isContinued: after !== undefined, next }));
      },
    }),
    route({
      method: 'GET',
      path: '/instructions/:instructionId',
      right: 'read-instructions',
      params,
      answer: async (visit, { params: { instructionId } }) => {
        const one = await getInstruction(database, readerOf(house, visit), instructionId);
        const readers = hasRight('write-instructions', visit.person) ? await countReaders(database, instructionId) : undefined;
        return page(InstructionPage({ visit, agency, one, readers }));
      },
    }),
    route({
      method: 'POST',
      path: '/instructions/:instructionId/read',
      right: 'read-instructions',
      params,
      body: Type.Object({ version }, strict),
      answer: async (visit, { params: { instructionId }, body }) => {
        await recordReading(database, { instructionId, version: body.version, clerkId: visit.person.id, at: visit.now });
        return redirect(`/instructions/${instructionId}`);
      },
    }),
  ];
}

function historyRoutes(house: House): Route[] {
  const { database } = house;
  return [
    route({
      method: 'GET',
      path: '/instructions/:instructionId/versions',
      right: 'read-instructions',
      params,
      query: Type.Object({ version: Type.Optional(version) }, strict),
      answer: async (visit, { params: { instructionId }, query }) => {
        const one = await getInstruction(database, readerOf(house, visit), instructionId);
        const happenings = await listHappenings(database, instructionId);
        return page(VersionsPage({ visit, one, happenings, change: await readChange(house, instructionId, query.version) }));
      },
    }),
    route({
      method: 'GET',
      path: '/instructions/:instructionId/readers',
      right: 'write-instructions',
      params,
      query: Type.Object({ after: Type.Optional(idShape) }, strict),
      answer: async (visit, { params: { instructionId }, query: { after } }) => {
        const one = await getInstruction(database, readerOf(house, visit), instructionId);
        const readers = await countReaders(database, instructionId);
        const found = await listNotRead(database, instructionId, { after, most: namesPerPage + 1 });
        const notRead = found.slice(0, namesPerPage);
        const next = found.length > namesPerPage ? notRead.at(-1)?.id : undefined;
        return page(ReadersPage({ visit, one, readers, notRead, isContinued: after !== undefined, next }));
      },
    }),
  ];
}

async function readChange({ database }: House, instructionId: string, chosen: number | undefined): Promise<Change | undefined> {
  if (chosen === undefined || chosen < 2) return undefined;
  const [before, after] = await Promise.all([getTexts(database, instructionId, chosen - 1), getTexts(database, instructionId, chosen)]);
  return Object.keys(after).length === 0 ? undefined : { version: chosen, before, after };
}
