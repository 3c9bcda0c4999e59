import { Field } from './field.tsx';

type TextProps = {
  id: string;
  label: string;
  value: string;
  size: number;
  longest?: number;
  hint?: string | undefined;
  fault: string | undefined;
  /** The page begins here: the person has just made this control appear. */
  isFirst?: boolean;
};

/** A line of text with its label; its id is its name. */
export function TextField({ id, label, value, size, longest = 20, hint, fault, isFirst = false }: TextProps) {
  const described = [hint === undefined ? undefined : `${id}-hint`, fault === undefined ? undefined : `${id}-fault`];
  return (
    <Field id={id} label={label} {...(hint !== undefined && { hint })} fault={fault}>
      <input
        class="ds-input"
        id={id}
        name={id}
        value={value}
        size={size}
        maxLength={longest}
        autocomplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just added this and goes on in it
        autofocus={isFirst}
        aria-invalid={fault === undefined ? undefined : 'true'}
        aria-describedby={described.filter(Boolean).join(' ') || undefined}
      />
    </Field>
  );
}

type CheckProps = { id: string; name: string; value: string; label: string; isChecked: boolean; isFirst?: boolean };

/** One box of several that bear the same name. */
export function CheckField({ id, name, value, label, isChecked, isFirst = false }: CheckProps) {
  return (
    <div class="ds-field">
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just added this and goes on in it */}
      <input class="ds-input" type="checkbox" id={id} name={name} value={value} checked={isChecked} autofocus={isFirst} />
      <label class="ds-label" for={id}>
        {label}
      </label>
    </div>
  );
}
