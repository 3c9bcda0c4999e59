import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownPage } from './return-to.ts';

test.each(['/', '/matters', '/drafts/1/pages/2?from=review', '/applications/1?a=b%2F%2Fc', '/sign-ins', '/stafford'])(
  '%s is a page of our own',
  (asked) => {
    expect(ownPage(asked)).toBe(asked);
  },
);

test.each([
  undefined,
  '',
  'matters',
  'https://elsewhere.example/',
  '//elsewhere.example',
  '///elsewhere.example',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  ' //elsewhere.example',
  '/.//elsewhere.example',
  '/a/..//elsewhere.example',
  'javascript:alert(1)',
  '/sign-in',
  '/sign-in?returnTo=/sign-in',
  '/sign-in/answer?code=1',
  '/staff',
  '/sign-out',
  '/demo-identity/auth',
  '/api/sign-ins',
  `/${'x'.repeat(2000)}`,
  '/\ud800',
])('%j leads to the front page instead', (asked) => {
  expect(ownPage(asked)).toBe('/');
});

test('whatever is asked for, a browser that follows it stays on our site', () => {
  const pieces = fc.array(
    fc.constantFrom('/', '\\', '.', '..', '//', '@', ':', '?', '#', '%2f', '\t', '\n', 'http:', 'elsewhere.example', 'a'),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        pieces.map((parts) => parts.join('')),
        pieces.map((parts) => `/${parts.join('')}`),
      ),
      (asked) => {
        expect(new URL(ownPage(asked), 'https://agency.example').origin).toBe('https://agency.example');
      },
    ),
    { numRuns: 2000 },
  );
});
