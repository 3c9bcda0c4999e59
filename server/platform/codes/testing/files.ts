import { crc32, deflateSync } from 'node:zlib';
import { faxRows } from './fax.ts';
import { jpegOf } from './jpeg.ts';
import type { Paper } from './paper.ts';

/** Files as phones and scanners make them, built here for tests. */

export { jpegOf };

export function pngOf({ width, height, grey }: Paper): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, grey.
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1) rows.set(grey.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(rows)), pngChunk('IEND', Buffer.alloc(0))]);
}

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A TIFF file (6.0, little-endian) of several pages: grey as it is, or black and white packed as a fax (ITU-T T.6). */
export function tiffOf(papers: readonly Paper[], packing: 'none' | 'fax' = 'none'): Buffer {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])];
  let offset = 8;
  for (const [index, paper] of papers.entries()) {
    const data = packing === 'fax' ? faxRows(paper) : Buffer.from(paper.grey);
    const tags = tiffTags(paper, packing, data.length);
    const directoryLength = 2 + tags.length * 12 + 4;
    const directory = Buffer.alloc(directoryLength);
    directory.writeUInt16LE(tags.length, 0);
    for (const [at, [tag, value]] of tags.entries()) {
      directory.writeUInt16LE(tag, 2 + at * 12);
      // A long (type 4), one of it.
      directory.writeUInt16LE(4, 4 + at * 12);
      directory.writeUInt32LE(1, 6 + at * 12);
      directory.writeUInt32LE(tag === stripOffsets ? offset + directoryLength : value, 10 + at * 12);
    }
    offset += directoryLength + data.length;
    directory.writeUInt32LE(index + 1 < papers.length ? offset : 0, directoryLength - 4);
    parts.push(directory, data);
  }
  return Buffer.concat(parts);
}

const stripOffsets = 273;

function tiffTags({ width, height }: Paper, packing: 'none' | 'fax', length: number): [tag: number, value: number][] {
  const isFax = packing === 'fax';
  return [
    [256, width],
    [257, height],
    [258, isFax ? 1 : 8],
    [259, isFax ? 4 : 1],
    [262, isFax ? 0 : 1],
    [stripOffsets, 0],
    [277, 1],
    [278, height],
    [279, length],
  ];
}

type PdfFilter = 'flate' | 'jpeg' | 'fax' | 'fax-mask';

/** A PDF with a picture on each page, as a scanner makes it. */
export function scannedPdf(papers: readonly Paper[], filter: PdfFilter = 'flate'): Buffer {
  const objects: Buffer[] = [];
  const add = (dictionary: string, stream?: Buffer) => {
    const number = objects.length + 3;
    const body = stream ? [`<< ${dictionary} /Length ${stream.length} >>\nstream\n`, stream, '\nendstream'] : [`<< ${dictionary} >>`];
    objects.push(
      Buffer.concat([`${number} 0 obj\n`, ...body, '\nendobj\n'].map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
    );
    return number;
  };
  const pages = papers.map((paper) => {
    const image = add(
      `/Type /XObject /Subtype /Image /Width ${paper.width} /Height ${paper.height} ${pdfFilter(paper, filter)}`,
      pdfData(paper, filter),
    );
    const content = add('', Buffer.from(`q 595 0 0 842 0 0 cm /Scan Do Q`));
    return add(
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /XObject << /Scan ${image} 0 R >> >>`,
    );
  });
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
    Buffer.from(`2 0 obj\n<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] >>\nendobj\n`),
    ...objects,
    Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

function pdfFilter({ width, height }: Paper, filter: PdfFilter): string {
  const fax = `/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${width} /Rows ${height} >>`;
  switch (filter) {
    case 'flate':
      return '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode';
    case 'jpeg':
      return '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode';
    case 'fax':
      return `/ColorSpace /DeviceGray /BitsPerComponent 1 ${fax}`;
    case 'fax-mask':
      return `/ImageMask true /BitsPerComponent 1 ${fax}`;
  }
}

function pdfData(paper: Paper, filter: PdfFilter): Buffer {
  if (filter === 'flate') return deflateSync(paper.grey);
  return filter === 'jpeg' ? jpegOf(paper) : faxRows(paper);
}
