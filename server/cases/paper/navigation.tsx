import { hasRight, type Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { texts } from './texts.ts';

/** The links between the pages of paper: those that this person may follow. */
export function PaperNavigation({ visit }: { visit: SignedVisit<Staff> }) {
  const t = texts(visit.language);
  const links = [
    ...(hasRight('key-paper', visit.person) ? [{ address: '/paper', label: t.toKey }] : []),
    { address: '/paper/register', label: t.register },
    { address: '/scans', label: t.scans },
    { address: '/codes', label: t.codes },
    { address: '/paper/forms', label: t.forms },
  ];
  const here = visit.address.split('?')[0];
  return (
    <nav aria-label={t.paper} class="no-print">
      <ul class="choice-list">
        {links.map(({ address, label }) => (
          <li key={address}>
            <a class="ds-link" href={address} aria-current={address === here ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
