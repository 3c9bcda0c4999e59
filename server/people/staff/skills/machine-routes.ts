import Type from 'typebox';
import { listServiceLanguages } from '#server/agency/service-languages.ts';
import type { House } from '#server/house.ts';
import { findLastVersion, getSkills, listSkillsVersions, type Skills } from '#server/people/clerks/skills.ts';
import { lineChannels } from '#server/platform/channels/line-channels.ts';
import { dayOf, isDay } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { json, type Reply, route, type Route } from '#server/platform/http/route.ts';
import { decideSkills, getReach } from './deciding.ts';
import { getClerkName, listHomePlaces } from './queries.ts';

const right = 'set-duties';
const mostDecisions = 30;
const params = Type.Object({ clerkId: idShape });
const strict = { additionalProperties: false } as const;
const Tags = Type.Array(Type.String({ maxLength: 60 }), { uniqueItems: true, maxItems: 100 });
const Channels = Type.Array(Type.Union(lineChannels.map((channel) => Type.Literal(channel))), { uniqueItems: true });
const HomePlace = Type.Union([Type.String({ maxLength: 60 }), Type.Null()]);

const Duties = Type.Object({
  version: Type.Integer({ description: 'of the newest decision; 0: none yet. To be sent back as `seen`' }),
  isOwn: Type.Boolean({ description: 'false: benefit groups and languages are those that the sign-in tells' }),
  homePlaceId: HomePlace,
  benefitGroups: Tags,
  languages: Tags,
  channels: Channels,
  isQuick: Type.Boolean({ description: 'serves quick matters alone' }),
  decisions: Type.Array(
    Type.Object({
      no: Type.Integer(),
      state: Type.Union(['coming', 'taken-up', 'dropped'].map((state) => Type.Literal(state))),
      from: Type.String({ format: 'date' }),
      at: Type.String({ format: 'date-time' }),
      by: Type.String(),
    }),
    { description: `the newest first, at most ${mostDecisions}` },
  ),
});

const Wanted = Type.Object(
  {
    seen: Type.Integer({ minimum: 0, description: '`version` as it was read: when somebody decided meanwhile, nothing changes' }),
    from: Type.Optional(Type.String({ maxLength: 10, description: 'the day from which it holds, YYYY-MM-DD; left out: today' })),
    isOwn: Type.Optional(Type.Boolean({ description: 'false: benefit groups and languages are again those that the sign-in tells' })),
    homePlaceId: Type.Optional(HomePlace),
    benefitGroups: Type.Optional(Tags),
    languages: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { uniqueItems: true, minItems: 1, maxItems: 100 })),
    channels: Type.Optional(Type.Array(Channels.items, { uniqueItems: true, minItems: 1 })),
    isQuick: Type.Optional(Type.Boolean()),
  },
  strict,
);

/** Somebody's duties for machines: administrators' for everybody, managers' for those of their own home place. */
export function machineRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/clerks/:clerkId/skills',
      right,
      params,
      summary: 'What somebody who works here serves now, and the decisions on it',
      replies: Duties,
      answer: async (visit, { params: { clerkId } }) => {
        await getClerkName(house.database, clerkId);
        await getReach(house.database, visit.person, clerkId);
        return showDuties(house, clerkId);
      },
    }),
    route({
      method: 'POST',
      path: '/api/clerks/:clerkId/skills',
      right,
      params,
      body: Wanted,
      summary: 'Sets what somebody serves from a day on; what is left out stays as it is. Only administrators change the home place.',
      replies: Duties,
      answer: async (visit, { params: { clerkId }, body: { seen, from, ...wanted } }) => {
        const today = dayOf(visit.now, house.agency.timeZone);
        const change = { clerkId, seen, from: from ?? today, today, at: visit.now };
        await getClerkName(house.database, clerkId);
        await refuseUnknown(house, wanted, change);
        const skills = { isOwn: true, ...wanted };
        await house.database.transaction().execute((transaction) => decideSkills(transaction, visit.person, change, skills));
        return showDuties(house, clerkId);
      },
    }),
  ];
}

async function showDuties({ database }: House, clerkId: string): Promise<Reply> {
  const [skills, version, found] = await Promise.all([
    getSkills(database, clerkId),
    findLastVersion(database, clerkId),
    listSkillsVersions(database, clerkId, { before: undefined, most: mostDecisions }),
  ]);
  const decisions = found.map(({ no, state, from, at, by }) => ({ no, state, from, at, by }));
  return json({ version, ...skills, decisions });
}

type Days = { from: string; today: string };

/** What the page's form can only offer and a machine can write: names that nobody knows, a day that is past. */
async function refuseUnknown({ database, agency }: House, wanted: Partial<Skills>, { from, today }: Days): Promise<void> {
  const [places, languages] = await Promise.all([listHomePlaces(database, today), listServiceLanguages(database, agency)]);
  const { homePlaceId = null, benefitGroups = [] } = wanted;
  const faults = [
    { place: '/from', isFaulty: !isDay(from) || from < today },
    { place: '/homePlaceId', isFaulty: homePlaceId !== null && !places.some(({ id }) => id === homePlaceId) },
    { place: '/benefitGroups', isFaulty: benefitGroups.some((group) => !agency.groups.some(({ id }) => id === group)) },
    { place: '/languages', isFaulty: wanted.languages?.some((tag) => !languages.includes(tag)) ?? false },
  ].filter(({ isFaulty }) => isFaulty);
  if (faults.length === 0) return;
  throw new Refusal(
    'bad-request',
    faults.map(({ place }) => ({ place, reason: place === '/from' ? 'is no day from today on' : 'is unknown' })),
  );
}
