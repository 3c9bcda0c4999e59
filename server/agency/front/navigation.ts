import type { Language } from '#server/platform/language/language.ts';
import { hasRight, type Person } from '#server/platform/http/person.ts';
import type { NavigationLink } from '#server/platform/http/route.ts';
import { texts } from './texts.ts';

/** The links at the top of every page: those that this person may follow. */
export function navigation(person: Person | undefined, language: Language): NavigationLink[] {
  const t = texts(language);
  const links: NavigationLink[] = [];
  if (!person || person.role === 'customer') links.push({ address: '/', label: t.benefits });
  if (!person || person.role === 'customer') links.push({ address: '/places', label: t.places });
  if (hasRight('own-matters', person)) links.push({ address: '/matters', label: t.matters });
  if (hasRight('own-matters', person)) links.push({ address: '/matters/messages', label: t.messages });
  if (person?.role === 'customer' && !person.agent) {
    links.push({ address: '/contact', label: t.contact });
    links.push({ address: '/who-looked', label: t.whoLooked });
    links.push({ address: '/my-data', label: t.myData });
  }
  if (hasRight('handle-cases', person)) links.push({ address: '/work', label: t.work });
  if (hasRight('handle-cases', person)) links.push({ address: '/messages', label: t.messages });
  if (hasRight('handle-cases', person)) links.push({ address: '/customer-contact', label: t.customerContact });
  if (hasRight('read-instructions', person)) links.push({ address: '/instructions', label: t.instructions });
  if (hasRight('read-instructions', person)) links.push({ address: '/knowledge', label: t.knowledge });
  if (hasRight('take-in-paper', person))
    links.push({ address: hasRight('key-paper', person) ? '/paper' : '/paper/register', label: t.paper });
  if (hasRight('print-letters', person)) links.push({ address: '/letters', label: t.letters });
  if (hasRight('see-line', person)) links.push({ address: '/live-view', label: t.lines });
  if (hasRight('oversee-line', person)) links.push({ address: '/boards', label: t.boards });
  if (hasRight('see-figures', person)) links.push({ address: '/statistics', label: t.statistics });
  if (hasRight('see-survey', person)) links.push({ address: '/survey', label: t.survey });
  if (hasRight('see-deliveries', person)) links.push({ address: '/deliveries', label: t.deliveries });
  if (hasRight('see-deliveries', person)) links.push({ address: '/contact-notices', label: t.codes });
  if (hasRight('inspect-views', person)) links.push({ address: '/views', label: t.views });
  if (hasRight('see-changes', person)) links.push({ address: '/changes', label: t.changes });
  if (person && person.role !== 'customer' && hasRight('mark-protected', person) && (person.role !== 'clerk' || person.seesProtected))
    links.push({ address: '/protection', label: t.protection });
  if (hasRight('keep-records', person)) links.push({ address: '/retention', label: t.retention });
  if (hasRight('keep-records', person)) links.push({ address: '/merging', label: t.merging });
  if (hasRight('manage-network', person)) links.push({ address: '/network', label: t.network });
  if (hasRight('manage-staff', person)) links.push({ address: '/clerks', label: t.staff });
  return links;
}
