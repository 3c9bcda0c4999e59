import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { beginDraft } from '#server/cases/drafts/testing.ts';
import { actBy } from '#server/people/acting/testing.ts';
import { addTestMandate } from '#server/people/mandates/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { pngFile, postFiles } from './testing.ts';

let opened: TestHouse;
/** Whose application, draft and file it is; another customer; an agent for student aid; one who may only look. */
let aino: SignedIn;
let other: SignedIn;
let agentOfAnother: SignedIn;
let onlyLooks: SignedIn;
let agent: SignedIn;
let staff: SignedIn[];
let ids: Record<string, string>;
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
  other = await signInCustomer(opened, { n: 2 });
  agent = await actingFor(3, {});
  agentOfAnother = await actingFor(4, { benefits: ['studentAid'] });
  onlyLooks = await actingFor(5, { actions: ['view'] });
  staff = await Promise.all(staffRoles.map((role) => signInStaff(opened, { role })));
  const application = await sendApplication(aino);
  const sent = await postFiles(opened, aino, `/api/applications/${application}/attachments`, { uploadKey: randomId() }, [pngFile()]);
  const draft = (await beginDraft(aino)).slice('/drafts/'.length);
  const draftFile = await postFiles(opened, aino, `/api/applications/${draft}/attachments`, { uploadKey: randomId() }, [pngFile()]);
  ids = {
    applicationId: application,
    draftId: draft,
    attachmentId: sent.json<{ taken: { id: string }[] }>().taken[0]?.id ?? '',
    draftFile: draftFile.json<{ taken: { id: string }[] }>().taken[0]?.id ?? '',
    linkId: 'a'.repeat(64),
  };
});
afterAll(() => opened.close());

async function actingFor(n: number, terms: { benefits?: string[]; actions?: ('view' | 'apply')[] }): Promise<SignedIn> {
  const somebody = await signInCustomer(opened, { n });
  return actBy(opened, somebody, await addTestMandate(opened, { principal: aino, agent: somebody, ...terms }));
}

/** Every route for customers: what it takes, and whether somebody who may only look is let in. */
const routes: [string, Record<string, string> | undefined, boolean][] = [
  ['GET /applications/:applicationId/attachments', undefined, true],
  ['POST /applications/:applicationId/attachments', { uploadKey: randomId() }, false],
  ['GET /drafts/:draftId/attachments', undefined, true],
  ['POST /drafts/:draftId/attachments', { uploadKey: randomId() }, false],
  ['POST /drafts/:draftId/attachments/:attachmentId/remove', {}, false],
  ['GET /attachments/:attachmentId/file', undefined, true],
  ['GET /api/applications/:applicationId/attachments', undefined, true],
  ['POST /api/applications/:applicationId/attachments', { uploadKey: randomId() }, false],
  ['POST /applications/:applicationId/attachments/phone', { requirementId: 'housing.rentalAgreement' }, false],
  ['POST /drafts/:draftId/attachments/phone', { requirementId: 'housing.rentalAgreement' }, false],
  ['GET /api/phone-links/:linkId', undefined, true],
];

function ask(person: SignedIn, route: string, fields: Record<string, string> | undefined) {
  const [method, path = ''] = route.split(' ');
  const address = path.replaceAll(/:(\w+)/g, (_all, name: string) =>
    route.endsWith('/remove') && name === 'attachmentId' ? (ids['draftFile'] ?? '') : (ids[name] ?? ''),
  );
  if (method === 'GET') return person.get(address);
  if (fields?.['uploadKey']) return postFiles(opened, person, address, fields, [pngFile('toisen.png', 150)]);
  return person.post(address, fields ?? {});
}

/** Everything that such a route could change. */
async function stand() {
  const files = await opened.database.selectFrom('attachment').select(['attachment_id', 'state']).orderBy('attachment_id').execute();
  const links = await opened.database.selectFrom('upload_link').select('made_at').execute();
  const events = await opened.database.selectFrom('case_event').select('event_id').orderBy('event_id').execute();
  return { files, links, events };
}

describe.each(routes)('%s', (route, fields, isLooking) => {
  test('finds nothing for another customer, and changes nothing', async () => {
    const before = await stand();
    expect((await ask(other, route, fields)).statusCode).toBe(404);
    expect(await stand()).toEqual(before);
  });

  test('is not for staff, whatever their role', async () => {
    const before = await stand();
    for (const person of staff) expect((await ask(person, route, fields)).statusCode).toBe(403);
    expect(await stand()).toEqual(before);
  });

  test('is not for anybody who has not signed in', async () => {
    const [method, path = ''] = route.split(' ');
    const url = path.replaceAll(/:(\w+)/g, (_all, name: string) => ids[name] ?? '');
    const answer = await opened.app.inject({
      method: method === 'GET' ? 'GET' : 'POST',
      url,
      ...(method === 'GET' ? {} : { payload: {} }),
    });
    expect([303, 401]).toContain(answer.statusCode);
  });

  test('is for an agent as far as the mandate goes', async () => {
    const before = await stand();
    expect([403, 404]).toContain((await ask(agentOfAnother, route, fields)).statusCode);
    if (!isLooking) expect((await ask(onlyLooks, route, fields)).statusCode).toBe(403);
    expect(await stand()).toEqual(before);
    // What is not there is not there for the agent either: no link was made.
    const found = route.includes('linkId') ? 404 : 200;
    if (isLooking) for (const person of [onlyLooks, agent]) expect((await ask(person, route, fields)).statusCode).toBe(found);
  });
});

test('the customer and the agent send, see and remove files, and it is kept who sent them', async () => {
  const address = `/applications/${ids['applicationId']}/attachments`;
  for (const person of [aino, agent]) {
    const sent = await postFiles(opened, person, address, { uploadKey: randomId() }, [pngFile('oma.png', person === aino ? 160 : 161)]);
    expect(sent.statusCode).toBe(303);
  }
  const rows = await opened.database
    .selectFrom('attachment')
    .select(['customer_id', 'agent_id'])
    .where('file_name', '=', 'oma.png')
    .execute();
  expect(rows.map(({ customer_id: customer }) => customer)).toEqual([aino.id, aino.id]);
  expect(rows.filter(({ agent_id: by }) => by !== null)).toHaveLength(1);
  expect((await agent.post(`/drafts/${ids['draftId']}/attachments/${ids['draftFile']}/remove`)).statusCode).toBe(303);
});

test('nothing is stored of an upload whose page was not ours', async () => {
  const before = await stand();
  const forged = { ...aino, headers: { ...aino.headers, 'x-csrf-token': 'x.y' } };
  const answer = await postFiles(opened, forged, `/applications/${ids['applicationId']}/attachments`, { uploadKey: randomId() }, [
    pngFile(),
  ]);
  expect(answer.statusCode).toBe(403);
  expect(await stand()).toEqual(before);
});

test('an address that was made up leads nowhere', async () => {
  for (const id of ['x', randomId(), "'; drop table attachment; --"])
    for (const path of [`/applications/${encodeURIComponent(id)}/attachments`, `/attachments/${encodeURIComponent(id)}/file`])
      expect((await aino.get(path)).statusCode).toBe(404);
});
