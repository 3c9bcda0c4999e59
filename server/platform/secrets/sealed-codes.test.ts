import { expect, test } from 'vitest';
import { openCodes, sealCodes } from './sealed-codes.ts';
import { openSecrets } from './secrets.ts';

const secrets = openSecrets('one key of an installation');
const answers = {
  identityCode: '140385-900D',
  householdMembers: [{ memberName: 'Eeli', memberIdentityCode: '290204A906K' }],
  address: 'Koekatu 1 A 2',
};

test('identity codes among answers are not readable where they are kept, at any depth', () => {
  const kept = sealCodes(secrets, answers);
  expect(kept).not.toContain('140385-900D');
  expect(kept).not.toContain('290204A906K');
  expect(kept).toContain('Koekatu 1 A 2');
  expect(openCodes(secrets, kept)).toEqual(answers);
});

test('the same answers are kept as the same text, so that sending them again can be told', () => {
  expect(sealCodes(secrets, answers)).toBe(sealCodes(secrets, answers));
});

test('what looks like a sealed code but was written by hand stays text, and a false one is refused', () => {
  const written = { additionalInformation: '{"$sealed":"abc"}' };
  expect(openCodes(secrets, sealCodes(secrets, written))).toEqual(written);
  expect(() => openCodes(secrets, '{"identityCode":{"$sealed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}}')).toThrow();
});

test('another installation’s key opens nothing', () => {
  expect(() => openCodes(openSecrets('another key'), sealCodes(secrets, answers))).toThrow();
});
