import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** Small true files of every kind that is taken in, made for the tests: whole, and such as any viewer opens (but for HEIC, whose picture is only noise). */

export type Sample = { name: string; type: string; content: Buffer };

export const sha256Of = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** One page with a line of text. Other texts make other files. `trailer` and `page` add to those parts of the document. */
export function samplePdf(text = 'Palkkatodistus', { trailer = '', page = '' } = {}): Buffer {
  const stream = `BT /F1 18 Tf 72 720 Td (${text.replace(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + end, 'latin1');
}

/** A picture in one grey. `text` stands in it as a remark; `claimed` says another size than it has. */
export function samplePng(width = 16, height = 16, { text = '', claimed = { width, height } } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claimed.width, 0);
  header.writeUInt32BE(claimed.height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  const parts = [pngChunk('IHDR', header), pngChunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1'))];
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...parts,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  return Buffer.concat([u32(content.length), named, u32(crc32(named))]);
}

/** A grey picture whose every block is one bit of brightness and one bit for its end. */
export function sampleJpeg(width = 16, height = 16, { text = '', claimed = { width, height } } = {}): Buffer {
  const segment = (marker: number, content: Buffer) => Buffer.concat([Buffer.from([0xff, marker]), u16(content.length + 2), content]);
  const code = (table: number) => Buffer.from([table, 1, ...Array.from({ length: 15 }, () => 0), 0]);
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const packed = Buffer.alloc(Math.ceil(blocks / 4));
  // Unused bits of the last byte are ones.
  if (blocks % 4) packed[packed.length - 1] = 0xff >> ((blocks % 4) * 2);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xfe, Buffer.from(text, 'latin1')),
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    segment(0xc0, Buffer.concat([Buffer.from([8]), u16(claimed.height), u16(claimed.width), Buffer.from([1, 1, 0x11, 0])])),
    segment(0xc4, code(0x00)),
    segment(0xc4, code(0x10)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    packed,
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** Pages of one grey each. */
export function sampleTiff(width = 16, height = 16, { pages = 1, text = '' } = {}): Buffer {
  const picture = Buffer.concat([Buffer.alloc(width * height, 0x80), Buffer.from(`${text}\0`, 'latin1')]);
  const listLength = 2 + 8 * 12 + 4;
  const pageLength = picture.length + (picture.length % 2) + listLength;
  const parts = Array.from({ length: pages }, (_, page) => {
    const begin = 8 + page * pageLength;
    const list = begin + pageLength - listLength;
    const next = page === pages - 1 ? 0 : list + pageLength;
    const fields = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, begin],
      [278, 4, height],
      [279, 4, width * height],
    ].map(([tag = 0, type = 0, value = 0]) => {
      const field = Buffer.alloc(12);
      field.writeUInt16LE(tag, 0);
      field.writeUInt16LE(type, 2);
      field.writeUInt32LE(1, 4);
      field.writeUInt32LE(value, 8);
      return field;
    });
    const end = Buffer.alloc(4);
    end.writeUInt32LE(next);
    return Buffer.concat([picture, Buffer.alloc(picture.length % 2), Buffer.from([8, 0]), ...fields, end]);
  });
  const head = Buffer.from('II*\0....', 'latin1');
  head.writeUInt32LE(8 + pageLength - listLength, 4);
  return Buffer.concat([head, ...parts]);
}

export function sampleHeic(width = 16, height = 16, { text = '', brand = 'heic' } = {}): Buffer {
  const size = isoBox('ispe', Buffer.concat([u32(0), u32(width), u32(height)]));
  const meta = isoBox(
    'meta',
    Buffer.concat([u32(0), isoBox('pitm', Buffer.from([0, 0, 0, 0, 0, 1])), isoBox('iprp', isoBox('ipco', size))]),
  );
  return Buffer.concat([
    isoBox('ftyp', Buffer.from(`${brand}\0\0\0\0mif1${brand}`, 'latin1')),
    meta,
    isoBox('mdat', Buffer.from(`picture ${text}`, 'latin1')),
  ]);
}

/** A box of an ISO media file. */
export function isoBox(type: string, content: Buffer): Buffer {
  return Buffer.concat([u32(content.length + 8), Buffer.from(type, 'latin1'), content]);
}

/** An archive with one stored entry, as every ZIP program reads it: also the beginning of a docx or a jar. */
export function sampleZip(entry = 'a.txt', content = Buffer.from('hello'), comment = Buffer.alloc(0)): Buffer {
  const name = Buffer.from(entry, 'latin1');
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt32LE(crc32(content), 10);
  about.writeUInt32LE(content.length, 14);
  about.writeUInt32LE(content.length, 18);
  about.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, name, content]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), about, Buffer.alloc(14), name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06', 'latin1'), end, comment]);
}

/** One of each kind that is taken in. */
export const samples: readonly Sample[] = [
  { name: 'todistus.pdf', type: 'application/pdf', content: samplePdf() },
  { name: 'kuva.jpg', type: 'image/jpeg', content: sampleJpeg() },
  { name: 'kuva.png', type: 'image/png', content: samplePng() },
  { name: 'skannaus.tiff', type: 'image/tiff', content: sampleTiff() },
  { name: 'IMG_0001.HEIC', type: 'image/heic', content: sampleHeic() },
];

type SentPart = { field: string; name: string; type?: string; content: Buffer };

/** A request with files as a browser sends it, for `app.inject`: the fields first. */
export function multipart(
  fields: Record<string, string>,
  files: readonly SentPart[],
): { headers: { 'content-type': string }; payload: Buffer } {
  const boundary = '----luukku-test-7d1f2c';
  const head = (name: string, rest = '') => Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${rest}\r\n\r\n`);
  const parts = [
    ...Object.entries(fields).map(([name, value]) => Buffer.concat([head(name), Buffer.from(`${value}\r\n`)])),
    ...files.map(({ field, name, type = 'application/octet-stream', content }) =>
      // A browser writes a quotation mark and line ends of a name this way.
      Buffer.concat([
        head(field, `; filename="${name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A')}"\r\ncontent-type: ${type}`),
        content,
        Buffer.from('\r\n'),
      ]),
    ),
  ];
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}
