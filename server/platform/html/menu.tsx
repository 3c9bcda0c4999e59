import type { NavigationGroup, NavigationLink, Visit } from '../http/route.ts';
import { dictionary } from '../language/language.ts';
import { shortcut, type ShortcutName } from './shortcuts/shortcuts.ts';

const texts = dictionary({
  navigation: { fi: 'Päävalikko', sv: 'Huvudmeny', en: 'Main menu' },
  menu: { fi: 'Valikko', sv: 'Meny', en: 'Menu' },
});

/** So few entries need no menu to hide in, whatever the width. */
const fewEntries = 3;

/**
 * The menu at the top of a page. A group opens and closes by `<details>`, without scripts; of the groups one is open at a time. On a
 * narrow window the whole is one menu more.
 */
export function Menu({ visit }: { visit: Visit }) {
  const t = texts(visit.language);
  const groups = visit.frame.navigation(visit.session?.person, visit.language);
  const entries = groups.reduce((count, { name, links }) => count + (name === undefined ? links.length : 1), 0);
  const list = (
    <ul class="page-navigation page-menu-entries">
      {groups.map((group) => (
        <Entries key={group.name} visit={visit} group={group} />
      ))}
    </ul>
  );
  return (
    <nav aria-label={t.navigation} class="page-menu">
      {entries <= fewEntries ? (
        list
      ) : (
        <details class="page-menu-whole">
          <summary>{t.menu}</summary>
          {list}
        </details>
      )}
    </nav>
  );
}

function Entries({ visit, group: { name, links } }: { visit: Visit; group: NavigationGroup }) {
  const items = links.map((link) => (
    <li key={link.address}>
      <MenuLink visit={visit} link={link} />
    </li>
  ));
  if (name === undefined || links.length === 1) return <>{items}</>;
  const isHere = links.some(({ address }) => address === pathOf(visit));
  return (
    <li>
      <details class="page-menu-group" name="menu">
        <summary data-here={isHere ? 'yes' : undefined}>{name}</summary>
        <ul>{items}</ul>
      </details>
    </li>
  );
}

const pathOf = (visit: Visit) => visit.address.split('?')[0];

function MenuLink({ visit, link: { address, label } }: { visit: Visit; link: NavigationLink }) {
  return (
    <a class="ds-link" href={address} aria-current={address === pathOf(visit) ? 'page' : undefined} {...keyOfAddress(visit, address)}>
      {label}
    </a>
  );
}

const keyedAddresses: Readonly<Record<string, ShortcutName>> = {
  '/work': 'workList',
  '/knowledge': 'search',
  '/instructions': 'instructions',
};

function keyOfAddress(visit: Visit, address: string) {
  const name = keyedAddresses[address];
  return name ? shortcut(visit, name) : {};
}
