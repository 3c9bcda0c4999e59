import { expect, test } from 'vitest';
import { findIdentityCode } from '#server/platform/formats/identity-code.ts';
import { staffRoles } from '#server/platform/http/person.ts';
import { languages } from '#server/platform/language/language.ts';
import { openSecrets } from '#server/platform/secrets/secrets.ts';
import { demoCustomer, demoPeople, demoStaff, listDemoPeople } from './people.ts';
import { demoSigningKey } from './signing-key.ts';

const name = { fi: 'a', sv: 'a', en: 'a' };
const agency = { groups: ['one', 'two', 'three'].map((id) => ({ id, name })), languages: [...languages] };

test('there are ten people of each role, no two with the same name', () => {
  const people = demoPeople(agency);
  for (const role of ['customer', ...staffRoles]) expect(people.filter((person) => person.role === role)).toHaveLength(10);
  expect(new Set(people.map(({ givenNames, familyName }) => `${givenNames} ${familyName}`)).size).toBe(people.length);
  expect(people.every(({ givenNames, familyName }) => givenNames !== '' && familyName !== '')).toBe(true);
});

test('every customer has a whole identity code of the test range, and thousands of them have codes of their own', () => {
  const codes = Array.from({ length: 5000 }, (_, at) => demoCustomer(at + 1).identityCode);
  expect(codes.filter((code) => findIdentityCode(code)?.isTest !== true)).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});

test('the customers are of every language, and of every age from school to pension', () => {
  const customers = demoPeople(agency).filter(({ role }) => role === 'customer');
  expect(new Set(customers.map(({ language }) => language))).toEqual(new Set(agency.languages));
  const years = Array.from({ length: 10 }, (_, at) => Number(findIdentityCode(demoCustomer(at + 1).identityCode)?.bornOn.slice(0, 4)));
  expect([Math.min(...years) < 1951, Math.max(...years) > 2000]).toEqual([true, true]);
});

test('every benefit group and language of an agency has several clerks, and some clerks have all', () => {
  const clerks = Array.from({ length: 10 }, (_, at) => demoStaff(agency, 'clerk', at + 1));
  for (const { id } of agency.groups) expect(clerks.filter(({ skills }) => skills.includes(id)).length).toBeGreaterThan(2);
  for (const language of agency.languages) expect(clerks.filter((clerk) => clerk.languages.includes(language)).length).toBeGreaterThan(2);
  expect(clerks.filter(({ skills }) => skills.length === agency.groups.length).length).toBeGreaterThan(1);
  expect(clerks.every((clerk) => clerk.skills.length > 0 && clerk.languages.length > 0)).toBe(true);
});

test('an agency with a single group and language has clerks for it too', () => {
  const small = { groups: agency.groups.slice(0, 1), languages: languages.filter((one) => one === 'en') };
  expect(demoStaff(small, 'clerk', 3)).toMatchObject({ skills: ['one'], languages: ['en'] });
});

test('the message at the start names people of every role, and the door of each', () => {
  const listed = listDemoPeople(agency);
  expect(new Set(listed.map(({ role }) => role))).toEqual(new Set(['customer', ...staffRoles]));
  expect(listed.filter(({ role, signInAt }) => (role === 'customer') !== (signInAt === '/sign-in'))).toEqual([]);
});

test('the key that signs is the same on every node of an installation, and another in every other', () => {
  const key = (secret: string) => demoSigningKey(openSecrets(secret));
  expect(key('one secret key of thirty-two bytes')).toEqual(key('one secret key of thirty-two bytes'));
  expect(key('one secret key of thirty-two bytes')).not.toEqual(key('another secret key, of as many bytes'));
});
