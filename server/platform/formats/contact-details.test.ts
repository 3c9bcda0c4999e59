import { expect, test } from 'vitest';
import { isEmailAddress, isPhoneNumber } from './contact-details.ts';

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
