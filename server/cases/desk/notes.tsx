import { describedBy, Field } from '#server/platform/html/field.tsx';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import type { CaseView } from './case-page.tsx';
import { longestNote } from './case-queries.ts';
import { texts } from './texts.ts';

/** What clerks noted, newest first, and a field for another note. */
export function Notes({ visit, one, notes, typedNote = '', isNoteUnfinished = false, hasNoteFault = false }: CaseView) {
  const { language, frame } = visit;
  const t = texts(language);
  return (
    <section class="case-notes" aria-labelledby="notes">
      <h2 class="ds-heading" data-size="sm" id="notes">
        {t.notes}
      </h2>
      {isNoteUnfinished && (
        <div class="ds-alert" data-color="info">
          <p class="ds-paragraph">{t.noteUnfinished}</p>
        </div>
      )}
      <form method="post" action={`/cases/${one.applicationId}/notes`} id="note-form">
        <CsrfField visit={visit} />
        <Field id="text" label={t.note} hint={t.noteHint} fault={hasNoteFault ? t.noteEmpty : undefined}>
          <textarea
            class="ds-input"
            id="text"
            name="text"
            rows={4}
            maxLength={longestNote}
            {...describedBy('text', hasNoteFault ? t.noteEmpty : undefined)}
          >
            {typedNote}
          </textarea>
        </Field>
        <button class="ds-button" data-variant="secondary" {...shortcut(visit, 'save')}>
          {t.addNote}
        </button>
      </form>
      {notes.length === 0 ? (
        <p class="ds-paragraph">{t.noNotes}</p>
      ) : (
        <ul class="note-list">
          {notes.map(({ text, writtenAt, clerkName }) => (
            <li>
              <p class="ds-paragraph typed-text">{text}</p>
              <p class="ds-paragraph" data-size="sm">
                {clerkName}, {formatInstant(writtenAt, language, frame.timeZone)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
