import Type from 'typebox';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Customer } from '#server/platform/http/person.ts';
import { json, page, route, type Reply, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { openArchive } from './archive.ts';
import { machineReadable } from './machine-readable.ts';
import { beginReport, endReport, listReports, type MakingEnd, sumFiles } from './making.ts';
import { OwnDataPage } from './page.tsx';
import { type OwnData, readOwnData } from './reading.ts';
import { readable } from './readable.tsx';

const right = 'own-person';
const nothing = Type.Object({}, { additionalProperties: false });

const OwnDataReply = Type.Object({
  format: Type.Literal('luukku-own-data'),
  version: Type.Literal(1),
  agency: Type.String(),
  madeAt: Type.String({ format: 'date-time' }),
  records: Type.Record(Type.String(), Type.Array(Type.Object({}))),
  files: Type.Array(Type.Object({ path: Type.String(), sha256: Type.String(), byteCount: Type.Integer() })),
});

/** A person's own data: what is kept and how long, and all of it to download. Each download is written down, and posted for. */
export function routes(house: House): Route[] {
  const { database, agency } = house;
  return [
    route({
      method: 'GET',
      path: '/my-data',
      right,
      answer: async (visit) => {
        const [reports, sum] = await Promise.all([listReports(database, visit.person.id), sumFiles(database, visit.person.id)]);
        return page(OwnDataPage({ visit, agency, reports, sum }));
      },
    }),
    route({ method: 'POST', path: '/my-data/download', right, body: nothing, answer: (visit) => giveArchive(house, visit) }),
    route({
      method: 'POST',
      path: '/api/my-data',
      right,
      body: nothing,
      summary: 'Everything that is held of you, but for the contents of files, by table and column. It is written down that you asked.',
      replies: OwnDataReply,
      answer: (visit) =>
        makeReport(house, visit, async (data, end) => {
          await end({ outcome: 'sent', fileCount: 0 });
          return json(machineReadable(data, { agency: agency.id, madeAt: visit.now }));
        }),
    }),
  ];
}

type End = (how: MakingEnd) => Promise<void>;

/** Reads everything between the beginning and the end of a report. Whatever goes wrong on the way ends it too. */
async function makeReport(house: House, visit: SignedVisit<Customer>, give: (data: OwnData, end: End) => Promise<Reply>): Promise<Reply> {
  const { id } = visit.person;
  const making = await beginReport(house.database, id, visit.now);
  // A stream ends long after the request was answered: then nobody acts unless it is said.
  const end: End = (how) => asActor({ kind: 'customer', customerId: id, selfId: id }, () => endReport(house, making, how));
  try {
    return await give(await readOwnData(house, id), end);
  } catch (error) {
    await end({ outcome: 'broken-off', fileCount: 0 });
    throw error;
  }
}

function giveArchive(house: House, visit: SignedVisit<Customer>): Promise<Reply> {
  const { agency } = house;
  const { language, now } = visit;
  return makeReport(house, visit, async (data, end) => {
    const written = [
      { name: 'my-data.html', text: readable(data, { agency, language, madeAt: now }) },
      { name: 'my-data.json', text: JSON.stringify(machineReadable(data, { agency: agency.id, madeAt: now }), undefined, 2) },
    ];
    const content = openArchive(house, { written, files: data.files, madeAt: now }, (isWhole) =>
      end(isWhole ? { outcome: 'sent', fileCount: data.files.length } : { outcome: 'broken-off', fileCount: 0 }),
    );
    return { kind: 'archive', content, fileName: `${agency.id}-my-data.zip` };
  });
}
