import { crc32, deflateRawSync } from 'node:zlib';
import type { FileFault } from '#server/platform/files/file-store.ts';
import { sampleHeic, sampleJpeg, samplePdf, samplePng, sampleTiff, sampleZip } from '#server/platform/files/testing.ts';
import { eicar } from '#server/platform/files/virus-scan/testing.ts';

/** Files as an attacker sends them, all made here: what each is, its name, and why it is refused. */
export type HostileFile = { what: string; name: string; type?: string; content: () => Buffer; fault: FileFault };

const latin = (text: string) => Buffer.from(text, 'latin1');
const page = latin('<!doctype html><html><script>alert(document.domain)</script></html>');
const huge = { width: 30_000, height: 30_000 };
const megabyte = 1024 * 1024;

type Entry = { name: string; content: Buffer; isPacked?: boolean; isEncrypted?: boolean; isLink?: boolean };

/** An archive of many entries. `lies` writes another size into its directory than it has. */
function archive(entries: readonly Entry[], { lies = false } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const { name, content, isPacked = false, isEncrypted = false, isLink = false } of entries) {
    const packed = isPacked ? deflateRawSync(content, { level: 9 }) : content;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    about.writeUInt16LE(isPacked ? 8 : 0, 4);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([latin('PK\x03\x04'), about, Buffer.from(name), packed]);
    const end = Buffer.alloc(14);
    // A link of Unix.
    if (isLink) end.writeUInt32LE(0xa1ff0000, 6);
    end.writeUInt32LE(place, 10);
    locals.push(local);
    directory.push(Buffer.concat([latin('PK\x01\x02\x14\x03'), about, end, Buffer.from(name)]));
    place += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(lies ? central.length * 3 + 7 : central.length, 8);
  end.writeUInt32LE(place, 12);
  return Buffer.concat([...locals, central, latin('PK\x05\x06'), end]);
}

/** An archive in an archive, so many deep. */
function nested(content: Buffer, depth: number): Buffer {
  let inner = content;
  for (let level = 0; level < depth; level++) inner = archive([{ name: 'inner.zip', content: inner, isPacked: true }]);
  return inner;
}

const archives: readonly [what: string, content: () => Buffer][] = [
  ['the EICAR text in an archive', () => archive([{ name: 'eicar.com', content: eicar }])],
  ['the EICAR text five archives deep', () => nested(eicar, 5)],
  ['an archive of 3000 entries', () => archive(Array.from({ length: 3000 }, (_, n) => ({ name: `${n}.txt`, content: latin('x') })))],
  ['300 megabytes of zeros in an archive', () => archive([{ name: 'zeros', content: Buffer.alloc(300 * megabyte), isPacked: true }])],
  ['an archive twenty deep', () => nested(latin('x'), 20)],
  ['an encrypted archive', () => archive([{ name: 'a.pdf', content: samplePdf(), isEncrypted: true }])],
  ['an entry that leads out of its folder', () => archive([{ name: '../../../etc/cron.d/x', content: latin('* * * * * root id') }])],
  ['an entry with an absolute path', () => archive([{ name: '/etc/passwd', content: latin('root::0:0') }])],
  ['an entry that is a link', () => archive([{ name: 'a', content: latin('/etc/passwd'), isLink: true }])],
  ['two entries of one name', () => archive(['one', 'two'].map((text) => ({ name: 'a.txt', content: latin(text) })))],
  ['a directory of a wrong size', () => archive([{ name: 'a.txt', content: latin('x') }], { lies: true })],
];

const macros = () =>
  archive([
    { name: '[Content_Types].xml', content: latin('<Types/>') },
    { name: 'word/vbaProject.bin', content: latin('\xd0\xcf\x11\xe0') },
  ]);
const entities = () =>
  archive([{ name: 'word/document.xml', content: latin('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>') }]);

