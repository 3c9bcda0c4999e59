import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AgencyFault, loadAgency } from './loading.ts';
import type { FileFault } from './reading/files.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const form = 'forms/transportSupport/2015-01-01.json';

/** A copy of the example agency in which texts of its files are replaced. */
async function agencyWith(changes: Record<string, [from: string, to: string][]> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'agency-'));
  folders.push(folder);
  await cp('agencies/example', folder, { recursive: true });
  for (const [file, replacements] of Object.entries(changes)) {
    let text = await readFile(join(folder, file), 'utf8');
    for (const [from, to] of replacements) {
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      text = text.replace(from, () => to);
    }
    await writeFile(join(folder, file), text);
  }
  return folder;
}

async function faultsOf(folder: string): Promise<FileFault[]> {
  try {
    await loadAgency(folder);
    return [];
  } catch (error) {
    if (error instanceof AgencyFault) return [...error.faults];
    throw error;
  }
}

function fault(file: string, place: string, reason: string): unknown {
  const containing: unknown = expect.stringContaining(reason);
  return { file, place, reason: containing };
}

test('an agency without faults is loaded with its benefits and every version of their forms', async () => {
  const agency = await loadAgency(await agencyWith());
  expect(agency.name.en).toBe('Example Town');
  expect(agency.languages).toEqual(['en', 'fi', 'sv']);
  expect(agency.benefits.map(({ id, forms }) => [id, forms.map(({ version }) => version)])).toEqual([
    ['transportSupport', ['2015-01-01', '2016-01-01']],
  ]);
});

test('nothing of a loaded agency can be changed', async () => {
  const agency = await loadAgency(await agencyWith());
  const pages = agency.benefits[0]?.forms[0]?.pages;
  expect(() => pages?.pop()).toThrow(TypeError);
  expect(() => Object.assign(agency.name, { en: 'Another Town' })).toThrow(TypeError);
  expect(() => Object.assign(agency, { id: 'another' })).toThrow(TypeError);
});

