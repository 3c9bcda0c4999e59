import type { Agency } from '#server/agency/loading.ts';
import { addDays } from '#server/platform/clock/clock.ts';
import { languages, type Language } from '#server/platform/language/language.ts';
import { staffRoles, type Role, type StaffRole } from '#server/platform/http/person.ts';

/** Invented people to try the program with. Identity codes are of the range 900–999, which is never given to anybody. */

type Named = { id: string; givenNames: string; familyName: string; language: Language };
export type DemoCustomer = Named & { role: 'customer'; identityCode: string; email?: string; phone?: string };
export type DemoStaff = Named & { role: StaffRole; skills: readonly string[]; languages: readonly string[]; seesProtected: boolean };
export type DemoPerson = DemoCustomer | DemoStaff;

const perRole = 10;

type CustomerLine = [
  givenNames: string,
  familyName: string,
  bornOn: string,
  language: Language,
  reach?: { email?: string; phone?: string },
];

/** Old and young, of each language, some born in this century: forms and letters meet them all. */
const customerLines: readonly CustomerLine[] = [
  ['Aino Maria', 'Testinen', '1985-03-14', 'fi', { email: 'aino.testinen@example.com', phone: '+358401230001' }],
  ['Väinö', 'Kokeilija', '1948-11-02', 'fi'],
  ['Linnéa Sofia', 'Provström', '1990-06-21', 'sv', { email: 'linnea.provstrom@example.com' }],
  ['Mikko Juhani', 'Esimerkki-Malli', '1997-01-30', 'fi', { phone: '+358401230004' }],
  ['Oskar', 'Exempelberg', '2001-09-09', 'sv', { email: 'oskar.exempelberg@example.com', phone: '+358401230005' }],
  ['Grace', 'Sampleton', '1979-12-05', 'en', { email: 'grace.sampleton@example.com' }],
  ['Eeli', 'Näytelä', '2004-02-29', 'fi'],
  ['Helmi Orvokki', 'Kuvitteellinen', '1962-08-17', 'fi', { email: 'helmi.kuvitteellinen@example.com' }],
  ['Ida', 'Påhittman', '1972-04-25', 'sv'],
  ['Samuel Onyekachi', 'Trialson', '1993-10-11', 'en', { phone: '+358401230010' }],
];

const staffNames: Record<StaffRole, readonly string[]> = {
  clerk: [
    'Kaisa Käsittelijä',
    'Petri Päätösmäki',
    'Hanna Handläggare',
    'Juha Jonomaa',
    'Leena Lomakela',
    'Erik Etuusberg',
    'Sari Selvitys',
    'Tomi Tapaus',
    'Maria Måttström',
    'Ville Virtaviite',
  ],
  'joint-service-clerk': [
    'Päivi Palvelupiste',
    'Risto Ristikari',
    'Karin Kundström',
    'Olli Opastaja',
    'Tuula Tuki',
    'Anders Anvisare',
    'Niina Neuvola',
    'Jari Jousto',
    'Stina Servicedal',
    'Kimmo Kuntala',
  ],
  manager: [
    'Eeva Esihenkilö',
    'Matti Mittari',
    'Carola Chefsdotter',
    'Timo Tavoite',
    'Raija Raportti',
    'Göran Grafberg',
    'Satu Seuranta',
    'Pekka Palaveri',
    'Lotta Ledman',
    'Antti Aikataulu',
  ],
  administrator: [
    'Yrjö Ylläpitäjä',
    'Sanna Säätö',
    'Bo Behörighet',
    'Teemu Tietokanta',
    'Outi Oikeus',
    'Ulf Underhåll',
    'Katri Käyttö',
    'Harri Huolto',
    'Disa Driftsgård',
    'Lauri Loki',
  ],
  auditor: [
    'Taina Tarkastaja',
    'Reijo Revisio',
    'Greta Granskare',
    'Marko Muutosloki',
    'Virpi Valvonta',
    'Rolf Revisor',
    'Kirsi Kontrolli',
    'Jouni Jälki',
    'Tove Tillsynsson',
    'Esa Etsijä',
  ],
};

/** The nth (from 1) invented customer. There are ten with names of their own; after them the names repeat with other codes. */
export function demoCustomer(n: number): DemoCustomer {
  const line = customerLines[(n - 1) % customerLines.length];
  if (!line) throw new RangeError('demo customers are numbered from 1');
  const [givenNames, familyName, bornOn, language, reach] = line;
  const round = Math.floor((n - 1) / customerLines.length);
  // Each round is born a day earlier, so that thousands of customers for a test still have codes of their own.
  const identityCode = inventedIdentityCode(addDays(bornOn, -round), 900 + ((n - 1) % 100));
  return { id: `customer-${n}`, role: 'customer', givenNames, familyName, language, identityCode, ...reach };
}

/**
 * The nth (from 1) invented member of staff with a role. Skills go round the agency's benefit groups; every fifth person has them all.
 * Everybody serves in the agency's first language, most in another too.
 */
export function demoStaff(agency: Pick<Agency, 'groups' | 'languages'>, role: StaffRole, n: number): DemoStaff {
  const groups = agency.groups.map(({ id }) => id);
  const names = staffNames[role];
  const [givenNames = '', familyName = ''] = (names[(n - 1) % names.length] ?? '').split(' ');
  const hasAll = n % 5 === 1;
  const skills = hasAll ? groups : groups.filter((_, at) => at === (n - 1) % groups.length || at === n % groups.length);
  const offered = agency.languages;
  const spoken = hasAll ? offered : offered.filter((_, at) => at === 0 || at === n % offered.length);
  return {
    id: `${role}-${n}`,
    role,
    givenNames,
    familyName,
    language: offered[n % offered.length] ?? languages[0],
    skills,
    languages: spoken,
    // The first of each role: one clerk and one administrator to try protection with, and nine who meet its wall.
    seesProtected: n === 1 && (role === 'clerk' || role === 'administrator'),
  };
}

/** A whole identity code with its check character, for a day of birth and an individual number (900–999). */
export function inventedIdentityCode(bornOn: string, individual: number): string {
  const digits = `${bornOn.slice(8, 10)}${bornOn.slice(5, 7)}${bornOn.slice(2, 4)}`;
  const check = '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(`${digits}${individual}`) % 31] ?? '';
  return `${digits}${bornOn < '2000' ? '-' : 'A'}${individual}${check}`;
}

/** All who can be chosen on the demo identity service's page. */
export function demoPeople(agency: Pick<Agency, 'groups' | 'languages'>): DemoPerson[] {
  const numbers = Array.from({ length: perRole }, (_, at) => at + 1);
  return [...numbers.map(demoCustomer), ...staffRoles.flatMap((role) => numbers.map((n) => demoStaff(agency, role, n)))];
}

/** For the message at the start: the first people of each role, and where each signs in. */
export function listDemoPeople(agency: Pick<Agency, 'groups' | 'languages'>): { role: Role; name: string; signInAt: string }[] {
  return demoPeople(agency)
    .filter(({ id }) => /-[12]$/.test(id))
    .map((person) => ({ role: person.role, name: fullName(person), signInAt: person.role === 'customer' ? '/sign-in' : '/staff' }));
}

export function fullName({ givenNames, familyName }: Pick<Named, 'givenNames' | 'familyName'>): string {
  return `${givenNames} ${familyName}`;
}
