import Type from 'typebox';
import type { House } from '#server/house.ts';
import type { CaseKey } from '#server/cases/applications/case-events.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { CodeProblem } from '../codes/page.tsx';
import { type CodePlace, placeOfCode } from '../codes/places.ts';
import { putToCustomer } from '../opening.ts';
import { formValue } from '../registering/form.ts';
import { discardScan, getUnsorted, type Scan } from './queries.ts';
import { longestReason, ScanPage, type ScanProblem } from './pages/scan-page.tsx';
import { sortScan } from './sorting.ts';

const ofScan = Type.Object({ scanId: Type.String({ maxLength: 60 }) });
const Code = Type.Object({ code: Type.String({ maxLength: 2000 }) }, { additionalProperties: false });
// A line end is posted as two characters.
const Because = Type.Object({ because: Type.String({ maxLength: 2 * longestReason }) }, { additionalProperties: false });

const right = 'key-paper';
type StaffVisit = SignedVisit<Staff>;

/** A scan whose code leads nowhere, or that has none: a clerk looks at it and says where it belongs. */
export function sortingRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/scans/:scanId',
      right,
      params: ofScan,
      answer: async (visit, { params }) => show(house, visit, await getUnsorted(house.database, params.scanId), {}),
    }),
    route({
      method: 'POST',
      path: '/scans/:scanId/sort',
      right,
      params: ofScan,
      body: Code,
      answer: async (visit, { params, body }) => {
        const scan = await getUnsorted(house.database, params.scanId);
        if (visit.changesLanguage) return show(house, visit, scan, { typedCode: body.code });
        const place = placeOfCode(house.agency, body.code);
        if (place.kind === 'fault') return show(house, visit, scan, { typedCode: body.code, problem: place.fault });
        if (place.kind === 'form') return redirect(registerAddress(scan, place));
        const key = await findPlace(house, place);
        if (!key) return show(house, visit, scan, { typedCode: body.code, problem: 'not-found' });
        const acting = { clerkId: visit.person.id, at: visit.now };
        await putToCustomer(house, visit, key, (transaction) => sortScan(house, transaction, scan.scanId, key, acting));
        return redirect('/scans?done=1');
      },
    }),
    route({
      method: 'POST',
      path: '/scans/:scanId/discard',
      right,
      params: ofScan,
      body: Because,
      answer: async (visit, { params, body }) => {
        const scan = await getUnsorted(house.database, params.scanId);
        const typedReason = body.because.replaceAll('\r\n', '\n').trim();
        if (visit.changesLanguage) return show(house, visit, scan, { typedReason });
        if (typedReason.length < 5 || typedReason.length > longestReason)
          return show(house, visit, scan, { typedReason, problem: 'reason-needed' });
        await discardScan(house.database, scan.scanId, typedReason, { by: visit.person.id, at: visit.now });
        return redirect('/scans?done=1');
      },
    }),
  ];
}

function registerAddress({ scanId }: Scan, { benefit, version, language }: Extract<CodePlace, { kind: 'form' }>): string {
  return `/paper/register?${new URLSearchParams({ scan: scanId, form: formValue(benefit, version), formLanguage: language }).toString()}`;
}

type Typed = { typedCode?: string; typedReason?: string; problem?: CodeProblem | ScanProblem };

function show(house: House, visit: StaffVisit, scan: Scan, typed: Typed): Reply {
  const shown = { ...visit, address: `/scans/${scan.scanId}` };
  const node = ScanPage({ visit: shown, agency: house.agency, scan, ...typed });
  return { kind: 'page', status: typed.problem ? 422 : 200, embeds: 'frame', page: node };
}

/** Whose case or paper application it is: ids alone, also of cases that this clerk does not handle, for mail comes for all. */
function findPlace({ database }: House, place: Extract<CodePlace, { kind: 'case' | 'paper' }>): Promise<CaseKey | undefined> {
  const ids = ['customer_id as customerId', 'application_id as applicationId'] as const;
  return asActor({ kind: 'system' }, () =>
    place.kind === 'case'
      ? database.selectFrom('application').select(ids).where('reference', '=', place.reference).executeTakeFirst()
      : database.selectFrom('paper_application').select(ids).where('paper_code', '=', place.code).executeTakeFirst(),
  );
}
