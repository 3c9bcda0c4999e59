import Type from 'typebox';
import { v7 as newId, validate as isId } from 'uuid';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { checkAnswers } from '#server/platform/forms/check.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import { isRefusal } from '#server/platform/forms/fault.ts';
import { parsePage } from '#server/platform/forms/parse.ts';
import { dropIrrelevant } from '#server/platform/forms/relevance.ts';
import { hasRight, type Staff } from '#server/platform/http/person.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import { type Input, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { placeOfCode } from '../codes/places.ts';
import { findPaperKey, getOwnArrival, paperChannels } from '../queries.ts';
import { addScans, getScan, listScansById, type Scan } from '../scans/queries.ts';
import { formValue, registrationForm } from './form.ts';
import { ReceiptPage } from './receipt-page.tsx';
import { type Filled, RegisterPage } from './register-page.tsx';
import { readArrival, registerPaper } from './registering.ts';

type StaffVisit = SignedVisit<Staff>;

const ofPaper = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
/** What is known before anything is typed: from a code that was read, or from a scan. */
const Known = Type.Object(
  {
    form: Type.Optional(Type.String({ maxLength: 80 })),
    formLanguage: Type.Optional(Type.String({ maxLength: 2 })),
    scan: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
);
type Known = Type.Static<typeof Known>;

/** Files of one application. */
const mostFiles = 20;

/** Registering what came on paper or by word of mouth, and the receipt for it. */
export function registeringRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/paper/register',
      right: 'take-in-paper',
      query: Known,
      answer: (visit, { query }) => showEmpty(house, visit, query),
    }),
    route({
      method: 'POST',
      path: '/paper/register',
      right: 'take-in-paper',
      takesFiles: { files: mostFiles },
      answer: (visit, { form, files }) => answerFilled(house, visit, form, files),
    }),
    route({
      method: 'GET',
      path: '/paper/:applicationId/receipt',
      right: 'take-in-paper',
      params: ofPaper,
      answer: async (visit, { params }) => {
        // What this clerk registered, and nothing that the customer wrote: no data of a customer is opened for it.
        const arrived = await asActor({ kind: 'system' }, () => getOwnArrival(house.database, visit.person.id, params.applicationId));
        const key = hasRight('key-paper', visit.person)
          ? await findPaperKey(house.database, visit.person, params.applicationId)
          : undefined;
        return page(ReceiptPage({ visit, agency: house.agency, arrived, mayKey: key !== undefined }));
      },
    }),
  ];
}

async function showEmpty(house: House, visit: StaffVisit, known: Known): Promise<Reply> {
  const { form } = registrationForm(house.agency, visit.person.role);
  const today = dayOf(visit.now, house.agency.timeZone);
  const scan = known.scan === undefined ? undefined : await getOwnScan(house, visit, known.scan);
  const place = scan?.code ? placeOfCode(house.agency, scan.code) : undefined;
  const fromCode = place?.kind === 'form' ? { form: formValue(place.benefit, place.version), language: place.language } : {};
  const answers: Answers = {
    ...(known.form !== undefined && { form: known.form }),
    ...(known.formLanguage !== undefined && { language: known.formLanguage }),
    ...fromCode,
    ...(scan && { channel: scan.channel, receivedOn: scan.receivedOn, pointReceivedOn: scan.pointReceivedOn ?? today }),
    ...(!scan && { receivedOn: today, pointReceivedOn: today }),
    hasAgent: 'no',
  };
  const asked = new Set(form.pages[0]?.fields.map(({ id }) => id));
  const shown = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)));
  return showPage(house, visit, { ...untouched, answers: shown, paperId: newId(), scans: scan ? [scan] : [] });
}

const untouched = { faults: [], problems: [], refused: [], typed: new Map<string, string>() };

function showPage(house: House, visit: StaffVisit, filled: Filled, status = 200): Reply {
  const shown = { ...visit, address: '/paper/register' };
  return page(RegisterPage({ visit: shown, agency: house.agency, filled }), status);
}

