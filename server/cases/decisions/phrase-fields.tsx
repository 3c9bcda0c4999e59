import type { Outcome, Phrase } from '#server/agency/definition.ts';
import { fillPhrase, listPhrases } from '#server/agency/phrases.ts';
import { automaticValues } from './content.ts';
import { controlId, DayFields, FaultMessage, TextField } from './decision-fields.tsx';
import type { EditView } from './edit-page.tsx';
import { texts } from './texts.ts';
import { chosenPhrases, fieldControl, typedDay, typedMoney } from './typed.ts';

/** The standard texts that suit the outcome, each with what is known filled in, and fields for what is not. */
export function PhraseFields(view: EditView & { outcome: Outcome }) {
  const { visit, agency, one, outcome, faults } = view;
  const t = texts(visit.language);
  const phrases = listPhrases(agency, one.benefit, outcome);
  return (
    <fieldset class="ds-fieldset phrases" id={controlId('phrases')} tabIndex={-1}>
      <legend class="ds-label">{t.reasons}</legend>
      <p>{phrases.length === 0 ? t.noPhrases : t.reasonsHint}</p>
      <FaultMessage control="phrases" faults={faults} language={visit.language} />
      {phrases.map((phrase) => (
        <PhraseChoice {...view} phrase={phrase} />
      ))}
    </fieldset>
  );
}

function PhraseChoice(view: EditView & { phrase: Phrase }) {
  const { visit, subject, typed, phrase } = view;
  const id = controlId(`phrase-${phrase.id}`);
  const grant = {
    amountCents: typedMoney(typed, 'amount') ?? null,
    periodFromOn: typedDay(typed, 'from') ?? null,
    periodToOn: typedDay(typed, 'to') ?? null,
  };
  return (
    <div class="phrase">
      <div class="ds-field">
        <input
          class="ds-input"
          type="checkbox"
          id={id}
          name="phrase"
          value={phrase.id}
          checked={chosenPhrases(typed).includes(phrase.id)}
          aria-describedby={`${id}-text`}
        />
        <label class="ds-label" for={id}>
          {phrase.title[visit.language]}
        </label>
        <div data-field="description" class="typed-text" id={`${id}-text`} lang={subject.language}>
          {fillPhrase(phrase, subject.language, automaticValues(subject, grant)).text}
        </div>
      </div>
      {phrase.fields.length > 0 && <OwnFields {...view} />}
    </div>
  );
}

function OwnFields({ visit, typed, faults, phrase }: EditView & { phrase: Phrase }) {
  const { language } = visit;
  return (
    <fieldset class="ds-fieldset phrase-own">
      <legend>
        {texts(language).fillIn}
        <span class="ds-sr-only"> {phrase.title[language]}</span>
      </legend>
      {phrase.fields.map(({ id, label, type }) => {
        const parts = { control: fieldControl(phrase.id, id), typed, faults, language, label: label[language] };
        return type === 'day' ? (
          <DayFields {...parts} />
        ) : (
          <TextField {...parts} inputMode={type === 'text' ? 'text' : 'decimal'} {...(type === 'money' ? { unit: '€' } : {})} />
        );
      })}
    </fieldset>
  );
}
