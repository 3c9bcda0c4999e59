import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ReadableBytes } from '../file-store.ts';
import { isoBox, pngChunk, sampleHeic, sampleJpeg, samplePdf, samplePng, samples, sampleTiff, sampleZip } from '../testing.ts';
import { typeByContent } from './type-by-content.ts';

/** The type that is found, or why the file is refused. */
async function judged(content: Buffer, name = '', declaredType = ''): Promise<string> {
  const bytes: ReadableBytes = {
    byteCount: content.length,
    read: async (position, length) => content.subarray(position, position + length),
  };
  // What is thrown on is what was caught.
  return typeByContent(bytes, { name, declaredType }).catch((error: unknown) =>
    error instanceof Error && 'fault' in error ? String(error.fault) : Promise.reject(error as Error),
  );
}

const latin = (text: string) => Buffer.from(text, 'latin1');
const html = latin('<!doctype html><html><script>alert(document.domain)</script></html>');
const behind = (content: Buffer, more: Buffer) => Buffer.concat([content, more]);

describe('what is taken in', () => {
  test.each(samples)('$name is what it says', async ({ name, type, content }) => {
    expect(await judged(content, name, type)).toBe(type);
    expect(await judged(content, name.toUpperCase(), '')).toBe(type);
    expect(await judged(content, 'kuva', 'application/octet-stream')).toBe(type);
  });

  test('a name may end with a day, and have any dots before its ending', async () => {
    expect(await judged(samplePdf(), 'palkka 1.2.2015')).toBe('application/pdf');
    expect(await judged(samplePdf(), 'palkka.2015.lopullinen.pdf')).toBe('application/pdf');
  });

  test('a scanner’s TIFF of many pages, and one of a Motorola', async () => {
    expect(await judged(sampleTiff(100, 200, { pages: 40 }))).toBe('image/tiff');
    const swapped = latin('MM\0*\0\0\0\x08\0\x04\x01\0\0\x03\0\0\0\x01\0\x01\0\0\x01\x01\0\x03\0\0\0\x01\0\x01\0\0');
    const strips = latin('\x01\x11\0\x04\0\0\0\x01\0\0\0\x08\x01\x17\0\x04\0\0\0\x01\0\0\0\x01\0\0\0\0');
    expect(await judged(behind(swapped, strips))).toBe('image/tiff');
  });

  test('a PDF that is filled up behind its end, that was written on, or that has scripts', async () => {
    expect(await judged(behind(samplePdf(), latin('\r\n\0\0\0')))).toBe('application/pdf');
    expect(await judged(behind(samplePdf(), samplePdf('Lisäys').subarray(9)))).toBe('application/pdf');
    expect(await judged(samplePdf('x', { page: '/AA << /O << /S /JavaScript /JS (app.alert(1)) >> >>' }))).toBe('application/pdf');
    expect(await judged(samplePdf('About the word /Encrypt and /EncryptMetadata'))).toBe('application/pdf');
  });
});

describe('what telephones write behind a picture is taken in', () => {
  const notes = (kind: string) => latin(`\0\0\x01\x0a\x0e\0\0\0Image_UTC_Data${kind}`);
  const samsung = (parts: Buffer) => {
    const list = Buffer.alloc(24);
    list.write('SEFH', 'latin1');
    list.writeUInt32LE(106, 4);
    list.writeUInt32LE(1, 8);
    list.writeUInt32LE(parts.length, 16);
    list.writeUInt32LE(parts.length, 20);
    const end = Buffer.from('....SEFT', 'latin1');
    end.writeUInt32LE(list.length);
    return Buffer.concat([parts, list, end]);
  };
  test.each([
    ['a light map as a second picture', sampleJpeg(8, 8)],
    ['two pictures with padding between', Buffer.concat([sampleJpeg(8, 8), Buffer.alloc(100), sampleJpeg(8, 8)])],
    [
      'a moving picture',
      Buffer.concat([isoBox('ftyp', latin('mp42\0\0\0\0isom')), isoBox('moov', Buffer.alloc(50)), isoBox('mdat', latin('film'))]),
    ],
    ['the notes of a Samsung', samsung(notes('1424345345'))],
    [
      'the notes of a Samsung with a moving picture in them',
      samsung(Buffer.concat([notes('MotionPhoto_Data'), isoBox('ftyp', latin('mp42'))])),
    ],
    ['the notes of a vivo', latin('vivo{"cameraDragBlur":0}')],
    ['the notes of a OnePlus', latin('{"Version":1}\0\0\0\x0djxrs')],
  ])('%s', async (_what, tail) => {
    expect(await judged(behind(sampleJpeg(), tail), 'IMG_2015.jpg')).toBe('image/jpeg');
  });

  test('and the boxes of a HEIC with a moving picture', async () => {
    expect(await judged(behind(sampleHeic(), isoBox('mpvd', Buffer.alloc(1000))))).toBe('image/heic');
  });
});