/** What is not taken in at all, and what hides behind another's name. */
const wrongKinds: readonly HostileFile[] = [
  ...archives.map(([what, content]): HostileFile => ({ what, name: 'liitteet.zip', content, fault: 'wrong-type' })),
  ...archives.map(([what, content]): HostileFile => ({
    what: `${what}, named as a document`,
    name: 'a.pdf',
    content,
    fault: 'wrong-content',
  })),
  { what: 'the EICAR text', name: 'eicar.com', content: () => eicar, fault: 'wrong-type' },
  { what: 'the EICAR text in other letters', name: 'eicar.txt', content: () => latin(eicar.toString('base64')), fault: 'wrong-type' },
  { what: 'a document with macros', name: 'kirje.docm', content: macros, fault: 'wrong-type' },
  { what: 'a document with macros under a plain name', name: 'kirje.docx', content: macros, fault: 'wrong-type' },
  { what: 'an encrypted document', name: 'kirje.docx', content: () => latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), fault: 'wrong-type' },
  { what: 'a document that asks for a file of the server', name: 'kirje.docx', content: entities, fault: 'wrong-type' },
  { what: 'a drawing with a script', name: 'kuva.svg', content: () => latin('<svg><script>alert(1)</script></svg>'), fault: 'wrong-type' },
  {
    what: 'a drawing with a page inside',
    name: 'kuva.png',
    content: () => latin('<svg><foreignObject><iframe src="javascript:alert(1)"/></foreignObject></svg>'),
    fault: 'wrong-content',
  },
  { what: 'a page named as a document', name: 'palkka.pdf', type: 'application/pdf', content: () => page, fault: 'wrong-content' },
  { what: 'a picture named as a page', name: 'kuva.html', type: 'text/html', content: () => samplePng(), fault: 'wrong-content' },
  { what: 'a picture declared as a page', name: 'kuva.png', type: 'text/html', content: () => samplePng(), fault: 'wrong-content' },
  { what: 'a program named as a document', name: 'kuitti.pdf', content: () => latin('MZ\x90\0\x03\0\0\0'), fault: 'wrong-content' },
];

/** What is two things at once. */
const twoMeanings: readonly HostileFile[] = [
  {
    what: 'a moving picture that is an archive too',
    name: 'kuva.gif',
    content: () => Buffer.concat([latin('GIF89a'), Buffer.alloc(100), sampleZip('Applet.class')]),
    fault: 'wrong-type',
  },
  {
    what: 'a photograph with an archive behind it',
    name: 'a.jpg',
    content: () => behind(sampleJpeg(), sampleZip('Applet.class')),
    fault: 'has-trailing-data',
  },
  { what: 'a document in a photograph', name: 'a.jpg', content: () => behind(sampleJpeg(), samplePdf()), fault: 'has-trailing-data' },
  { what: 'a picture with a page behind it', name: 'a.png', content: () => behind(samplePng(), page), fault: 'has-trailing-data' },
  {
    what: 'a picture with a page in a remark',
    name: 'a.png',
    content: () => samplePng(16, 16, { text: page.toString('latin1') }),
    fault: 'wrong-content',
  },
  {
    what: 'a document with an archive behind it',
    name: 'a.pdf',
    content: () => behind(samplePdf(), sampleZip()),
    fault: 'has-trailing-data',
  },
  { what: 'a scan with a page behind it', name: 'a.tiff', content: () => behind(sampleTiff(64, 64), page), fault: 'has-trailing-data' },
  {
    what: 'a photograph of a telephone with a page behind it',
    name: 'a.heic',
    content: () => behind(sampleHeic(), page),
    fault: 'has-trailing-data',
  },
];

/** What no machine can open, what is not whole, and what is too large. */
const unopenable: readonly HostileFile[] = [
  { what: 'a PNG of 900 million pixels', name: 'a.png', content: () => samplePng(16, 16, { claimed: huge }), fault: 'too-many-pixels' },
  { what: 'a JPEG of 900 million pixels', name: 'a.jpg', content: () => sampleJpeg(16, 16, { claimed: huge }), fault: 'too-many-pixels' },
  { what: 'a HEIC of 900 million pixels', name: 'a.heic', content: () => sampleHeic(30_000, 30_000), fault: 'too-many-pixels' },
  { what: 'an encrypted PDF', name: 'a.pdf', content: () => samplePdf('x', { trailer: '/Encrypt 9 0 R' }), fault: 'encrypted-pdf' },
  ...[samplePdf(), samplePng(), sampleJpeg(), sampleTiff()].map((content, index): HostileFile => {
    const name = `puolikas.${['pdf', 'png', 'jpg', 'tiff'][index]}`;
    return { what: `half of ${name}`, name, content: () => content.subarray(0, content.length / 2), fault: 'damaged' };
  }),
  { what: 'nothing', name: 'tyhjä.pdf', content: () => Buffer.alloc(0), fault: 'empty' },
  { what: 'one byte more than is allowed', name: 'suuri.png', content: () => largePng(10 * megabyte + 1), fault: 'too-large' },
  { what: 'twenty-five megabytes', name: 'suuri.png', content: () => largePng(25 * megabyte + 1), fault: 'too-large' },
];

export const hostileFiles: readonly HostileFile[] = [...wrongKinds, ...twoMeanings, ...unopenable];

function behind(content: Buffer, more: Buffer): Buffer {
  return Buffer.concat([content, more]);
}

/** A true picture of exactly so many bytes. */
export function largePng(byteCount: number): Buffer {
  return samplePng(16, 16, { text: 'x'.repeat(byteCount - samplePng(16, 16, { text: '' }).length) });
}
