import { expect, test } from 'vitest';
import { csvFile } from './csv.ts';

test('a file begins with the mark that makes a spreadsheet read Finnish letters', () => {
  expect(csvFile([['Määrä', 1.5]])).toBe('\uFEFFMäärä,1.5\r\n');
});

test('commas, quotes and line ends stay inside their field', () => {
  expect(csvFile([['a,b', 'say "hei"', 'one\ntwo', undefined]])).toBe('\uFEFF"a,b","say ""hei""","one\ntwo",\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('%j is kept a text and is not run as a formula', (text) => {
  expect(csvFile([[text]])).toContain(`'${text}`);
});

test('a negative number is a number', () => {
  expect(csvFile([[-5]])).toBe('\uFEFF-5\r\n');
});
