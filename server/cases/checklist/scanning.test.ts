import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { housingAnswers, sendApplication } from '#server/cases/applications/testing.ts';
import { beginDraft, fillDraft, sendDraft } from '#server/cases/drafts/testing.ts';
import { noticeHandlers } from '#server/cases/notices/handlers.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { scanHandlers, scanLeftOver } from './scanning.ts';
import { pdfFile, pngFile, postFiles, type TestFile } from '#server/cases/attachments/testing.ts';

/** What the scanner says of everything; undefined: it hangs up. */
let verdict: string | undefined;
let scanner: Server;
let opened: TestHouse;
let aino: SignedIn;
let clerk: SignedIn;
let id: string;
beforeAll(async () => {
  scanner = createServer((socket) => {
    socket.on('error', () => undefined);
    if (verdict === undefined) return socket.destroy();
    // A piece of no length ends the file.
    socket.on('data', (piece: Buffer) => {
      if (piece.subarray(-4).equals(Buffer.alloc(4))) socket.end(`${verdict}\0`);
    });
  });
  await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', resolve));
  // A server that listens at a port has an address of this kind.
  const { port } = scanner.address() as AddressInfo;
  opened = await openTestHouse({ settings: { clamdAddress: `127.0.0.1:${port}` } });
});
afterAll(async () => {
  await opened.close();
  scanner.close();
});
beforeEach(async () => {
  await opened.database.deleteFrom('outbox').execute();
  await signIn();
  id = await sendApplication(aino);
  await clerk.post(`/cases/${id}/take`);
});

async function signIn(): Promise<void> {
  aino = await signInCustomer(opened, { n: 1 });
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
}

const agreement = 'housing.rentalAgreement';

async function send(file: TestFile): Promise<string> {
  const fields = { uploadKey: randomId(), requirementId: agreement };
  return (
    (await postFiles(opened, aino, `/api/applications/${id}/attachments`, fields, [file])).json<{ taken: { id: string }[] }>().taken[0]
      ?.id ?? ''
  );
}

/** Does the jobs that wait for files to be looked through. */
async function scanAll(): Promise<void> {
  const waiting = await opened.database.selectFrom('outbox').select('payload').where('topic', '=', 'scan-file').execute();
  for (const { payload } of waiting)
    // addToOutbox wrote them.
    await scanHandlers(opened.house)['scan-file'](payload as Record<string, string>, { attempt: 1, isLast: false });
}

/** Tells those who sent files, as the runner of jobs would. */
async function tellAll(): Promise<void> {
  const waiting = await opened.database.selectFrom('outbox').select('payload').where('topic', '=', 'file-problem').execute();
  for (const { payload } of waiting)
    // addToOutbox wrote them.
    await noticeHandlers(opened.house)['file-problem'](payload as Record<string, string>, { attempt: 1, isLast: false });
}

async function stateOf() {
  const found = await opened.database
    .selectFrom('attachment_requirement')
    .select('state')
    .where('application_id', '=', id)
    .where('requirement_id', '=', agreement)
    .executeTakeFirst();
  return found?.state;
}

const ways = (file: string) => [
  aino.get(`/attachments/${file}/file`),
  clerk.get(`/cases/${id}/attachments/${file}/file`),
  clerk.get(`/cases/${id}/attachments/${file}/picture`),
  clerk.get(`/cases/${id}/attachments/${file}/view`),
];
const statusesOf = async (file: string) => (await Promise.all(ways(file))).map(({ statusCode }) => statusCode);

