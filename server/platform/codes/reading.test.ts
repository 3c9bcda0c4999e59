import { describe, expect, test } from 'vitest';
import { type Code, writeCode } from './code.ts';
import { readCodes } from './reading.ts';
import { jpegOf, pngOf, scannedPdf, tiffOf } from './testing/files.ts';
import { addNoise, blankPaper, type Paper, printCode } from './testing/paper.ts';

const one: Code = { kind: 'case', reference: '15 001 000 010' };
const place = { x: 600, y: 200, module: 5 };
const printed = (changes = {}): Paper => printCode(blankPaper(), writeCode(one), { ...place, ...changes });
/** As a simple machine draws it: nothing is finer than eight pixels. */
const coarse = (): Paper => printCode(blankPaper({ width: 832, height: 1176 }), writeCode(one), { x: 416, y: 416, module: 16 });

describe('a code is found', () => {
  test.each([
    ['a photograph as JPEG', jpegOf(coarse()), 'image/jpeg'],
    ['a picture as PNG', pngOf(printed()), 'image/png'],
    ['a scan as TIFF', tiffOf([printed()]), 'image/tiff'],
    ['a fax as TIFF', tiffOf([coarse()], 'fax'), 'image/tiff'],
    ['a scan as PDF', scannedPdf([printed()]), 'application/pdf'],
    ['a scan that lies askew', pngOf(printed({ degrees: 7 })), 'image/png'],
    ['a scan upside down', pngOf(printed({ degrees: 180 })), 'image/png'],
    ['a bad copy with speckles', pngOf(addNoise(printed(), 0.02)), 'image/png'],
  ])('in %s', async (_what, bytes, mediaType) => {
    expect(await readCodes(bytes, mediaType)).toMatchObject({ pages: [[one]] });
  });

  test('on the page of a PDF on which it stands', async () => {
    expect(await readCodes(scannedPdf([blankPaper(), printed()]), 'application/pdf')).toMatchObject({ pages: [[], [one]] });
  });
});

describe('nothing is found, and nothing breaks', () => {
  test('on an empty page', async () => {
    expect(await readCodes(pngOf(blankPaper()), 'image/png')).toMatchObject({ pages: [[]] });
  });

  test('in a PNG that is cut off before the code', async () => {
    expect(await readCodes(pngOf(printed()).subarray(0, 400), 'image/png')).not.toHaveProperty('pages.0.0');
  });

  test.each([['a PDF that is none', Buffer.from('%PDF-1.7 and nothing else'), 'application/pdf']])(
    'in %s',
    async (_what, bytes, mediaType) => {
      expect(await readCodes(bytes, mediaType)).toHaveProperty('fault');
    },
  );
});
