import Type from 'typebox';
import { listClerks } from '#server/people/clerks/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import { dropUnfinished, findUnfinished, keepUnfinished } from '#server/cases/unfinished-texts/unfinished-texts.ts';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { machineRoutes } from './api.ts';
import { CasePage, type CaseView } from './case-page.tsx';
import { addNote, type Case, listNotes, listTimeline, longestNote } from './case-queries.ts';
import { handCaseOn, releaseCase, takeCase } from './holding.ts';
import { viewCase } from './opening.ts';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const nothing = Type.Object({}, { additionalProperties: false });
const ShownCase = Type.Object({ questions: Type.Optional(Type.Literal('own')) }, { additionalProperties: false });
const To = Type.Object({ to: Type.String({ maxLength: 36 }) }, { additionalProperties: false });
// A line end is posted as two characters.
const NoteText = Type.Object({ text: Type.String({ maxLength: 2 * longestNote }) }, { additionalProperties: false });

/** The case page and what can be done with a case on it. */
export function routes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/cases/:applicationId',
      right: 'handle-cases',
      params,
      query: ShownCase,
      answer: (visit, input) =>
        orGlass(input.params.applicationId, () =>
          viewCase(house, visit, { applicationId: input.params.applicationId, what: 'case' }, async (transaction, one) =>
            page(CasePage({ ...(await readView(house, transaction, visit, one)), isTranslated: input.query.questions === 'own' })),
          ),
        ),
    }),
    holdingRoute(house, 'take', (transaction, key, clerk, at) => takeCase(transaction, key, clerk.id, at)),
    holdingRoute(house, 'release', (transaction, key, clerk, at) => releaseCase(transaction, key, clerk.id, at)),
    route({
      method: 'POST',
      path: '/cases/:applicationId/hand-on',
      right: 'handle-cases',
      params,
      body: To,
      answer: (visit, input) =>
        viewCase(house, visit, { applicationId: input.params.applicationId, what: 'case' }, async (transaction, one) => {
          await handCaseOn(transaction, one, visit.person.id, input.body.to, visit.now);
          return redirect('/work');
        }),
    }),
    noteRoute(house),
    ...machineRoutes(house),
  ];
}

/** Leads a clerk without the right to a protected person to the page that says what can be done. */
async function orGlass(applicationId: string, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'protected-person') return redirect(`/cases/${applicationId}/break-glass`);
    throw error;
  }
}

type Change = (transaction: Transaction, key: CaseKey, clerk: Staff, at: Date) => Promise<void>;

function holdingRoute(house: House, verb: 'take' | 'release', change: Change): Route {
  return route({
    method: 'POST',
    path: `/cases/:applicationId/${verb}`,
    right: 'handle-cases',
    params,
    body: nothing,
    answer: (visit, input) =>
      viewCase(house, visit, { applicationId: input.params.applicationId, what: 'case' }, async (transaction, one) => {
        await change(transaction, one, visit.person, visit.now);
        return redirect(`/cases/${one.applicationId}`);
      }),
  });
}

function noteRoute(house: House): Route {
  return route({
    method: 'POST',
    path: '/cases/:applicationId/notes',
    right: 'handle-cases',
    params,
    body: NoteText,
    keepsTyped: true,
    answer: (visit, input) =>
      viewCase(house, visit, { applicationId: input.params.applicationId, what: 'case' }, async (transaction, one) => {
        const typedNote = input.body.text.replaceAll('\r\n', '\n');
        const isEmpty = typedNote.trim() === '';
        const writing = noteBy(visit, one);
        if (visit.overSession) {
          if (!isEmpty) await keepUnfinished(transaction, writing, typedNote, visit.now);
          return redirect(`/staff?returnTo=${encodeURIComponent(`/cases/${one.applicationId}`)}`);
        }
        if (visit.changesLanguage && isEmpty) return redirect(`/cases/${one.applicationId}`);
        if (visit.changesLanguage) return page(CasePage({ ...(await readView(house, transaction, visit, one)), typedNote }));
        // Whoever empties the field and presses the button gives up what had waited there.
        const hadWaited = await dropUnfinished(transaction, writing);
        if (isEmpty && hadWaited) return redirect(`/cases/${one.applicationId}#notes`);
        if (isEmpty) return page(CasePage({ ...(await readView(house, transaction, visit, one)), hasNoteFault: true }), 422);
        await addNote(transaction, one, visit.person.id, typedNote.trim(), visit.now);
        return redirect(`/cases/${one.applicationId}#notes`);
      }),
  });
}

function noteBy(visit: SignedVisit<Staff>, { customerId, applicationId }: CaseKey) {
  return { customerId, applicationId, clerkId: visit.person.id, place: 'note' } as const;
}

async function readView(house: House, transaction: Transaction, visit: SignedVisit<Staff>, one: Case): Promise<CaseView> {
  const { agency } = house;
  const today = dayOf(visit.now, agency.timeZone);
  const clerks = one.holder?.id === visit.person.id ? await listClerks(transaction) : [];
  const notes = await listNotes(transaction, one);
  const events = await listTimeline(transaction, one.customerId, one.applicationId);
  const unfinished = await findUnfinished(transaction, noteBy(visit, one));
  const others = clerks.filter(
    ({ id, skills, languages, seesProtected }) =>
      id !== visit.person.id &&
      skills.includes(one.benefitGroup) &&
      languages.includes(one.language) &&
      (seesProtected || !one.isProtected),
  );
  // The page of a post has the post's address, where nothing can be read: links on it lead back to the case itself.
  const shown = { ...visit, address: `/cases/${one.applicationId}` };
  const sections = [];
  for (const section of house.sections.ofCase) sections.push(await section(transaction, { house, visit: shown, one, today }));
  return {
    visit: shown,
    agency,
    one,
    others,
    notes,
    events,
    today,
    isTranslated: false,
    ...(unfinished === undefined ? {} : { typedNote: unfinished, isNoteUnfinished: true }),
    sections: sections.filter((section) => section !== undefined),
  };
}