// File, text in it, what stands there instead, place of the fault, words of its reason.
const mistakes: [file: string, from: string, to: string, place: string, reason: string][] = [
  ['agency.json', '"shortName"', '"shotName"', '/shotName', '“shotName” is not known here'],
  ['agency.json', '["en", "fi", "sv"]', '["en", "de"]', '/languages/1', '"de" is not one of: fi, sv, en'],
  ['agency.json', '["en", "fi", "sv"]', '["en", "en"]', '/languages', 'the same twice'],
  ['agency.json', '["en", "fi", "sv"]', '[]', '/languages', 'fewer than 1'],
  ['agency.json', 'Europe/Helsinki', 'Europe/Helsingfors', '/timeZone', 'not a time zone'],
  ['agency.json', '"12-25"', '"12-32"', '/holidays/3/rule', '“12-32” is no rule'],
  ['agency.json', '"finnish"', '"danish"', '/identityCode', '"danish" is not "finnish"'],
  [
    'agency.json',
    '"sv": "Exempelkommunen", "en": "Example Town" },\n  "short',
    '"en": "Example Town" },\n  "short',
    '/name',
    'missing in Swedish',
  ],
  ['agency.json', '"fi": "Esimerkkikunta"', '"fi": "  "', '/name/fi', 'blank'],
  ['agency.json', '"fi": "Esimerkkikunta"', '"fi": ""', '/name/fi', 'empty'],
  ['agency.json', '"fi": "Esimerkkikunta"', '"fi": "Esi\\u0000merkki"', '/name/fi', 'control character'],
  ['agency.json', '"id": "example"', '"id": "example", "__proto__": { "isAdmin": true }', '/__proto__', 'cannot be used as a name'],
  ['agency.json', '"id": "example"', '"id": "example", "a/b~c": 1', '/a~1b~0c', 'not known here'],
  ['agency.json', '"id": "example",', '"id": "example"', 'line 3, column 3', 'a comma or a closing bracket is expected'],
  ['agency.json', '"id": "example"', '"id": "example", "id": "other"', 'line 2, column 20', '“id” stands twice'],
  ['benefits.json', '"group": "moving"', '"group": "driving"', '/benefits/0/group', 'no group “driving”'],
  ['benefits.json', '"id": "moving"', '"id": "any"', '/groups/0/id', '“any” stands for a matter of no group in particular'],
  ['benefits.json', '"count": 10', '"count": 0', '/benefits/0/processingTime/count', '>= 1'],
  ['benefits.json', '"count": 10', '"count": "ten"', '/benefits/0/processingTime/count', '"ten" is not a whole number'],
  ['benefits.json', '"working-days"', '"months"', '/benefits/0/processingTime/unit', '"months" is not one of: days, weeks, working-days'],
  ['benefits.json', '{ "overCents": 50000 }', '"third-clerk"', '/benefits/0/approval', '"third-clerk"'],
  ['benefits.json', '{ "overCents": 50000 }', '{ "overEuros": 500 }', '/benefits/0/approval', '“overCents” is missing'],
  ['benefits.json', '"keepDraftDays": 30', '"keepDraftDays": 30000', '/benefits/0/keepDraftDays', '<= 366'],
  ['phrases.json', '"id": "livesElsewhere"', '"id": "granted"', '/1/id', '“granted” is already used at /0'],
  ['phrases.json', '["transportSupport"]', '["childBenefit"]', '/0/benefits/0', 'no benefit “childBenefit”'],
  ['phrases.json', 'matkatukea {amount}', 'matkatukea {amont}', '/0/text/fi', '“{amont}” is not among the fields'],
  ['phrases.json', 'matkatukea {amount}', 'matkatukea {amount', '/0/text/fi', 'brace'],
  ['phrases.json', 'on {municipality}', 'on toisaalla', '/1/text/fi', 'does not use the field “municipality”'],
  ['phrases.json', 'kunnan asukas', 'kunnan asukas ({amount})', '/1/text/fi', 'only when something is granted'],
  ['phrases.json', '["rejected", "dismissed"]', '["refused"]', '/1/outcomes/0', '"refused" is not one of: granted,'],
  ['request-texts.json', '"workingDays": 5', '"workingDays": 50', '/deadline/workingDays', 'not from 2 to 20'],
  ['request-texts.json', '"remindBefore": 1', '"remindBefore": 2', '/deadline/remindBefore', 'before a short request has been sent'],
  ['request-texts.json', '"file"', '"forget"', '/lateInformation', '"forget"'],
  ['request-texts.json', '"howYouTravel"', '"needMore"', '/texts/1/id', '“needMore” is already used at /texts/0'],
  ['request-texts.json', '["transportSupport"]', '["childBenefit"]', '/texts/1/benefits/0', 'no benefit “childBenefit”'],
  ['request-texts.json', 'by {dueOn}', 'by {day}', '/texts/0/text/en', '“{day}” is not filled in here'],
  ['request-texts.json', 'at present.', 'by {dueOn}.', '/texts/1/text/en', '“{dueOn}” is not filled in here'],
  ['letters.json', '"foot": {', '"feet": {', '/feet', 'not known here'],
  ['letters.json', 'Esimerkkitie 1', '1\\n2\\n3\\n4\\n5', '/returnAddress/fi', 'more than 6 lines'],
  ['letters.json', 'Esimerkkitie 1', 'Esimerkkitie '.repeat(5), '/returnAddress/fi', 'longer than 45 characters'],
  ['letters.json', '"opening"', '"oppening"', '/paperForm/oppening', 'not known here'],
  ['retention.json', '"kind": "login"', '"kind": "logins"', '/rules/6/kind', '"logins" is not one of'],
  ['retention.json', '"kind": "login"', '"kind": "notice"', '/rules', 'one rule for “login”'],
  ['retention.json', '"id": "login"', '"id": "mandate"', '/rules/6/id', '“mandate” is there twice'],
  ['retention.json', '"count": 6', '"count": 0', '/rules/0/keep/count', '>= 1'],
  ['retention.json', '"unit": "years"', '"unit": "days"', '/rules/0/keep', 'shorter than 365 days'],
  [
    'retention.json',
    '"kind": "closed-case",',
    '"kind": "closed-case", "benefits": ["childBenefit"],',
    '/rules/0/benefits',
    'no benefit “childBenefit”',
  ],
  [
    'retention.json',
    '"kind": "message",',
    '"kind": "message", "benefits": ["transportSupport"],',
    '/rules/1/benefits',
    'only rules for closed cases',
  ],
  ['retention.json', '"nightly": null', '"nightly": { "fromHour": 23, "hours": 2 }', '/nightly', 'end by midnight'],
  ['retention.json', '"appealDays": 30', '"appealDays": -1', '/appealDays', '>= 0'],
  ['planning.json', '"targetUse": 0.85', '"targetUse": 1.2', '/targetUse', '<= 1'],
  [form, '"code": "TS 1"', '"code": "–"', '/code', 'no letter or digit'],
  ['texts.json', '"footer": {', '"foot": {', '/foot', 'not known here'],
  ['theme.json', '#6b2d7b', 'purple', '/accent', '"purple" is not written right: a colour'],
  [form, '"version": "2015-01-01"', '"version": "2015-01-02"', '/version', 'not the day in the file’s name'],
  [form, '"is": ["other"]', '"is": ["others"]', '/pages/0/fields/2/when/is/0', '“difficulty” has no choice “others”'],
  [form, '"type": "longText"', '"type": "essay"', '/pages/0/fields/2/type', '"essay" is not one of: text, longText'],
  [form, '"maxItems": 5', '"maxItems": 500', '/pages/1/fields/0/maxItems', '<= 50'],
  [form, '"type": "iban", "label"', '"type": "iban", "labl"', '/pages/2/fields/0/labl', 'not known here'],
  [
    form,
    '{ "field": "difficulty", "is": ["other"] }',
    '{ "field": "difficulty", "was": ["other"] }',
    '/pages/0/fields/2/when',
    'none of the shapes',
  ],
  [form, '"id": "destination"', '"id": "constructor"', '/pages/1/fields/0/fields/0/id', 'cannot be used as a name'],
];

