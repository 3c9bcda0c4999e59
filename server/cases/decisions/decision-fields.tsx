import type { Language } from '#server/platform/language/language.ts';
import type { DecisionFault } from './content.ts';
import { faultTexts, texts } from './texts.ts';
import { type Typed, typedText } from './typed.ts';

type Parts = { control: string; typed: Typed; faults: readonly DecisionFault[]; language: Language; label: string; hint?: string };

/** The id of a control in the page: dots would read as classes in a selector. */
export function controlId(control: string): string {
  return `decision-${control.replaceAll('.', '-')}`;
}

export function faultText({ code, label }: DecisionFault, language: Language): string {
  const text = faultTexts(language)[code];
  return label ? `${text}: ${label[language]}` : text;
}

function faultsOf(control: string, faults: readonly DecisionFault[]): readonly DecisionFault[] {
  return faults.filter((fault) => fault.control === control);
}

export function FaultMessage({ control, faults, language }: Pick<Parts, 'control' | 'faults' | 'language'>) {
  const own = faultsOf(control, faults);
  if (own.length === 0) return null;
  return (
    <div id={`${controlId(control)}-fault`}>
      {own.map((fault) => (
        <p class="ds-validation-message" data-field="validation">
          {faultText(fault, language)}
        </p>
      ))}
    </div>
  );
}

/** Ties a control to its hint and its fault. */
function described({ control, faults, hint }: Pick<Parts, 'control' | 'faults' | 'hint'>) {
  const id = controlId(control);
  const isFaulty = faultsOf(control, faults).length > 0;
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(isFaulty ? [`${id}-fault`] : [])];
  return { ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}), ...(isFaulty ? { 'aria-invalid': true } : {}) };
}

export function TextField(parts: Parts & { inputMode?: 'decimal' | 'text'; unit?: string }) {
  const { control, typed, label, hint, inputMode = 'text', unit } = parts;
  const id = controlId(control);
  const input = (
    <input
      class="ds-input"
      type="text"
      id={id}
      name={control}
      value={typedText(typed, control)}
      inputmode={inputMode}
      autocomplete="off"
      {...described(parts)}
    />
  );
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {hint && (
        <div data-field="description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {unit ? (
        <div class="ds-field-affixes decision-money">
          {input}
          <span class="ds-field-affix" aria-hidden="true">
            {unit}
          </span>
        </div>
      ) : (
        input
      )}
      <FaultMessage {...parts} />
    </div>
  );
}

/** A day in three fields, in the order in which it is said. */
export function DayFields(parts: Parts) {
  const { control, typed, label, hint, language } = parts;
  const t = texts(language);
  const id = controlId(control);
  return (
    <fieldset class="ds-fieldset" id={id} tabIndex={-1} {...described(parts)}>
      <legend class="ds-label">{label}</legend>
      {hint && <p id={`${id}-hint`}>{hint}</p>}
      <div class="day-parts">
        {(['day', 'month', 'year'] as const).map((part) => (
          <div class="ds-field">
            <label class="ds-label" for={`${id}-${part}`}>
              {t[part]}
            </label>
            <input
              class="ds-input"
              type="text"
              id={`${id}-${part}`}
              name={`${control}.${part}`}
              value={typedText(typed, `${control}.${part}`)}
              inputmode="numeric"
              autocomplete="off"
              size={part === 'year' ? 6 : 3}
              maxLength={part === 'year' ? 4 : 2}
            />
          </div>
        ))}
      </div>
      <FaultMessage {...parts} />
    </fieldset>
  );
}
