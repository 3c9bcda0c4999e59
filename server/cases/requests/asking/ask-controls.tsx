import type { ComponentChildren } from 'preact';

type ChoiceProps = {
  name: string;
  value: string;
  isChosen: boolean;
  label: ComponentChildren;
  hint?: string | undefined;
  hintLanguage?: string;
};

/** One thing that can be chosen, with what it says. */
export function Choice({ name, value, isChosen, label, hint, hintLanguage }: ChoiceProps) {
  const id = `${name}-${value.replaceAll('.', '-')}`;
  return (
    <div class="ds-field">
      <input
        class="ds-input"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={isChosen}
        aria-describedby={hint && `${id}-hint`}
      />
      <label class="ds-label" data-weight="regular" for={id}>
        {label}
      </label>
      {hint && (
        <div data-field="description" class="typed-text" id={`${id}-hint`} lang={hintLanguage}>
          {hint}
        </div>
      )}
    </div>
  );
}

type AreaProps = {
  id: string;
  name: string;
  label: string;
  hint?: string;
  text: string | undefined;
  maxLength: number;
  fault: string | undefined;
};

/** A field for several lines. */
export function TextArea({ id, name, label, hint, text, maxLength, fault }: AreaProps) {
  const describedBy = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
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
      <textarea
        class="ds-input"
        id={id}
        name={name}
        rows={4}
        maxLength={maxLength}
        value={text ?? ''}
        aria-describedby={describedBy || undefined}
        aria-invalid={fault ? true : undefined}
      />
      {fault && (
        <p class="ds-validation-message" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}
