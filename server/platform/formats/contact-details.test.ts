import { expect, test } from 'vitest';
import { cleanLine, isEmailAddress, isPhoneNumber, isPostalCode, toInternationalPhone } from './contact-details.ts';

test.each(['aino.virtanen@example.com', 'a+b@mail.example.fi', 'åsa@blåbär.example'])('%s is an e-mail address', (email) => {
  expect(isEmailAddress(email)).toBe(true);
});

test.each([
  'aino',
  'aino@',
  '@example.com',
  'aino@example',
  'a b@example.com',
  'a@b..fi',
  'a@example.com\nBcc: x@y.fi',
  `${'a'.repeat(65)}@example.com`,
])('no message could reach %s', (email) => {
  expect(isEmailAddress(email)).toBe(false);
});

test.each(['040 123 4567', '+358 40 1234567', '(09) 123 456', '112 233'])('%s is a phone number', (phone) => {
  expect(isPhoneNumber(phone)).toBe(true);
});

test.each(['123', 'ei ole', '+358 40 123 4567 8901 2345', '040-abc', '++358401234567'])('no call could reach %s', (phone) => {
  expect(isPhoneNumber(phone)).toBe(false);
});

test.each(['aino\u202e@example.com', 'aino\u200b@example.com', 'aino@exa\u200fmple.com'])('%j hides something', (email) => {
  expect(isEmailAddress(email)).toBe(false);
});

test.each([
  ['040 123 4567', '+358401234567'],
  ['+358 (0)40 123 4567', '+358401234567'],
  ['+3580401234567', '+358401234567'],
  ['00358-40-1234567', '+358401234567'],
  ['\u202a+46 70 123 45 67\u202c', '+46701234567'],
  ['(09) 123\u2011456', '+3589123456'],
])('%j is called at %s from anywhere', (typed, number) => {
  expect(toInternationalPhone(typed)).toBe(number);
});

test.each(['112 233', '040', '++358401234567', '+0401234567', 'soita', '+358 40 123 4567 8901 2345', '٠٤٠١٢٣٤٥٦٧x'])(
  'nobody can tell which number %j is',
  (typed) => {
    expect(toInternationalPhone(typed)).toBeUndefined();
  },
);

test.each([
  ['00100', 'FI', true],
  ['22100', 'AX', true],
  ['1000', 'FI', false],
  ['٠٠١٠٠', 'FI', false],
  ['SW1A 2AA', 'GB', true],
  ['D-10115', 'DE', true],
  ['<b>', 'DE', false],
  ['1234567890123', 'US', false],
])('the postal code %j in %s: %s', (code, country, isOne) => {
  expect(isPostalCode(code, country)).toBe(isOne);
});

test('a line loses what nobody can see and keeps what people write', () => {
  expect(cleanLine('  Mannerheimintie\u00a05\r\nB 3\u202e\u200b\t')).toBe('Mannerheimintie 5 B 3');
  expect(cleanLine('Čáhppesluoddi 7 ä')).toBe('Čáhppesluoddi 7 ä');
});
