import Type from 'typebox';
import { listServiceLanguages } from '#server/agency/service-languages.ts';
import type { House } from '#server/house.ts';
import { findLastVersion, getSkills, listSkillsVersions, type Skills } from '#server/people/clerks/skills.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { refusalTexts } from '#server/platform/errors/refusal-texts.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { asTypedDay, readSkills, seenOf, type SkillsFault } from './form.ts';
import { SkillsPage } from './pages.tsx';
import { decideSkills, getReach } from './deciding.ts';
import { machineRoutes } from './machine-routes.ts';
import { placeStaffRoutes } from './place-staff.ts';
import { getClerkName, listHomePlaces } from './queries.ts';

const right = 'set-duties';
const perHistory = 30;
const params = Type.Object({ clerkId: idShape });
const before = Type.Optional(Type.String({ pattern: '^\\d{1,6}$' }));

type Visit = SignedVisit<Staff>;

/** What somebody serves: set by administrators and whoever leads their place, seen by whoever it is about. */
export function routes(house: House): Route[] {
  return [
    ...placeStaffRoutes(house),
    ...machineRoutes(house),
    route({
      method: 'GET',
      path: '/clerks/:clerkId',
      right,
      params,
      query: Type.Object({ before, saved: Type.Optional(Type.Literal('yes')) }, { additionalProperties: false }),
      answer: (visit, { params: { clerkId }, query }) =>
        show(house, visit, clerkId, { before: numberOf(query.before), isSaved: query.saved === 'yes' }),
    }),
    route({
      method: 'GET',
      path: '/own-skills',
      right: 'own-desk',
      query: Type.Object({ before }, { additionalProperties: false }),
      answer: (visit, { query }) => show(house, visit, visit.person.id, { before: numberOf(query.before), isOwn: true }),
    }),
    route({
      method: 'POST',
      path: '/clerks/:clerkId/skills',
      right,
      params,
      takesForm: true,
      answer: (visit, { params: { clerkId }, form }) => save(house, visit, clerkId, form),
    }),
    route({
      method: 'POST',
      path: '/clerks/:clerkId/skills/told',
      right,
      params,
      takesForm: true,
      answer: async (visit, { params: { clerkId }, form }) => {
        if (visit.changesLanguage) return show(house, visit, clerkId);
        const from = dayOf(visit.now, house.agency.timeZone);
        return change(house, visit, clerkId, { skills: { isOwn: false }, from, seen: seenOf(form), form: undefined });
      },
    }),
  ];
}

const numberOf = (text: string | undefined) => (text === undefined ? undefined : parseInt(text, 10));

type Shown = {
  /** One's own duties, to be seen. */
  isOwn?: boolean;
  before?: number | undefined;
  isSaved?: boolean;
  form?: PostedForm | undefined;
  faults?: readonly SkillsFault[];
  refused?: string;
};

async function show({ database, agency }: House, seen: Visit, clerkId: string, shown: Shown = {}, status = 200): Promise<Reply> {
  const today = dayOf(seen.now, agency.timeZone);
  const clerk = await getClerkName(database, clerkId);
  const reach = shown.isOwn ? 'own' : await getReach(database, seen.person, clerkId);
  const [skills, version, places, languages, found] = await Promise.all([
    getSkills(database, clerkId),
    findLastVersion(database, clerkId),
    listHomePlaces(database, today),
    listServiceLanguages(database, agency),
    // One more than is shown tells whether more follow.
    listSkillsVersions(database, clerkId, { before: shown.before, most: perHistory + 1 }),
  ]);
  const versions = found.slice(0, perHistory);
  const visit = { ...seen, address: reach === 'own' ? '/own-skills' : `/clerks/${clerkId}` };
  return page(
    SkillsPage({
      visit,
      agency,
      clerk,
      skills,
      version,
      places,
      languages,
      versions,
      older: found.length > perHistory ? versions.at(-1)?.no : undefined,
      form: shown.form ?? fieldsOf(skills, today),
      faults: shown.faults ?? [],
      refused: shown.refused,
      isSaved: shown.isSaved ?? false,
      reach,
    }),
    status,
  );
}

function fieldsOf({ homePlaceId, benefitGroups, languages, channels, isQuick }: Skills, today: string): PostedForm {
  return new Map<string, readonly string[]>([
    ['homePlace', [homePlaceId ?? '']],
    ['groups', benefitGroups],
    ['languages', languages],
    ['channels', channels],
    ['quick', isQuick ? ['yes'] : []],
    ['from', [asTypedDay(today)]],
  ]);
}

async function save(house: House, visit: Visit, clerkId: string, form: PostedForm): Promise<Reply> {
  const { database, agency } = house;
  if (visit.changesLanguage) return show(house, visit, clerkId, { form });
  const today = dayOf(visit.now, agency.timeZone);
  const [places, languages] = await Promise.all([listHomePlaces(database, today), listServiceLanguages(database, agency)]);
  const read = readSkills(form, { agency, places: new Set(places.map(({ id }) => id)), languages }, today);
  if (read.faults.length > 0) return show(house, visit, clerkId, { form, faults: read.faults }, 422);
  const { homePlaceId, ...duties } = read.skills;
  // Whoever may not choose the home place was not asked for it.
  const skills = visit.person.role === 'administrator' ? { homePlaceId, ...duties } : duties;
  return change(house, visit, clerkId, { ...read, skills, form });
}

type Wish = { skills: Partial<Skills>; from: string; seen: number; form: PostedForm | undefined };

/** Makes the change; when somebody else was first, shows what they did and keeps what was chosen. */
async function change(house: House, visit: Visit, clerkId: string, { skills, from, seen, form }: Wish): Promise<Reply> {
  const today = dayOf(visit.now, house.agency.timeZone);
  try {
    await house.database
      .transaction()
      .execute((transaction) => decideSkills(transaction, visit.person, { clerkId, seen, from, today, at: visit.now }, skills));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'skills-changed-since') throw error;
    return show(house, visit, clerkId, { form, refused: refusalTexts(visit.language)['skills-changed-since'] }, 409);
  }
  return redirect(`/clerks/${clerkId}?saved=yes`);
}