test.each(mistakes)('in %s, “%s” written as “%s” is a fault at its place', async (file, from, to, place, reason) => {
  const faults = await faultsOf(await agencyWith({ [file]: [[from, to]] }));
  expect(faults).toContainEqual(fault(file, place, reason));
});

test('every fault is told at once, each in a line of its own', async () => {
  const folder = await agencyWith({
    'agency.json': [
      ['"12-25"', '"12-32"'],
      ['Europe/Helsinki', 'Mars/Olympus'],
    ],
    'theme.json': [['#6b2d7b', 'purple']],
    [form]: [['"is": ["other"]', '"is": ["others"]']],
  });
  const failure = await loadAgency(folder).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AgencyFault);
  expect(String(failure).split('\n').slice(1).toSorted()).toEqual([
    expect.stringMatching(/^agency\.json: \/holidays\/3\/rule: /),
    expect.stringMatching(/^agency\.json: \/timeZone: /),
    expect.stringMatching(/^forms\/transportSupport\/2015-01-01\.json: \/pages\/0\/fields\/2\/when\/is\/0: /),
    expect.stringMatching(/^theme\.json: \/accent: /),
  ]);
});

test('one mistake is told once', async () => {
  expect(await faultsOf(await agencyWith({ [form]: [['"type": "longText"', '"type": "essay"']] }))).toHaveLength(1);
  expect(await faultsOf(await agencyWith({ 'theme.json': [['{', '']] }))).toHaveLength(1);
});

test('a folder that is not there is named', async () => {
  expect(await faultsOf('/nowhere/at/all')).toEqual([fault('/nowhere/at/all', '', 'no such folder')]);
});

test('each file that is missing is named', async () => {
  const folder = await agencyWith();
  await Promise.all(['texts.json', 'theme.css', 'forms'].map((name) => rm(join(folder, name), { recursive: true })));
  expect(await faultsOf(folder)).toEqual(
    expect.arrayContaining([fault('texts.json', '', 'missing'), fault('theme.css', '', 'missing'), fault('forms', '', 'missing')]),
  );
});

test('a benefit without a form, and a form without a benefit, are faults', async () => {
  const folder = await agencyWith();
  await cp(join(folder, 'forms/transportSupport'), join(folder, 'forms/flights'), { recursive: true });
  await rm(join(folder, 'forms/transportSupport'), { recursive: true });
  expect(await faultsOf(folder)).toEqual([
    fault('benefits.json', '/benefits/0', 'has no form'),
    fault('forms/flights', '', 'no benefit “flights”'),
  ]);
});

