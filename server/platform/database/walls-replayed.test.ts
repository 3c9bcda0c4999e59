import { CompiledQuery } from 'kysely';
import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { pngFile, postFiles } from '#server/cases/attachments/testing.ts';
import { decide, reviewedOn } from '#server/cases/decisions/testing.ts';
import { beginDraft } from '#server/cases/drafts/testing.ts';
import { write } from '#server/cases/messages/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { type Heard, listenInsideWalls } from '#server/platform/testing/listening.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { type Actor, asActor } from './acting.ts';

/**
 * The program's own checks off: every statement that its pages send for one customer, with that customer's ids in it, is sent
 * again for somebody else. That is what the database would be asked if a route forgot to see whose row it is.
 */
let opened: TestHouse;
let aino: SignedIn;
let liisa: SignedIn;
let clerk: SignedIn;
let heard: Heard[];
let secrets: string[];
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
  liisa = await signInCustomer(opened, { n: 2 });
  clerk = await signInStaff(opened, { skills: ['housing'] });
  heard = [];
  const stop = listenInsideWalls((statement) => heard.push(statement));
  secrets = [aino.id, 'aino.testinen', ...(await liveThrough())];
  stop();
});
afterAll(() => opened.close());

/** Lets Aino do, and a clerk do for her, what the pages offer. Gives what nobody else may learn of it. */
async function liveThrough(): Promise<string[]> {
  const open = await sendApplication(aino);
  const fields = { uploadKey: randomId(), requirementId: 'housing.rentalAgreement' };
  await postFiles(opened, aino, `/applications/${open}/attachments`, fields, [pngFile('vuokra-salaisuus.png')]);
  await write(aino, { applicationId: open }, { subject: 'Salainen otsikko', text: 'Salainen kysymys' });
  const decided = await sendApplication(aino);
  await decide(clerk, { customerId: aino.id, applicationId: decided }, { outcome: 'rejected', ownText: 'Salainen perustelu.' });
  const second = await signInStaff(opened, { n: 6, skills: ['housing'] });
  await second.post(`/cases/${decided}/take`);
  await second.post(`/cases/${decided}/decision/approve`, { reviewed: await reviewedOn(second, `/cases/${decided}/decision`) });
  const withdrawn = await sendApplication(aino);
  await aino.post(`/applications/${withdrawn}/withdraw`);
  await clerk.post(`/cases/${open}/take`);
  await clerk.post(`/cases/${open}/notes`, { text: 'Salainen muistiinpano' });
  const draft = await beginDraft(aino);
  const ofCustomer = [
    ...['/matters', '/matters/messages', '/who-looked', '/mandates', '/acting'],
    ...['', '/attachments', '/receipt', '/copy', '/cosignatures'].map((part) => `/applications/${open}${part}`),
    ...[`/applications/${decided}/decision`, `${draft}/review`, `${draft}/attachments`, `${draft}/pages/applicant`],
  ];
  for (const path of ofCustomer) expect([path, (await aino.get(path)).statusCode]).toEqual([path, 200]);
  for (const path of [`/cases/${open}`, `/cases/${open}/decision`, `/cases/${open}/requests/new`, `/customers/${aino.id}`])
    expect([path, (await clerk.get(path)).statusCode]).toEqual([path, 200]);
  await aino.post(`${draft}/discard`);
  return [open, decided, withdrawn, draft.slice('/drafts/'.length), 'Salainen', 'salaisuus'];
}

const counted = /^\s*(insert into|update|delete from)\s+"?(\w+)"?/i;
/** What belongs to no customer: anybody's request may count, leave word and keep a file's bytes. */
const nobodys = ['tally', 'outbox', 'stored_file'];

/** Sends a statement as it was, for somebody else, and takes it back. Says what of Aino's it gave or changed. */
async function leakOf(actor: Actor, { text, values }: Heard): Promise<string | undefined> {
  const takenBack = new Error('taken back');
  let leak: string | undefined;
  try {
    await asActor(actor, () =>
      opened.database.transaction().execute(async (transaction) => {
        const { rows, numAffectedRows = 0n } = await transaction.executeQuery(CompiledQuery.raw(text, values));
        const given = JSON.stringify(rows);
        const [, , table = ''] = counted.exec(text) ?? [];
        const secret = secrets.find((one) => given.includes(one));
        if (secret !== undefined) leak = `gave ${secret}: ${text}`;
        else if (table !== '' && !nobodys.includes(table) && numAffectedRows > 0n) leak = `wrote: ${text}`;
        throw takenBack;
      }),
    );
  } catch (error) {
    // Whatever the database says instead of doing it: the statement is refused.
    if (error !== takenBack && !(error instanceof Error && 'code' in error)) throw error;
  }
  return leak;
}

describe('what the pages of one customer ask and write', () => {
  test('is a good part of all that the program says to the database', () => {
    const tables = new Set(heard.flatMap(({ text }) => [...text.matchAll(/(?:from|join|into|update) "(\w+)"/g)].map(([, name]) => name)));
    expect(tables.size).toBeGreaterThan(20);
    expect(new Set(heard.map(({ text }) => text)).size).toBeGreaterThan(60);
    expect(new Set(heard.map(({ walls }) => /luukku_\w+/.exec(walls)?.[0]))).toEqual(
      new Set(['luukku_customer', 'luukku_viewer', 'luukku_staff']),
    );
  });

  test.each([
    ['another customer', (): Actor => ({ kind: 'customer', customerId: liisa.id, selfId: liisa.id })],
    ['a clerk who opened another customer', (): Actor => ({ kind: 'viewer', clerkId: clerk.id, customerId: liisa.id })],
    ['a clerk without the skill who opened nobody', (): Actor => ({ kind: 'staff', clerkId: clerk.id, skills: ['studies'] })],
    ['nobody signed in', (): Actor => ({ kind: 'public' })],
  ])('gives and changes nothing of theirs for %s', async (_who, actor) => {
    const leaks: string[] = [];
    for (const statement of new Map(heard.map((one) => [one.text + JSON.stringify(one.values), one])).values()) {
      const leak = await leakOf(actor(), statement);
      if (leak !== undefined) leaks.push(leak.slice(0, 300));
    }
    expect(leaks).toEqual([]);
  });

  test('is found out if the walls were not there', async () => {
    const leaks = [];
    for (const statement of heard) {
      const leak = await leakOf({ kind: 'system' }, statement);
      if (leak !== undefined) leaks.push(leak);
    }
    expect(leaks.length).toBeGreaterThan(30);
  });
});
