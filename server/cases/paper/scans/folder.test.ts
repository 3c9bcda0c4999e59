import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdfFile, pngFile, svgFile } from '#server/cases/attachments/testing.ts';
import { addCase, type TestCase } from '#server/cases/desk/testing.ts';
import { type Code, writeCode } from '#server/platform/codes/code.ts';
import { pngOf } from '#server/platform/codes/testing/files.ts';
import { blankPaper, printCode } from '#server/platform/codes/testing/paper.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { type FolderOutcome, takeInFolder } from './folder.ts';

let opened: TestHouse;
let folder: string;
let cases: TestCase[];
beforeAll(async () => {
  opened = await openTestHouse();
  folder = await mkdtemp(join(tmpdir(), 'luukku-scans-'));
  cases = [await addCase(opened, { n: 1 }), await addCase(opened, { n: 2 })];
});
afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true });
});

const take = async (onFile: (outcome: FolderOutcome) => void = () => {}) =>
  takeInFolder(opened.house, { folder, channel: 'post', receivedOn: '2015-03-02', pointReceivedOn: null }, onFile);
const scans = () => opened.database.selectFrom('scan').select(['file_name', 'state', 'taken_in_by']).orderBy('file_name').execute();
const put = (name: string, content: Buffer) => writeFile(join(folder, name), content);
const sheet = (code: Code, shade: number) => pngOf(printCode(blankPaper({ shade }), writeCode(code), { x: 400, y: 300, module: 6 }));

test('a folder of twenty scans is taken in: to cases, to be registered, and three by hand; bad files are named', async () => {
  const references = await opened.database.selectFrom('application').select(['application_id', 'reference']).execute();
  const form: Code = { kind: 'form', formCode: 'AT1', version: '2015-01-01', language: 'fi' };
  for (let at = 0; at < 12; at += 1)
    await put(`case-${String(at).padStart(2, '0')}.png`, sheet({ kind: 'case', reference: references[at % 2]?.reference ?? '' }, 255 - at));
  for (let at = 0; at < 5; at += 1) await put(`form-${at}.png`, sheet(form, 255 - at));
  for (let at = 0; at < 3; at += 1) await put(`blank-${at}.pdf`, pdfFile('x', `Kirje ${at}`).content);
  await put('bad-picture.svg', svgFile('x').content);
  await put('empty.pdf', Buffer.alloc(0));
  await put('.hidden', pngFile().content);
  await symlink(join(folder, 'case-00.png'), join(folder, 'link.png'));
  const told: string[] = [];
  const outcomes = await take(({ name, result }) => told.push(`${name} ${result}`));
  expect(outcomes).toHaveLength(22);
  const count = (result: FolderOutcome['result']) => outcomes.filter((one) => one.result === result).length;
  expect([count('to-case'), count('form'), count('by-hand')]).toEqual([12, 5, 3]);
  expect(told[0]).toBe('bad-picture.svg wrong-type');
  expect(told).toContain('empty.pdf empty');
  for (const { applicationId } of cases) {
    const files = await opened.database
      .selectFrom('attachment')
      .select('taken_in_by')
      .where('application_id', '=', applicationId)
      .execute();
    expect(files).toEqual(Array.from({ length: 6 }, () => ({ taken_in_by: null })));
  }
  expect((await scans()).filter(({ state }) => state === 'unsorted')).toHaveLength(8);
});

test('done again it takes in nothing twice, and what was broken off is gone on with', async () => {
  const before = await scans();
  await opened.database.updateTable('scan').set({ read_at: null }).where('file_name', '=', 'blank-0.pdf').execute();
  await put('later.png', pngFile('x', 7).content);
  const outcomes = await take();
  expect(outcomes.filter(({ result }) => result === 'settled')).toHaveLength(19);
  expect(outcomes.filter(({ result }) => result === 'by-hand').map(({ name }) => name)).toEqual(['blank-0.pdf', 'later.png']);
  expect(await scans()).toHaveLength(before.length + 1);
});

test('a folder that is not there is told as such', async () => {
  const gone = { folder: join(folder, 'gone'), channel: 'post', receivedOn: '2015-03-02', pointReceivedOn: null } as const;
  await expect(takeInFolder(opened.house, gone, () => {})).rejects.toThrow('ENOENT');
});