test('a form that cannot be printed with a code that is read again is a fault', async () => {
  const folder = await agencyWith({ [form]: [['"TS 1"', `"${'ß'.repeat(20)}"`]] });
  expect(await faultsOf(folder)).toEqual([fault(form, '/code', 'cannot be printed')]);
});

test('a form whose file is not named by a day is a fault', async () => {
  const folder = await agencyWith();
  await cp(join(folder, form), join(folder, 'forms/transportSupport/2015-02-30.json'));
  await writeFile(join(folder, 'forms/transportSupport/notes.txt'), 'to do');
  expect(await faultsOf(folder)).toEqual([
    fault('forms/transportSupport/2015-02-30.json', '', 'named by the day'),
    fault('forms/transportSupport/notes.txt', '', 'named by the day'),
  ]);
});

test('a file that lies beside the forms is a fault, hidden files are not', async () => {
  const folder = await agencyWith();
  await writeFile(join(folder, 'forms/readme.txt'), 'to do');
  await writeFile(join(folder, 'forms/.listing'), '');
  expect(await faultsOf(folder)).toEqual([fault('forms/readme.txt', '', 'not a folder')]);
});

test('a link is followed inside the folder and refused when it leads out', async () => {
  const folder = await agencyWith();
  const outside = join(await mkdtemp(join(tmpdir(), 'outside-')), 'texts.json');
  folders.push(join(outside, '..'));
  await cp(join(folder, 'texts.json'), outside);
  await rm(join(folder, 'texts.json'));
  await symlink(outside, join(folder, 'texts.json'));
  expect(await faultsOf(folder)).toEqual([fault('texts.json', '', 'leads out of the folder')]);
  await rm(join(folder, 'texts.json'));
  await cp(outside, join(folder, 'real-texts.json'));
  await symlink('real-texts.json', join(folder, 'texts.json'));
  expect(await faultsOf(folder)).toEqual([]);
});

test('a folder of forms that is a link out of the agency is refused', async () => {
  const folder = await agencyWith();
  await rm(join(folder, 'forms'), { recursive: true });
  await symlink(join(process.cwd(), 'agencies/example/forms'), join(folder, 'forms'));
  expect(await faultsOf(folder)).toContainEqual(fault('forms', '', 'leads out of the folder'));
});

test('a link that leads in a circle is refused', async () => {
  const folder = await agencyWith();
  await rm(join(folder, 'theme.css'));
  await symlink('theme.css', join(folder, 'theme.css'));
  expect(await faultsOf(folder)).toEqual([fault('theme.css', '', 'cannot be read (ELOOP)')]);
});

test('a pipe, or a folder in place of a file, is refused without waiting', async () => {
  const folder = await agencyWith();
  await rm(join(folder, 'texts.json'));
  execFileSync('mkfifo', [join(folder, 'texts.json')]);
  await rm(join(folder, 'theme.json'));
  await mkdir(join(folder, 'theme.json'));
  expect(await faultsOf(folder)).toEqual(
    expect.arrayContaining([fault('texts.json', '', 'not a file'), fault('theme.json', '', 'not a file')]),
  );
});

test('a file of more than 2 MB is refused', async () => {
  const folder = await agencyWith();
  await writeFile(join(folder, 'texts.json'), ' '.repeat(2 * 1024 * 1024 + 1));
  expect(await faultsOf(folder)).toEqual([fault('texts.json', '', 'larger than 2 MB')]);
});

test('a file that is not UTF-8 is refused', async () => {
  const folder = await agencyWith();
  await writeFile(join(folder, 'texts.json'), Buffer.from([0x7b, 0xe4, 0x7d]));
  expect(await faultsOf(folder)).toEqual([fault('texts.json', '', 'UTF-8')]);
});

test('two megabytes of brackets are refused', async () => {
  const folder = await agencyWith();
  await writeFile(join(folder, 'phrases.json'), '['.repeat(2_000_000));
  expect(await faultsOf(folder)).toEqual([fault('phrases.json', 'line 1, column 65', '64 brackets')]);
});
