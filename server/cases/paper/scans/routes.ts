import Type from 'typebox';
import { v7 as newId, validate as isId } from 'uuid';
import { giveFile, givePicture } from '#server/cases/attachments/giving.ts';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { keysetShape, readKeyset } from '#server/platform/database/keyset.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { hasRight, type Staff } from '#server/platform/http/person.ts';
import { type Input, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { ImportPage } from './pages/import-page.tsx';
import { addScans, getUnsorted, listImports, listOfImport, listUnsorted, type Scan } from './queries.ts';
import { ofForm, readTaking } from './read-taking.ts';
import { type Filled, ScansPage } from './pages/scans-page.tsx';
import { sortingRoutes } from './sorting-routes.ts';

type StaffVisit = SignedVisit<Staff>;

const ofImport = Type.Object({ importId: Type.String({ maxLength: 60 }) });
const ofScan = Type.Object({ scanId: Type.String({ maxLength: 60 }) });
const Listed = Type.Object({ after: Type.Optional(keysetShape), done: Type.Optional(Type.Literal('1')) }, { additionalProperties: false });

/** Files of one upload. */
const mostScans = 50;

/** Scanned papers: taken in many at once, and sorted by their codes or by hand. */
export function scanRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/scans',
      right: 'take-in-paper',
      query: Listed,
      answer: async (visit, { query }) => {
        const today = dayOf(visit.now, house.agency.timeZone);
        const answers = ofForm(visit.person.role, { receivedOn: today, pointReceivedOn: today });
        const filled = { importId: newId(), answers, typed: new Map<string, string>(), faults: [], problems: [] };
        return showScans(house, visit, filled, { after: query.after, isDone: query.done === '1' });
      },
    }),
    route({
      method: 'POST',
      path: '/scans',
      right: 'take-in-paper',
      takesFiles: { files: mostScans },
      answer: (visit, input) => takeIn(house, visit, input),
    }),
    route({
      method: 'GET',
      path: '/scans/imports/:importId',
      right: 'take-in-paper',
      params: ofImport,
      answer: async (visit, { params }) => {
        const scans = await getImport(house, visit, params.importId);
        return page(ImportPage({ visit, agency: house.agency, scans, refused: [] }));
      },
    }),
    fileRoute(house, 'file'),
    fileRoute(house, 'picture'),
    ...sortingRoutes(house),
  ];
}

type Shown = { after?: string | undefined; isDone?: boolean };

async function showScans(house: House, visit: StaffVisit, filled: Filled, { after, isDone = false }: Shown, status = 200): Promise<Reply> {
  const { database, agency } = house;
  const from = after === undefined ? undefined : readKeyset(after);
  const unsorted = hasRight('key-paper', visit.person) ? await listUnsorted(database, from) : undefined;
  // What this clerk took in, also where it has been put meanwhile: counts only.
  const imports = await asActor({ kind: 'system' }, () => listImports(database, visit.person.id));
  return page(ScansPage({ visit, agency, mostScans, filled, unsorted, imports, isContinued: after !== undefined, isDone }), status);
}

async function takeIn(house: House, visit: StaffVisit, { form, files }: Pick<Input, 'form' | 'files'>): Promise<Reply> {
  const taking = readTaking(form, visit.person.role, dayOf(visit.now, house.agency.timeZone), files.length);
  const { importId, answers, typed, channel, receivedOn, pointReceivedOn } = taking;
  const shown = { ...visit, address: '/scans' };
  if (visit.changesLanguage) return showScans(house, shown, { importId, answers, typed, faults: [], problems: [] }, {});
  if (taking.faults.length + taking.problems.length > 0) return showScans(house, shown, taking, {}, 422);
  const stored = files.flatMap(({ fileName, result }) => (result.kind === 'stored' ? [{ fileName, file: result.file }] : []));
  const days = { channel, receivedOn, pointReceivedOn };
  const arriving = { ...days, importId, files: stored, clerkId: visit.person.id, at: visit.now, reader: 'job' } as const;
  await house.database.transaction().execute((transaction) => addScans(house, transaction, arriving));
  const refused = files.flatMap(({ fileName, result }) => (result.kind === 'refused' ? [{ fileName, fault: result.fault }] : []));
  const address = `/scans/imports/${importId}`;
  if (refused.length === 0) return redirect(address);
  const scans = stored.length > 0 ? await getImport(house, visit, importId) : [];
  return page(ImportPage({ visit: { ...visit, address }, agency: house.agency, scans, refused }), 422);
}

/** What became of files that this clerk took in; those who key paper see what waits of others' and of the command's too. */
async function getImport({ database }: House, { person }: StaffVisit, importId: string): Promise<Scan[]> {
  if (!isId(importId)) throw new Refusal('not-found');
  // Where a file was put, it is a customer's: only that it was put somewhere comes out of here, to whoever took it in.
  const all = await asActor({ kind: 'system' }, () => listOfImport(database, importId));
  const own = all.filter(({ takenInBy, state }) => takenInBy === person.id || (hasRight('key-paper', person) && state !== 'sorted'));
  if (own.length === 0) throw new Refusal('not-found');
  return own;
}

function fileRoute(house: House, kind: 'file' | 'picture'): Route {
  return route({
    method: 'GET',
    path: `/scans/:scanId/${kind}`,
    right: 'key-paper',
    params: ofScan,
    answer: async (_visit, { params }) => {
      const { file, fileName, scan } = await getUnsorted(house.database, params.scanId);
      const given = { ...file, fileName, scan };
      return kind === 'file' ? giveFile(house, given) : givePicture(house, given);
    },
  });
}
