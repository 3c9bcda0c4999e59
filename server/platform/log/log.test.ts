import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openLog } from './log.ts';

function listen({ isTTY }: { isTTY: boolean }) {
  const lines: string[] = [];
  const output = Object.assign(new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }), { isTTY });
  return { lines, log: openLog({ logLevel: 'info' }, output) };
}

test('a line holds what is allowed in it, and nothing that could lead to a person', () => {
  const { lines, log } = listen({ isTTY: false });
  log.info(
    { method: 'GET', route: '/applications/:applicationId', status: 200, url: '/applications/17', name: 'Aino Virtanen', ip: '192.0.2.7' },
    'request',
  );
  const line: unknown = JSON.parse(lines[0] ?? '');
  expect(line).toEqual({
    level: 'info',
    time: expect.any(String),
    method: 'GET',
    route: '/applications/:applicationId',
    status: 200,
    msg: 'request',
  });
});

test('an error is told by its kind, code and place, never by its words', () => {
  const { lines, log } = listen({ isTTY: false });
  const error = Object.assign(new Error('Key (code)=(010190-900A) already exists'), { code: '23505', detail: '010190-900A' });
  log.error({ err: error }, 'a write failed');
  expect(lines[0]).toContain('"code":"23505"');
  expect(lines[0]).toContain('log.test.ts');
  expect(lines.join()).not.toContain('010190');
});

test('in a terminal a request is one short line', () => {
  const { lines, log } = listen({ isTTY: true });
  log.info({ request: 'r1', method: 'POST', route: '/drafts/:draftId', status: 303, milliseconds: 12 }, 'request');
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d POST \/drafts\/:draftId 303 12 ms\n$/);
  log.warn({ reason: 'database' }, 'not ready');
  expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d WARN not ready \{"reason":"database"\}\n$/);
});
