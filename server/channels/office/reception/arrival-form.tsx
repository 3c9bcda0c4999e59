import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { CheckField } from '#server/platform/html/text-field.tsx';
import { languageName } from '#server/platform/language/language-names.ts';
import { Choice } from '../counter/choice.tsx';
import { lineLanguages } from '../live-view/contact-page.tsx';
import type { PlaceLine } from '../live-view/place-line.ts';
import { groupOptions } from '../network-names.ts';
import type { ReceptionProps } from './reception-page.tsx';
import { texts } from './texts.ts';

type Props = Pick<ReceptionProps, 'visit' | 'agency' | 'typed' | 'newContactId'> & { line: PlaceLine };

/** Somebody who comes in: what for, and in which language. Sent twice it is the same visitor, who keeps the number. */
export function ArrivalForm({ visit, agency, typed, newContactId, line: { place } }: Props) {
  const { language } = visit;
  const t = texts(language);
  const faultId = 'group-fault';
  return (
    <section aria-labelledby="arrival" class="line-today">
      <h2 class="ds-heading" data-size="md" id="arrival">
        {t.arrival}
      </h2>
      <form method="post" action={`/reception/${place.id}/arrivals`}>
        <CsrfField visit={visit} />
        <input type="hidden" name="contact" value={typed?.contactId ?? newContactId} />
        <fieldset class="ds-fieldset" aria-describedby={typed ? faultId : undefined}>
          <legend class="ds-label">{t.matter}</legend>
          {groupOptions(agency, language).map(([id, name]) => (
            <div class="ds-field" key={id}>
              <input class="ds-input" type="radio" id={`group-${id}`} name="group" value={id} required />
              <label class="ds-label" for={`group-${id}`}>
                {name}
              </label>
            </div>
          ))}
          {typed && (
            <p class="ds-validation-message" id={faultId}>
              {t.groupFault}
            </p>
          )}
        </fieldset>
        <Choice
          id="language"
          label={t.language}
          chosen={typed?.language ?? language}
          options={lineLanguages.map((tag) => [tag, languageName(tag, language)])}
        />
        <CheckField id="quick" name="quick" value="yes" label={t.quick} isChecked={typed?.isQuick ?? false} />
        <button class="ds-button">{t.giveNumber}</button>
      </form>
    </section>
  );
}
