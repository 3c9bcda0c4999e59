import { crc32, deflateSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { SignedIn } from '#server/people/sign-in/testing.ts';

/** A file to send. `content` may be anything: what it is is seen by the content. */
export type TestFile = { name: string; content: Buffer; type?: string };

/** A picture of one colour; another `shade` gives another file. */
export function pngFile(name = 'kuva.png', shade = 120, size = 4): TestFile {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: size }, () => shade)]);
  const picture = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)));
  const content = [Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', picture), chunk('IEND', Buffer.alloc(0))];
  return { name, content: Buffer.concat(content), type: 'image/png' };
}

/** A document of one page with a line of text on it. */
export function pdfFile(name = 'sopimus.pdf', text = 'Vuokrasopimus'): TestFile {
  const drawing = `BT /F1 24 Tf 60 760 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return { name, content: Buffer.from(body, 'latin1'), type: 'application/pdf' };
}

/** A grey picture without packing. */
export function tiffFile(name = 'skannaus.tif', size = 8): TestFile {
  const fields: [number, number, number][] = [
    [256, 3, size],
    [257, 3, size],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 8],
    [277, 3, 1],
    [278, 3, size],
    [279, 4, size * size],
  ];
  const head = Buffer.from('49492a0000000000', 'hex');
  head.writeUInt32LE(8 + size * size, 4);
  const list = Buffer.alloc(2 + fields.length * 12 + 4);
  list.writeUInt16LE(fields.length, 0);
  fields.forEach(([tag, type, value], index) => {
    const at = 2 + index * 12;
    list.writeUInt16LE(tag, at);
    list.writeUInt16LE(type, at + 2);
    list.writeUInt32LE(1, at + 4);
    list.writeUInt32LE(value, at + 8);
  });
  return { name, content: Buffer.concat([head, Buffer.alloc(size * size, 160), list]), type: 'image/tiff' };
}

/** Not a picture: an active page under a picture's name, or what it is. */
export const svgFile = (name: string): TestFile => ({
  name,
  content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  type: 'image/svg+xml',
});

type Tested = { app: FastifyInstance };
type Fields = Record<string, string>;

/** Posts a form with files as a browser does: the hidden field of the page first, then the fields, then the files. */
export async function postFiles(
  { app }: Tested,
  person: Pick<SignedIn, 'headers'> | undefined,
  path: string,
  fields: Fields,
  files: readonly TestFile[],
) {
  const form = new FormData();
  if (person) form.set('_csrf', person.headers['x-csrf-token']);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const { name, content, type } of files) form.append('files', new File([new Uint8Array(content)], name, { type: type ?? '' }));
  const sent = new Response(form);
  return app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': sent.headers.get('content-type') ?? '', ...(person && { cookie: person.headers.cookie }) },
    payload: Buffer.from(await sent.arrayBuffer()),
  });
}
