import type { Visit } from '../../http/route.ts';
import { handlesCases, keysOf, listShortcuts, shortcut, shortcutKeys, shortcutNamesIn, shortcutTexts, shortcutUse } from './shortcuts.ts';

/**
 * The keys of the desk on every page of those who work here: a script listens to them, and their list opens over the page.
 * Without the script the link leads to a page with the same list.
 */
export function DeskShortcuts({ visit }: { visit: Visit }) {
  const person = visit.session?.person;
  const { keys } = shortcutUse(person);
  if (keys === 'off' || visit.session?.kind !== 'browser') return null;
  const t = shortcutTexts(visit.language);
  return (
    <desk-shortcuts data-keys={keys} data-help={shortcutKeys.help} class="no-print">
      <dialog class="ds-dialog" aria-labelledby="desk-shortcuts-heading">
        <h2 class="ds-heading" data-size="sm" id="desk-shortcuts-heading">
          {t.title}
        </h2>
        <ShortcutTable visit={visit} keys={keys} />
        <div class="buttons">
          <form method="dialog">
            <button class="ds-button">{t.close}</button>
          </form>
          {handlesCases(person) && (
            <form method="post" action="/work/next">
              <input type="hidden" name="_csrf" value={visit.csrfToken} />
              <button class="ds-button" data-variant="secondary" {...shortcut(visit, 'nextTask')}>
                {shortcutNamesIn(visit.language).nextTask}
              </button>
            </form>
          )}
          <a class="ds-link" href="/shortcuts">
            {t.change}
          </a>
        </div>
      </dialog>
    </desk-shortcuts>
  );
}

/** Every key and what it does. */
export function ShortcutTable({ visit, keys }: { visit: Visit; keys: 'modified' | 'single' }) {
  const t = shortcutTexts(visit.language);
  const names = shortcutNamesIn(visit.language);
  return (
    <table class="ds-table shortcut-table">
      <thead>
        <tr>
          <th scope="col">{t.keys}</th>
          <th scope="col">{t.what}</th>
        </tr>
      </thead>
      <tbody>
        {listShortcuts(visit.session?.person).map((name) => (
          <tr>
            <th scope="row">
              <kbd>{keysOf(name, keys)}</kbd>
              {name === 'help' && keys === 'single' && (
                <>
                  {' '}
                  <kbd>?</kbd>
                </>
              )}
            </th>
            <td>{names[name]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
