import { expect, test } from 'vitest';
import { allRecords, authority, jointPoint, office, otherChannels, phoneLine } from '../testing.ts';
import { mostFileBytes, readFiles } from './reading.ts';

const read = (content: string | Uint8Array, fileName = 'a.json') =>
  readFiles([{ fileName, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }]);
const faultsOf = (content: string | Uint8Array) => read(content).faults.map(({ code, place }) => [code, place]);
const record = (changes: object) => JSON.stringify({ ...phoneLine, ...changes });

test('one record, a list, and a page of the interface are read; services are passed over', () => {
  expect(read(JSON.stringify(jointPoint)).records).toEqual([{ file: 'a.json', record: jointPoint }]);
  expect(read(JSON.stringify(allRecords))).toMatchObject({ faults: [], organizations: [{ id: authority['id'] }] });
  const page = {
    pageNumber: 1,
    pageSize: 100,
    pageCount: 1,
    itemList: [office, ...otherChannels, { id: 'x', serviceNames: [] }],
    organizations: [authority],
  };
  const { records, organizations, faults } = read(JSON.stringify(page));
  expect([records.length, organizations.length, faults]).toEqual([4, 1, []]);
});

test.each([
  ['nothing', '', ['empty', '']],
  ['no UTF-8', new Uint8Array([0xff, 0xfe, 0x7b]), ['not-utf8', '']],
  ['no JSON', '[\n{"a": NaN}]', ['not-json', '2:7']],
  ['half a file', '{"id": "c1', ['not-json', '1:8']],
  ['brackets in brackets', '['.repeat(200_000), ['not-json', '1:65']],
  ['a number', '5', ['no-record', '']],
  ['an empty list', '[]', ['no-record', '']],
  ['names without records', '[{"id": "x", "name": "y"}]', ['no-record', '/0']],
  ['a text for a record', '["x"]', ['no-record', '/0']],
  ['a name that every object has', '{"serviceChannelType": "Phone", "__proto__": {"isAdmin": true}}', ['forbidden-name', '']],
  ['such a name deep inside', record({ webPages: [{ constructor: 1 }] }), ['forbidden-name', '/webPages/0']],
  ['a huge text', record({ description: 'x'.repeat(60_000) }), ['too-long', '/description']],
  ['very many values', record({ things: Array.from({ length: 30_000 }, () => 1) }), ['too-long', '']],
  ['a character that no database keeps', record({ description: 'a\u0000b' }), ['bad-characters', '/description']],
  ['half a character', record({ description: '\ud800' }), ['bad-characters', '/description']],
  ['a number for a text', record({ languages: [5] }), ['wrong-type', '/languages/0']],
  ['a text for a list', record({ languages: 'fi' }), ['wrong-type', '/languages']],
  ['no names', record({ serviceChannelNames: undefined }), ['missing', '/serviceChannelNames']],
  ['null for names', record({ serviceChannelNames: null }), ['missing', '/serviceChannelNames']],
  ['an unknown kind', record({ serviceChannelType: 'Drone' }), ['unknown-value', '/serviceChannelType']],
  [
    'a time that there is not',
    record({ serviceHours: [{ serviceHourType: 'DaysOfTheWeek', openingHour: [{ from: '25:00', to: '26:00' }] }] }),
    ['wrong-format', '/serviceHours/0/openingHour/0/from'],
  ],
])('%s is named', (_, content, fault) => {
  const faults = faultsOf(content);
  expect(faults).toContainEqual(fault);
  expect(read(content).records).toEqual([]);
  expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
});

test('one bad record, or the same twice, does not stand in the way of the others', () => {
  const { records, faults } = read(JSON.stringify([jointPoint, { ...office, languages: 3 }, phoneLine, phoneLine]));
  expect(records.map(({ record: { id } }) => id)).toEqual([jointPoint['id'], phoneLine['id']]);
  expect(faults).toEqual([
    { file: 'a.json', record: 'Sodankylän uusi toimisto', place: '/1/languages', code: 'wrong-type', id: office['id'] },
    { file: 'a.json', record: 'Neuvontanumero', place: '/3/id', code: 'twice', id: phoneLine['id'] },
  ]);
});

test('a hundred thousand records, or a file larger than the limit, are refused as a whole', () => {
  const many = `[${Array.from({ length: 100_000 }, (_, at) => `{"id":"${at}"}`).join(',')}]`;
  expect(read(many)).toEqual({
    records: [],
    organizations: [],
    faults: [{ file: 'a.json', record: '', place: '', code: 'too-many-records' }],
  });
  expect(faultsOf(new Uint8Array(mostFileBytes + 1))).toEqual([['too-large', '']]);
});
