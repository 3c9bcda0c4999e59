import type { ComponentChildren } from 'preact';

type Props = { id: string; label: string; hint?: string; fault: string | undefined; children: ComponentChildren };

/** A control with its label, what helps to fill it in, and what is wrong with it. The control bears `describedBy`. */
export function Field({ id, label, hint, fault, children }: Props) {
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div data-field="description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children}
      {fault !== undefined && (
        <p class="ds-validation-message" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** What a control with a hint says of itself to those who hear it. */
export function describedBy(id: string, fault: string | undefined) {
  return {
    'aria-invalid': fault === undefined ? undefined : ('true' as const),
    'aria-describedby': fault === undefined ? `${id}-hint` : `${id}-hint ${id}-fault`,
  };
}
