import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countGsmPlaces } from './gsm.ts';
import { openTestGateway, type TestGateway } from './testing.ts';
import { openTextMessages } from './text-messages.ts';

let server: TestGateway;
beforeAll(async () => {
  server = await openTestGateway();
});
afterAll(() => server.close());
beforeEach(() => {
  server.manner = 'takes';
  server.messages.length = 0;
  server.asked = 0;
});

const message = { id: '0199aaaa-0000-7000-8000-000000000001', to: '+358401234567', text: 'Sinulle on uusi päätös.' };

async function send(changed: Partial<TestGateway['gateway']> = {}): Promise<void> {
  const opened = openTextMessages({ textMessageGateway: { ...server.gateway, ...changed } });
  if (!opened) throw new Error('no gateway');
  await opened.send(message);
}

describe('a text message', () => {
  test('reaches the gateway with its id, sender, number and text', async () => {
    await send();
    expect(server.messages).toEqual([{ ...message, from: 'Kela' }]);
  });

  test('is one message, though it is sent again with the same id', async () => {
    await send();
    await send();
    expect(server.messages).toHaveLength(1);
  });

  test('goes nowhere without a gateway', () => {
    expect(openTextMessages({ textMessageGateway: undefined })).toBeUndefined();
  });
});

describe('a message that is not taken', () => {
  test.each([
    ['is-busy', 'HTTP 429', false],
    ['is-broken', 'HTTP 503', false],
    ['refuses', 'HTTP 400', true],
    ['redirects', 'HTTP 307', false],
  ] as const)('by a gateway that %s fails with %s; for good: %s', async (manner, code, isPermanent) => {
    server.manner = manner;
    const failure = await send().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'DeliveryFailed', message: code, isPermanent });
    // The gateway repeated all of it in its answer.
    expect(JSON.stringify(failure) + String(failure)).not.toMatch(/358|päätös/);
    expect(server.asked).toBe(1);
  });

  test('by a gateway that does not know our secret is worth another try: the number is not at fault', async () => {
    await expect(send({ secret: 'another' })).rejects.toMatchObject({ message: 'HTTP 401', isPermanent: false });
  });

  test('by a gateway that says nothing is not waited for longer than our patience', async () => {
    server.manner = 'is-silent';
    await expect(send({ seconds: 0.2 })).rejects.toMatchObject({ message: 'ETIMEDOUT', isPermanent: false });
  });

  test('by a gateway that is not there is worth another try', async () => {
    const gone = await openTestGateway();
    await gone.close();
    await expect(send({ url: gone.gateway.url })).rejects.toMatchObject({ message: 'ECONNREFUSED', isPermanent: false });
  });
});

test('places are counted as a phone network counts them', () => {
  expect(countGsmPlaces('Päätös, beslut på svenska')).toBe(25);
  expect(countGsmPlaces('5 € [x]')).toBe(10);
  expect(countGsmPlaces('it’s')).toBeUndefined();
  expect(countGsmPlaces('š')).toBeUndefined();
});
