import { expect, test } from 'vitest';
import { type Person, staffRoles } from '#server/platform/http/person.ts';
import { languages } from '#server/platform/language/language.ts';
import { navigation } from './navigation.ts';

const customer: Person = { role: 'customer', id: '1', name: 'Aino' };
const staff = (role: (typeof staffRoles)[number], seesProtected = false): Person => ({
  role,
  id: '2',
  name: 'Kaisa',
  skills: [],
  languages: [],
  seesProtected,
});
const everybody = [undefined, customer, ...staffRoles.map((role) => staff(role))];
const addresses = (person: Person | undefined) => navigation(person, 'fi').flatMap(({ links }) => links.map(({ address }) => address));

test('nobody is shown an empty group, or the same address twice', () => {
  for (const person of everybody)
    for (const language of languages) {
      expect(navigation(person, language).every(({ links }) => links.length > 0)).toBe(true);
      expect(new Set(addresses(person)).size).toBe(addresses(person).length);
    }
});

test('nobody has more than seven entries before them', () => {
  for (const person of everybody) {
    const entries = navigation(person, 'fi').flatMap(({ name, links }) => (name === undefined ? links : links.slice(0, 1)));
    expect(entries.length).toBeLessThanOrEqual(7);
  }
});

test('a visitor finds benefits and places; a customer their own matters too', () => {
  expect(addresses(undefined)).toEqual(['/', '/places', '/guidance', '/appointments/new']);
  expect(addresses(customer)).toContain('/my-data');
  const agent = { id: '3', name: 'Olga', mandateId: '4', basis: 'own', actions: ['view'], benefits: [] } as const;
  expect(addresses({ ...customer, agent })).not.toContain('/my-data');
});

test('protection is there for clerks who may handle it only', () => {
  expect(addresses(staff('clerk'))).not.toContain('/protection');
  expect(addresses(staff('clerk', true))).toContain('/protection');
});

test('whoever only registers paper is led to the registering', () => {
  expect(addresses(staff('joint-service-clerk'))).toContain('/paper/register');
  expect(addresses(staff('clerk'))).toContain('/paper');
});
