import { expect, test } from 'vitest';
import { readJson } from './json-text.ts';

const containing = (text: string): unknown => expect.stringContaining(text);

test.each([
  '{}',
  '[]',
  ' [ ] ',
  '"a"',
  '1',
  '-0.5e+10',
  'true',
  'null',
  '[[[1, {"a": [false]}]]]',
  '{"a": "\\u00e4\\n\\"", "b": {"a": 1}}\n',
  '"ä € 😀"',
])('%s is read as the engine reads it', (text) => {
  const value: unknown = JSON.parse(text);
  expect(readJson(text)).toEqual({ value });
});

test.each([
  ['', 1, 1, 'ends too early'],
  ['{', 1, 2, 'ends too early'],
  ['[1, 2', 1, 6, 'ends too early'],
  ['hello', 1, 1, '“h” cannot stand here: value is expected'],
  ['{x', 1, 2, '“x” cannot stand here'],
  ['{"a": 1,}', 1, 9, '“}” cannot stand here: name is expected'],
  ['[1, 2,]', 1, 7, '“]” cannot stand here: value is expected'],
  ['{"a": 1\n "b": 2}', 2, 2, 'a comma or a closing bracket is expected'],
  ['{"a" 1}', 1, 6, ': is expected'],
  ['{"a": 1]', 1, 8, '“]” cannot stand here'],
  ['[1] 2', 1, 5, 'end is expected'],
  ['[01]', 1, 3, '“1” cannot stand here'],
  ['[1.]', 1, 3, '“.” cannot stand here'],
  ['[NaN]', 1, 2, '“N” cannot stand here'],
  ['{\n  "a": "one\n two"\n}', 2, 8, 'not closed'],
  ['["\\x"]', 1, 2, 'not closed'],
  ["{'a': 1}", 1, 2, "“'” cannot stand here"],
  ['{\n  "a": 1,\n  "a": 2\n}', 3, 3, '“a” stands twice'],
  ['{"a": 1, "\\u0061": 2}', 1, 10, '“a” stands twice'],
  ['{"__proto__": 1, "__proto__": 2}', 1, 18, 'stands twice'],
])('%j is refused at its line and column', (text, line, column, reason) => {
  expect(readJson(text)).toEqual({ fault: { line, column, reason: containing(reason) } });
});

test('brackets in brackets in brackets are refused before they do harm', () => {
  expect(readJson('['.repeat(1_000_000))).toEqual({ fault: { line: 1, column: 65, reason: containing('64 brackets') } });
});

test('a very long text is read', () => {
  const text = JSON.stringify('a\\"'.repeat(500_000));
  const value: unknown = JSON.parse(text);
  expect(readJson(text)).toEqual({ value });
});
