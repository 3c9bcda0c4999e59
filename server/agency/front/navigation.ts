import { hasRight, type Person, type Right } from '#server/platform/http/person.ts';
import type { NavigationGroup } from '#server/platform/http/route.ts';
import type { Language } from '#server/platform/language/language.ts';
import { menuTexts } from './menu-texts.ts';

type Words = keyof ReturnType<typeof menuTexts>;
type Link = { to: string; label: Words; for: (person: Person | undefined) => boolean };

const having =
  (right: Right): Link['for'] =>
  (person) =>
    hasRight(right, person);
const isAtDoor: Link['for'] = (person) => !person || person.role === 'customer';
const isOwnPerson: Link['for'] = (person) => person?.role === 'customer' && !person.agent;
const registersOnly: Link['for'] = (person) => hasRight('take-in-paper', person) && !hasRight('key-paper', person);
const leadsPlace: Link['for'] = (person) => person?.role === 'manager';
const keepsProtected: Link['for'] = (person) =>
  person !== undefined &&
  person.role !== 'customer' &&
  hasRight('mark-protected', person) &&
  (person.role !== 'clerk' || person.seesProtected === true);

/**
 * The menu: a group is one entry of it, a link one line, for those whom its last column admits. The links of a group without a
 * name stand in the row themselves; so does the link of a group in which somebody may follow only one.
 */
const menu: readonly { name?: Words; links: readonly Link[] }[] = [
  {
    links: [
      { to: '/', label: 'benefits', for: isAtDoor },
      { to: '/places', label: 'places', for: isAtDoor },
      { to: '/guidance', label: 'guidance', for: isAtDoor },
      { to: '/appointments/new', label: 'bookTime', for: (person) => !person },
      { to: '/matters', label: 'matters', for: having('own-matters') },
      { to: '/matters/messages', label: 'messages', for: having('own-matters') },
      { to: '/work', label: 'work', for: having('handle-cases') },
    ],
  },
  {
    name: 'timesAndCalls',
    links: [
      { to: '/appointments', label: 'appointments', for: having('own-matters') },
      { to: '/callbacks', label: 'callbacks', for: isOwnPerson },
    ],
  },
  {
    name: 'ownPerson',
    links: [
      { to: '/contact', label: 'contact', for: isOwnPerson },
      { to: '/who-looked', label: 'whoLooked', for: isOwnPerson },
      { to: '/my-data', label: 'myData', for: isOwnPerson },
    ],
  },
  {
    name: 'customerWork',
    links: [
      { to: '/messages', label: 'messages', for: having('handle-cases') },
      { to: '/customer-contact', label: 'customerContact', for: having('handle-cases') },
      { to: '/protection', label: 'protection', for: keepsProtected },
    ],
  },
  {
    name: 'visitors',
    links: [
      { to: '/counter', label: 'counter', for: having('serve-contacts') },
      { to: '/appointments/desk/new', label: 'bookForOthers', for: having('serve-contacts') },
      { to: '/reception', label: 'reception', for: having('receive-visitors') },
      { to: '/appointments/day', label: 'appointmentsOfDay', for: having('see-line') },
      { to: '/live-view', label: 'lines', for: having('see-line') },
      { to: '/planner', label: 'load', for: having('oversee-line') },
      { to: '/roster', label: 'rosters', for: having('keep-roster') },
      { to: '/boards', label: 'boards', for: having('oversee-line') },
      { to: '/devices', label: 'devices', for: having('oversee-line') },
    ],
  },
  {
    name: 'paperWork',
    links: [
      { to: '/paper', label: 'paper', for: having('key-paper') },
      { to: '/paper/register', label: 'paper', for: registersOnly },
      { to: '/letters', label: 'letters', for: having('print-letters') },
    ],
  },
  {
    name: 'knowHow',
    links: [
      { to: '/knowledge', label: 'knowledge', for: having('read-instructions') },
      { to: '/instructions', label: 'instructions', for: having('read-instructions') },
      { to: '/own-skills', label: 'ownSkills', for: having('own-desk') },
    ],
  },
  {
    name: 'figures',
    links: [
      { to: '/statistics', label: 'statistics', for: having('see-figures') },
      { to: '/survey', label: 'survey', for: having('see-survey') },
    ],
  },
  {
    name: 'oversight',
    links: [
      { to: '/views', label: 'views', for: having('inspect-views') },
      { to: '/changes', label: 'changes', for: having('see-changes') },
    ],
  },
  {
    name: 'administration',
    links: [
      { to: '/network', label: 'network', for: having('manage-network') },
      { to: '/duties', label: 'placeStaff', for: leadsPlace },
      { to: '/clerks', label: 'staff', for: having('manage-staff') },
      { to: '/deliveries', label: 'deliveries', for: having('see-deliveries') },
      { to: '/appointment-messages', label: 'appointmentMessages', for: having('see-deliveries') },
      { to: '/contact-notices', label: 'codes', for: having('see-deliveries') },
      { to: '/merging', label: 'merging', for: having('keep-records') },
      { to: '/retention', label: 'retention', for: having('keep-records') },
    ],
  },
];

/** What this person may follow of the menu, in the groups and the order of the table. */
export function navigation(person: Person | undefined, language: Language): NavigationGroup[] {
  const t = menuTexts(language);
  return menu.flatMap(({ name, links }) => {
    const mine = links.filter((link) => link.for(person)).map(({ to, label }) => ({ address: to, label: t[label] }));
    return mine.length === 0 ? [] : [{ name: name && t[name], links: mine }];
  });
}