/** A scan that this person may look at: at a joint service point only what they took in themselves. */
async function getOwnScan(house: House, { person }: StaffVisit, scanId: string): Promise<Scan> {
  const scan = await getScan(house.database, scanId);
  if (!mayUse(person, scan)) throw new Refusal('not-found');
  return scan;
}

function mayUse(person: Staff, { takenInBy }: Scan): boolean {
  return hasRight('key-paper', person) || takenInBy === person.id;
}

async function answerFilled(house: House, visit: StaffVisit, posted: PostedForm, files: Input['files']): Promise<Reply> {
  const today = dayOf(visit.now, house.agency.timeZone);
  const { form, page: asked } = registrationForm(house.agency, visit.person.role);
  const paperId = singleValue(posted, 'paperId') ?? '';
  if (!isId(paperId)) throw new Refusal('bad-request', [{ place: '/paperId', reason: 'no id' }]);
  const parsed = parsePage(asked, posted, ['action', 'paperId', 'scan']);
  if (isRefusal(parsed)) throw new Refusal('bad-request', [{ place: parsed.name, reason: parsed.refused }]);
  const channel = paperChannels.find((one) => one === parsed.answers['channel']) ?? 'joint-service-point';
  await keepFiles(house, visit, { paperId, channel, today, files });
  const scans = await listKept(house, visit, paperId, posted.get('scan') ?? []);
  const refused = files.flatMap(({ fileName, result }) => (result.kind === 'refused' ? [{ fileName, fault: result.fault }] : []));
  const filled: Filled = { ...untouched, answers: parsed.answers, typed: parsed.typed, paperId, scans };
  if (visit.changesLanguage) return showPage(house, visit, filled);
  const answers = dropIrrelevant(form, parsed.answers, { today });
  const faults = checkAnswers(form, answers, { today, unread: parsed.faults });
  if (faults.length + refused.length > 0) return showPage(house, visit, { ...filled, faults, refused }, 422);
  const arrival = readArrival(answers, { paperId, scanIds: scans.map(({ scanId }) => scanId), today });
  const problem = await registerPaper(house, visit, arrival);
  if (problem) return showPage(house, visit, { ...filled, problems: [problem] }, 422);
  return redirect(`/paper/${paperId}/receipt`);
}

type Sent = { paperId: string; channel: Scan['channel']; today: string; files: Input['files'] };

/** Files wait like scans until the application is registered: nothing that came is lost when something must be corrected first. */
async function keepFiles(house: House, visit: StaffVisit, { paperId, channel, today, files }: Sent): Promise<void> {
  const stored = files.flatMap(({ fileName, result }) => (result.kind === 'stored' ? [{ fileName, file: result.file }] : []));
  if (stored.length === 0) return;
  const days = { receivedOn: today, pointReceivedOn: null };
  const arriving = {
    ...days,
    importId: paperId,
    channel,
    files: stored,
    clerkId: visit.person.id,
    at: visit.now,
    reader: 'nobody',
  } as const;
  await house.database.transaction().execute((transaction) => addScans(house, transaction, arriving));
}

/** The scans that the page knew of and those that came with it, as far as they are this person's to use. */
async function listKept(house: House, { person }: StaffVisit, paperId: string, named: readonly string[]): Promise<Scan[]> {
  const { database } = house;
  const fromPage = await listScansById(database, [...new Set(named)].slice(0, mostFiles));
  const came = await database
    .selectFrom('scan')
    .select('scan_id')
    .where('import_id', '=', paperId)
    .where('state', '=', 'unsorted')
    .execute();
  const sent = await listScansById(
    database,
    came.map(({ scan_id }) => scan_id).filter((id) => !named.includes(id)),
  );
  return [...fromPage, ...sent].filter((scan) => mayUse(person, scan));
}
