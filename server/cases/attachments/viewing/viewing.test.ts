import { v4 as randomId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendApplication } from '#server/cases/applications/testing.ts';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { pdfFile, pngFile, postFiles, type TestFile, tiffFile } from '../testing.ts';

let opened: TestHouse;
let aino: SignedIn;
let clerk: SignedIn;
let id: string;
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
  clerk = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
  id = await sendApplication(aino);
});
afterAll(() => opened.close());

async function send(file: TestFile) {
  const fields = { uploadKey: randomId(), requirementId: 'housing.rentalAgreement' };
  return postFiles(opened, aino, `/api/applications/${id}/attachments`, fields, [file]);
}
const addressOf = async (file: TestFile) =>
  `/cases/${id}/attachments/${(await send(file)).json<{ taken: { id: string }[] }>().taken[0]?.id ?? ''}`;

describe('a file on its page', () => {
  test('is a picture in the page, when every browser draws it', async () => {
    const address = await addressOf(pngFile());
    const view = await clerk.get(`${address}/view`);
    expect(view.body).toContain(`<img class="shown-picture" src="${address}/picture"`);
    const picture = await clerk.get(`${address}/picture`);
    expect(picture.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(String(picture.headers['content-disposition'])).toMatch(/^inline; /);
    expect(picture.headers['content-security-policy']).toContain('sandbox');
  });

  test.each([
    ['PDF', pdfFile()],
    ['TIFF', tiffFile()],
  ])('is drawn in a frame that can reach nothing, when it is a %s', async (_kind, file) => {
    const address = await addressOf(file);
    const view = await clerk.get(`${address}/view`);
    expect(view.body).toContain(`data-address="${address}/file"`);
    expect(view.headers['content-security-policy']).toContain("frame-src 'self'");
    expect((await clerk.get(`${address}/picture`)).statusCode).toBe(404);
    expect(String((await clerk.get(`${address}/file`)).headers['content-disposition'])).toMatch(/^attachment; /);
  });
});

test('the frame may run our own script that draws, and nothing else', async () => {
  const { headers, body } = await opened.app.inject('/document-frame');
  const policy = String(headers['content-security-policy']);
  for (const rule of ['sandbox allow-scripts', "default-src 'none'", "frame-ancestors 'self'", "form-action 'none'"])
    expect(policy).toContain(rule);
  for (const wide of ['connect-src', 'allow-same-origin', 'unsafe-inline', "'unsafe-eval'"]) expect(policy).not.toContain(wide);
  const script = /src="([^"]+)"/.exec(body)?.[1] ?? '';
  expect((await opened.app.inject(script)).headers).toMatchObject({ 'access-control-allow-origin': '*' });
});

describe('what is a page or a drawing with a script', () => {
  const pages = {
    svg: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    html: '<!doctype html><script>alert(1)</script>',
    xml: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    mail: 'MIME-Version: 1.0\nContent-Type: text/html\n\n<script>alert(1)</script>',
  };
  const names = ['kuva.svg', 'kuva.png', 'sivu.html', 'sivu.pdf', 'a.jpg', 'ei päätettä'];
  const types = ['image/svg+xml', 'image/png', 'text/html', ''];
  const cases = Object.entries(pages).flatMap(([kind, text]) => names.flatMap((name) => types.map((type) => ({ kind, text, name, type }))));

  test('never comes in, under whatever name and type', async () => {
    const statuses = new Set<number>();
    for (const { text, name, type } of cases) statuses.add((await send({ name, content: Buffer.from(text), type })).statusCode);
    expect([...statuses]).toEqual([422]);
  });

  test('behind the bytes of a picture or a document never comes out as what it is', async () => {
    for (const text of Object.values(pages)) {
      for (const file of [pngFile(), pdfFile(), tiffFile()]) {
        const sent = await send({ ...file, content: Buffer.concat([file.content, Buffer.from(text)]) });
        if (sent.statusCode === 422) continue;
        const address = `/cases/${id}/attachments/${sent.json<{ taken: { id: string }[] }>().taken[0]?.id ?? ''}`;
        for (const way of ['file', 'picture']) {
          const given = await clerk.get(`${address}/${way}`);
          if (given.statusCode === 404) continue;
          expect(given.headers['content-type']).toBe(file.type);
          expect(given.headers['x-content-type-options']).toBe('nosniff');
          expect(given.headers['content-security-policy']).toBe("sandbox; default-src 'none'");
        }
      }
    }
  });
});
