import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { ShortcutTable } from '#server/platform/html/shortcuts/desk-shortcuts.tsx';
import { shortcutTexts, shortcutUse } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { texts } from './texts.ts';

/** What each key does, and how one uses them. */
export function ShortcutsPage({ visit, isSaved }: { visit: SignedVisit<Staff>; isSaved: boolean }) {
  const t = texts(visit.language);
  const { title } = shortcutTexts(visit.language);
  const { keys } = shortcutUse(visit.person);
  return (
    <PageFrame visit={visit} title={title}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {isSaved && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t.saved}</p>
        </div>
      )}
      <p class="ds-paragraph lead">{t.lead}</p>
      {keys === 'off' ? <p class="ds-paragraph">{t.isOff}</p> : <ShortcutTable visit={visit} keys={keys} />}
      <SettingsForm visit={visit} />
    </PageFrame>
  );
}

function SettingsForm({ visit }: { visit: SignedVisit<Staff> }) {
  const t = texts(visit.language);
  const { keys, areShown } = shortcutUse(visit.person);
  const hints = { modified: t.modifiedHint, single: t.singleHint, off: undefined };
  return (
    <section aria-labelledby="settings">
      <h2 class="ds-heading" data-size="sm" id="settings">
        {t.settings}
      </h2>
      <form method="post" action="/shortcuts" class="writing-form">
        <CsrfField visit={visit} />
        <fieldset class="ds-fieldset">
          <legend class="ds-label">{t.use}</legend>
          {(['modified', 'single', 'off'] as const).map((one) => (
            <div class="ds-field">
              <input
                class="ds-input"
                type="radio"
                id={`keys-${one}`}
                name="keys"
                value={one}
                checked={keys === one}
                aria-describedby={hints[one] && `keys-${one}-hint`}
              />
              <label class="ds-label" data-weight="regular" for={`keys-${one}`}>
                {t[one]}
              </label>
              {hints[one] && (
                <div data-field="description" id={`keys-${one}-hint`}>
                  {hints[one]}
                </div>
              )}
            </div>
          ))}
        </fieldset>
        <div class="ds-field">
          <input class="ds-input" type="checkbox" id="show" name="show" value="yes" checked={areShown} />
          <label class="ds-label" data-weight="regular" for="show">
            {t.show}
          </label>
        </div>
        <div class="buttons">
          <button class="ds-button">{t.save}</button>
        </div>
      </form>
    </section>
  );
}
