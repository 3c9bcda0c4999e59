import Type from 'typebox';
import type { House } from '#server/house.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import { singleValue } from '#server/platform/http/posted-form.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { acceptImport } from '../proposal/accepting.ts';
import { addImport, getOpenImport, listImports } from '../proposal/queries.ts';
import { type Shown, workOut } from '../proposal/shown.ts';
import { mostFileBytes, readFiles } from '../reading/reading.ts';
import { ImportPage } from './import-page.tsx';
import { ProposalPage } from './proposal-page.tsx';
import { texts } from './texts.ts';

const strict = { additionalProperties: false } as const;
const right = 'manage-network';
const params = Type.Object({ importId: idShape });
const mostFiles = 20;
const mostBytes = 40 * 1024 * 1024;

type StaffVisit = SignedVisit<Staff>;

/** Importing places: files are read, what they change is shown, somebody accepts it. */
export function routes(house: House): Route[] {
  const { database } = house;
  return [
    route({
      method: 'GET',
      path: '/network/import',
      right,
      query: Type.Object({ done: Type.Optional(Type.Literal('import')) }, strict),
      answer: async (visit, { query }) => showStart(house, visit, { isDone: query.done !== undefined }),
    }),
    route({
      method: 'POST',
      path: '/network/import',
      right,
      takesTexts: { files: mostFiles, bytesPerFile: mostFileBytes, bytesInAll: mostBytes, longestSeconds: 300 },
      answer: async (visit, { texts: sent }) => {
        const here = { ...visit, address: '/network/import' };
        if (sent.length === 0) return showStart(house, here, { hasNoFiles: !visit.changesLanguage });
        const read = readFiles(sent.flatMap((file) => ('bytes' in file ? [file] : [])));
        for (const file of sent) if ('fault' in file) read.faults.push({ file: file.fileName, record: '', place: '', code: file.fault });
        const source = sent.map(({ fileName }) => fileName).join(', ');
        const id = await addImport(database, { source, read, clerkId: visit.person.id, at: visit.now });
        return redirect(`/network/import/${id}`);
      },
    }),
    route({
      method: 'GET',
      path: '/network/import/:importId',
      right,
      params,
      query: Type.Object({ skip: Type.Optional(Type.String({ pattern: '^\\d{1,4}$' })) }, strict),
      answer: async (visit, input) => {
        const { read } = await getOpenImport(database, input.params.importId, visit.now);
        const shown = await workOut(database, house, read, visit.now);
        return showProposal(house, visit, input.params.importId, { shown, skip: Number(input.query.skip ?? 0) });
      },
    }),
    route({
      method: 'POST',
      path: '/network/import/:importId',
      right,
      params,
      takesForm: true,
      answer: async (visit, { params: { importId }, form }) => {
        const digest = singleValue(form, 'digest') ?? '';
        const closed = (form.get('close') ?? []).slice(0, 5000);
        const reason = texts(house.agency.languages[0] ?? 'fi').reason;
        const result = await acceptImport(house, { importId, digest, closed, clerkId: visit.person.id, at: visit.now, reason });
        if ('done' in result) return redirect('/network/import?done=import');
        return showProposal(house, visit, importId, { shown: result.other, isOther: true });
      },
    }),
  ];
}

async function showStart({ database }: House, visit: StaffVisit, { isDone = false, hasNoFiles = false }): Promise<Reply> {
  const imports = await listImports(database, visit.now);
  return page(ImportPage({ visit, imports, isDone, hasNoFiles }), hasNoFiles ? 422 : 200);
}

type Showing = { shown: Shown; skip?: number; isOther?: boolean };

async function showProposal(
  house: House,
  visit: StaffVisit,
  importId: string,
  { shown, skip = 0, isOther = false }: Showing,
): Promise<Reply> {
  const { source, expiresAt } = await getOpenImport(house.database, importId, visit.now);
  const here = { ...visit, address: `/network/import/${importId}` };
  return page(ProposalPage({ visit: here, agency: house.agency, importId, source, expiresAt, shown, skip, isOther }), isOther ? 409 : 200);
}
