import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInCustomer, signInStaff, type SignedIn } from '#server/people/sign-in/testing.ts';
import { openTestHouse, type TestHouse } from '#server/platform/testing/test-house.ts';
import { inboxOf, messageIdOn } from './testing.ts';

let opened: TestHouse;
let aino: SignedIn;
let anna: SignedIn;
beforeAll(async () => {
  opened = await openTestHouse();
  aino = await signInCustomer(opened, { n: 1 });
  anna = await signInStaff(opened, { n: 1, skills: ['housing'], languages: ['fi'] });
});
afterAll(() => opened.close());

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Posts the form to write with, with files, as a browser does. */
async function post(person: SignedIn, address: string, fields: Record<string, string>, files: readonly [name: string, content: Buffer][]) {
  const boundary = 'luukku-test';
  const parts = Object.entries({ _csrf: person.headers['x-csrf-token'], ...fields }).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  const sent = files.flatMap(([name, content]) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ]);
  return opened.app.inject({
    method: 'POST',
    url: address,
    headers: { cookie: person.headers.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, ...sent, Buffer.from(`--${boundary}--\r\n`)]),
  });
}

test('files go with a message both ways; one that is refused is named and the rest is kept', async () => {
  const address = (await aino.post('/matters/messages/new', { topic: 'group:housing' })).headers.location ?? '';
  const messageId = await messageIdOn(aino, address);
  const fields = { messageId, subject: 'Sopimus', text: 'Ohessa sopimus.' };
  const refused = await post(aino, address, { ...fields, action: 'send' }, [
    ['sopimus.png', picture],
    ['ohjelma.exe', Buffer.from('MZ not a picture')],
  ]);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('ohjelma.exe:');
  expect(refused.body).toContain('Ohessa sopimus.');
  expect(await inboxOf(anna)).toEqual([]);
  const [attachmentId = ''] = /(?<=value="remove:)[0-9a-f-]{36}/.exec(refused.body) ?? [];
  await post(aino, address, { ...fields, action: `remove:${attachmentId}` }, []);
  expect((await aino.get(address)).body).not.toContain('sopimus.png');
  // The same file from the same page again, twice: one file.
  for (let time = 0; time < 2; time += 1) await post(aino, address, { ...fields, action: 'save' }, [['sopimus.png', picture]]);
  expect((await post(aino, address, { ...fields, action: 'send' }, [])).headers.location).toBe(`${address}?done=sent`);

  const seen = (await anna.get(`/messages/${messageId}`)).body;
  expect(seen.match(/sopimus\.png/g)).toHaveLength(1);
  const [link = ''] = /\/messages\/[0-9a-f-]{36}\/attachments\/[0-9a-f-]{36}/.exec(seen) ?? [];
  const file = await anna.get(link);
  expect(file.rawPayload).toEqual(picture);
  expect(file.headers['content-disposition']).toMatch(/^attachment/);

  const answerId = await messageIdOn(anna, `/messages/${messageId}`);
  await post(anna, `/messages/${messageId}`, { messageId: answerId, text: 'Ohessa ohje.', action: 'send' }, [['ohje.png', picture]]);
  const read = (await aino.get(address)).body;
  expect(read).toContain('ohje.png');
  const [own = ''] = /\/matters\/messages\/[0-9a-f-]{36}\/attachments\/[0-9a-f-]{36}/.exec(read) ?? [];
  expect((await aino.get(own)).statusCode).toBe(200);
  const stranger = await signInCustomer(opened, { n: 2 });
  expect((await stranger.get(own)).statusCode).toBe(404);
});
