import Type from 'typebox';
import { v4 as randomId } from 'uuid';
import { readChecklist } from '#server/cases/checklist/checklist.ts';
import { viewCase } from '#server/cases/desk/opening.ts';
import type { House } from '#server/house.ts';
import { addYears, dayOf, isDay } from '#server/platform/clock/clock.ts';
import { idShape } from '#server/platform/database/keyset.ts';
import type { Transaction } from '#server/platform/database/connection.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { type Input, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { keysOfPage } from '../sending.ts';
import { takeInAttachment } from '../taking-in.ts';
import { paperChannels, PaperPage, type PaperFault } from './paper-page.tsx';

const params = Type.Object({ applicationId: Type.String({ maxLength: 60 }) });
const Registered = Type.Object(
  {
    uploadKey: idShape,
    requirementId: Type.String({ maxLength: 130 }),
    channel: Type.Enum([...paperChannels]),
    receivedOn: Type.String({ maxLength: 20 }),
  },
  { additionalProperties: false },
);
type Registered = Type.Static<typeof Registered>;

/** Attachments that came on paper: a clerk adds the scan, with how it came and the day that counts. */
export function paperRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/cases/:applicationId/attachments/new',
      right: 'handle-cases',
      params,
      answer: (visit, input) =>
        viewCase(house, visit, { applicationId: input.params.applicationId, what: 'attachments' }, async (transaction, one) => {
          const { items } = await readChecklist(transaction, house.agency, one);
          const typed = { requirementId: '', channel: 'post', receivedOn: dayOf(visit.now, house.agency.timeZone) } as const;
          return page(PaperPage({ visit, one, items, typed, uploadKey: randomId(), faults: [], refused: [] }));
        }),
    }),
    route({
      method: 'POST',
      path: '/cases/:applicationId/attachments',
      right: 'handle-cases',
      params,
      body: Registered,
      takesFiles: true,
      answer: (visit, input) => register(house, visit, input.params.applicationId, input.body, input.files),
    }),
  ];
}

async function register(
  house: House,
  visit: SignedVisit<Staff>,
  applicationId: string,
  typed: Registered,
  files: Input['files'],
): Promise<Reply> {
  return viewCase(house, visit, { applicationId, what: 'attachments' }, async (transaction, one) => {
    const { items } = await readChecklist(transaction, house.agency, one);
    const isKnown = typed.requirementId === '' || items.some(({ requirementId }) => requirementId === typed.requirementId);
    const requirementId = isKnown && typed.requirementId !== '' ? typed.requirementId : null;
    const faults: PaperFault[] = [
      ...(isPastDay(typed.receivedOn, dayOf(visit.now, house.agency.timeZone)) ? [] : ['receivedOn' as const]),
      ...(files.length === 0 ? ['files' as const] : []),
    ];
    const refused = files.flatMap(({ fileName, result }) => (result.kind === 'refused' ? [{ fileName, fault: result.fault }] : []));
    const key = { customerId: one.customerId, applicationId: one.applicationId };
    if (faults.length === 0 && !visit.changesLanguage)
      await takeInAll(house, transaction, files, { ...typed, ...key, requirementId, clerkId: visit.person.id, at: visit.now });
    if (faults.length + refused.length === 0 && !visit.changesLanguage) return redirect(`/cases/${one.applicationId}#attachments`);
    const shown = { ...visit, address: `/cases/${one.applicationId}/attachments/new` };
    const again = { visit: shown, one, items, typed, uploadKey: typed.uploadKey };
    if (visit.changesLanguage) return page(PaperPage({ ...again, faults: [], refused: [] }));
    return page(PaperPage({ ...again, faults, refused }), 422);
  });
}

function isPastDay(day: string, today: string): boolean {
  return isDay(day) && day <= today && day >= addYears(today, -1);
}

type Registering = Omit<Registered, 'requirementId'> & {
  customerId: string;
  applicationId: string;
  requirementId: string | null;
  clerkId: string;
  at: Date;
};

async function takeInAll(house: House, transaction: Transaction, files: Input['files'], { uploadKey, ...registering }: Registering) {
  const keyOf = keysOfPage(uploadKey);
  for (const { fileName, result } of files)
    if (result.kind === 'stored')
      await takeInAttachment(house, transaction, { ...registering, file: result.file, fileName, uploadKey: keyOf(result.file) });
}