describe('what is not taken in', () => {
  test.each([
    ['a page named as a document', html, 'palkka.pdf', 'wrong-content'],
    ['a page', html, 'palkka.html', 'wrong-type'],
    ['a drawing with a script', latin('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'kuva.svg', 'wrong-type'],
    ['a drawing named as a picture', latin('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'kuva.png', 'wrong-content'],
    ['an archive', sampleZip(), 'liitteet.zip', 'wrong-type'],
    ['an archive with a way out of its folder', sampleZip('../../etc/cron.d/x'), 'liitteet.zip', 'wrong-type'],
    ['a text document, an archive inside', sampleZip('word/document.xml'), 'kirje.docx', 'wrong-type'],
    ['a program', latin('MZ\x90\0\x03\0\0\0'), 'kuitti.exe', 'wrong-type'],
    ['a program named as a document', latin('MZ\x90\0\x03\0\0\0'), 'kuitti.pdf', 'wrong-content'],
    ['a moving picture', Buffer.concat([latin('GIF89a'), Buffer.alloc(100)]), 'kuva.gif', 'wrong-type'],
    ['an AVIF, built as a HEIC', sampleHeic(16, 16, { brand: 'avif' }), 'kuva.avif', 'wrong-type'],
    ['a picture named as a page', samplePng(), 'kuva.html', 'wrong-content'],
    ['a document with a second ending', samplePdf(), 'kuitti.pdf.exe', 'wrong-content'],
    ['a picture of another kind than its name says', samplePng(), 'kuva.jpg', 'wrong-content'],
    ['nothing', Buffer.alloc(0), 'kuva.jpg', 'empty'],
    ['one byte', latin('%'), 'a.pdf', 'wrong-content'],
  ])('%s', async (_what, content, name, fault) => {
    expect(await judged(content, name)).toBe(fault);
  });

  test('a file whose declared type is another', async () => {
    expect(await judged(samplePng(), 'kuva.png', 'text/html')).toBe('wrong-content');
    expect(await judged(samplePng(), 'kuva.png', 'image/svg+xml')).toBe('wrong-content');
    expect(await judged(samplePdf(), 'kuitti.pdf', 'image/png')).toBe('wrong-content');
  });
});

describe('what is two things at once is refused', () => {
  const jar = sampleZip('Applet.class');
  const commented = (content: Buffer, remark: Buffer) =>
    Buffer.concat([
      content.subarray(0, 2),
      Buffer.from([0xff, 0xfe, (remark.length + 2) >> 8, (remark.length + 2) & 255]),
      remark,
      content.subarray(2),
    ]);
  const pdfWithArchive = behind(samplePdf(), Buffer.alloc(0)).subarray(0, -6);
  test.each([
    ['a picture with a page behind it', behind(samplePng(), html), 'has-trailing-data'],
    ['a picture with an archive behind it', behind(samplePng(), jar), 'has-trailing-data'],
    ['a photograph with an archive behind it', behind(sampleJpeg(), jar), 'has-trailing-data'],
    ['a photograph with a page behind it', behind(sampleJpeg(), html), 'has-trailing-data'],
    [
      'a photograph with a page behind what looks like notes',
      behind(sampleJpeg(1000, 1000), behind(html, latin('\0jxrs'))),
      'has-trailing-data',
    ],
    ['a photograph with a document behind it', behind(sampleJpeg(), samplePdf()), 'has-trailing-data'],
    ['a photograph with a document in a remark', commented(sampleJpeg(), samplePdf()), 'wrong-content'],
    ['a photograph with a page in a remark', commented(sampleJpeg(), html), 'wrong-content'],
    ['a picture with a page in a remark', samplePng(16, 16, { text: html.toString('latin1') }), 'wrong-content'],
    ['a document with a page behind it', behind(samplePdf(), html), 'has-trailing-data'],
    ['a document with an archive behind it', behind(samplePdf(), jar), 'has-trailing-data'],
    [
      'a document inside the remark of an archive',
      behind(pdfWithArchive, sampleZip('a', latin('b'), latin('\nstartxref\n1\n%%EOF\n'))),
      'has-trailing-data',
    ],
    [
      'a document that begins with a page',
      behind(latin('%PDF-1.4\n<html><script>alert(1)</script></html>\n'), samplePdf()),
      'wrong-content',
    ],
    ['a scan with a page behind it', behind(sampleTiff(64, 64), html), 'has-trailing-data'],
    ['a scan with an archive behind it', behind(sampleTiff(), jar), 'has-trailing-data'],
    ['a HEIC with a page behind it', behind(sampleHeic(), html), 'has-trailing-data'],
    ['a HEIC with an archive behind it', behind(sampleHeic(), jar), 'has-trailing-data'],
  ])('%s', async (_what, content, fault) => {
    expect(await judged(content)).toBe(fault);
  });
});

describe('pictures that no machine can open', () => {
  const size = { width: 30_000, height: 30_000 };
  test.each([
    ['PNG', samplePng(16, 16, { claimed: size })],
    ['JPEG', sampleJpeg(16, 16, { claimed: size })],
    ['HEIC', sampleHeic(30_000, 30_000)],
    ['second picture of a JPEG', behind(sampleJpeg(), sampleJpeg(16, 16, { claimed: size }))],
  ])('%s of 900 million pixels', async (_kind, content) => {
    expect(await judged(content)).toBe('too-many-pixels');
  });

  test('TIFF of 900 million pixels, on any of its pages', async () => {
    const content = sampleTiff(16, 16, { pages: 3 });
    // The last page's fields of width and height: tag, type, count, then the value.
    for (const tag of [256, 257]) content.writeUInt32LE(30_000, content.lastIndexOf(Buffer.from([tag & 255, 1, 4, 0, 1, 0, 0, 0])) + 8);
    expect(await judged(content)).toBe('too-many-pixels');
  });

  test('a picture without extent is damaged', async () => {
    expect(await judged(samplePng(16, 16, { claimed: { width: 0, height: 10 } }))).toBe('damaged');
    expect(await judged(sampleJpeg(16, 16, { claimed: { width: 10, height: 0 } }))).toBe('damaged');
  });
});

describe('files that are not whole are refused', () => {
  test.each(samples)('$name, cut off anywhere', async ({ content }) => {
    const found = new Set<string>();
    for (let length = 20; length < content.length; length += 7) found.add(await judged(content.subarray(0, length)));
    // A document may end with its end mark, without the line end after it; a HEIC where its picture begins is none.
    expect([...found].filter((one) => !['damaged', 'has-trailing-data'].includes(one))).toEqual([]);
  });

  test('a picture with a changed byte, and one whose parts are in the wrong order', async () => {
    const changed = samplePng();
    changed[50] = (changed[50] ?? 0) ^ 1;
    expect(await judged(changed)).toBe('damaged');
    const signature = Buffer.from('89504e470d0a1a0a', 'hex');
    const data = pngChunk('IDAT', deflateSync(Buffer.alloc(10)));
    expect(await judged(Buffer.concat([signature, data, pngChunk('IEND', Buffer.alloc(0))]))).toBe('damaged');
  });

  test('a scan whose lists go round, or point outside of it', async () => {
    const round = sampleTiff();
    round.writeUInt32LE(round.readUInt32LE(4), round.length - 4);
    expect(await judged(round)).toBe('damaged');
    const outside = sampleTiff();
    outside.writeUInt32LE(outside.length * 2, 4);
    expect(await judged(outside)).toBe('damaged');
  });

  test('a HEIC without a size, or whose boxes are longer than what holds them', async () => {
    expect(await judged(Buffer.concat([isoBox('ftyp', latin('heic\0\0\0\0heic')), isoBox('mdat', latin('x'))]))).toBe('damaged');
    const content = sampleHeic();
    content.writeUInt32BE(9999, content.indexOf('iprp') - 4);
    expect(await judged(content)).toBe('damaged');
  });
});

test('an encrypted PDF has words of its own', async () => {
  expect(await judged(samplePdf('x', { trailer: '/Encrypt 9 0 R /ID [<00> <00>]' }), 'a.pdf')).toBe('encrypted-pdf');
  expect(await judged(samplePdf('x', { trailer: '/Encrypt << /Filter /Standard >>' }), 'a.pdf')).toBe('encrypted-pdf');
});