describe('a file that waits to be looked through', () => {
  test('is listed, counts as received, and is given to nobody and judged by nobody', async () => {
    const file = await send(pngFile('odottaa.png', 11));
    expect(await stateOf()).toBe('received');
    expect((await aino.get(`/applications/${id}/attachments`)).body).toContain('Tarkistetaan haittaohjelmien varalta');
    const { body } = await clerk.get(`/cases/${id}`);
    expect(body).toContain('odottaa.png');
    expect(body).not.toContain(`/attachments/${file}/view`);
    expect(await statusesOf(file)).toEqual([409, 409, 409, 409]);
    expect((await clerk.post(`/cases/${id}/attachments/${file}/judge`, { verdict: 'accept' })).statusCode).toBe(409);
  });

  test('stays shut while the scanner does not answer, and opens when it does', async () => {
    const file = await send(pngFile('kuva.png', 12));
    for (const nothing of [undefined, 'stream: something went wrong ERROR']) {
      verdict = nothing;
      await expect(scanAll()).rejects.toThrow();
      expect(await statusesOf(file)).toEqual([409, 409, 409, 409]);
    }
    // The jobs have given up after a day.
    opened.clock.advance({ days: 2 });
    await expect(scanLeftOver(opened.house)).rejects.toThrow();
    verdict = 'stream: OK';
    await scanLeftOver(opened.house);
    await signIn();
    expect(await statusesOf(file)).toEqual([200, 200, 200, 200]);
  });
});

describe('a file with malware', () => {
  test('is shut for good, and the customer is asked for another copy, which counts', async () => {
    const file = await send(pdfFile('tartunta.pdf', 'Tartunta'));
    verdict = 'stream: Eicar-Test-Signature FOUND';
    await scanAll();
    expect(await statusesOf(file)).toEqual([409, 409, 404, 409]);
    expect(await stateOf()).toBe('required');
    const page = (await aino.get(`/applications/${id}/attachments`)).body;
    expect(page).toContain('Tiedostossa tartunta.pdf on haittaohjelma. Emme käytä tiedostoa. Lähetä siitä toinen kopio.');
    expect((await clerk.get(`/cases/${id}`)).body).toContain('Haittaohjelma: tiedostoa ei käytetä');
    verdict = 'stream: OK';
    await send(pdfFile('puhdas.pdf', 'Puhdas'));
    await scanAll();
    expect(await stateOf()).toBe('received');
  });

  test('is told of to everybody who sent it, once for each file, however often the job runs', async () => {
    const [file, second] = [await send(pdfFile('a.pdf', 'Toinen tartunta')), await send(pdfFile('b.pdf', 'Toinen tartunta'))];
    verdict = 'stream: Eicar-Test-Signature FOUND';
    await Promise.all([scanAll(), scanAll(), scanAll()]);
    await scanAll();
    await tellAll();
    await tellAll();
    const notices = await opened.database
      .selectFrom('notice')
      .select(['kind', 'about_id', 'application_id', 'language'])
      .where('application_id', '=', id)
      .where('kind', '=', 'file-problem')
      .execute();
    expect(notices.map(({ about_id: about }) => about).sort()).toEqual([file, second].sort());
    expect(notices[0]).toMatchObject({ application_id: id, language: 'fi' });
    verdict = 'stream: OK';
  });

  test('that is sent again is known at once', async () => {
    const again = await send(pdfFile('tartunta.pdf', 'Tartunta'));
    expect(await opened.database.selectFrom('outbox').select('topic').where('topic', '=', 'scan-file').execute()).toEqual([]);
    expect(await statusesOf(again)).toEqual([409, 409, 404, 409]);
    expect(await stateOf()).toBe('required');
    const draft = await beginDraft(aino);
    await fillDraft(opened.house, aino, draft, housingAnswers());
    const fields = { uploadKey: randomId(), requirementId: agreement };
    await postFiles(opened, aino, `${draft}/attachments`, fields, [pdfFile('tartunta.pdf', 'Tartunta')]);
    await sendDraft(aino, draft);
    id = draft.slice('/drafts/'.length);
    expect(await stateOf()).toBe('required');
  });
});

test('a file that was looked through is not looked through again', async () => {
  verdict = 'stream: OK';
  await send(pngFile('a.png', 13));
  await scanAll();
  await opened.database.deleteFrom('outbox').execute();
  await send(pngFile('b.png', 13));
  expect(await opened.database.selectFrom('outbox').select('topic').where('topic', '=', 'scan-file').execute()).toEqual([]);
});
