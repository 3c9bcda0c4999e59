import { Field } from '#server/platform/html/field.tsx';

type Props = { id: string; name?: string; label: string; chosen: string; options: readonly (readonly [value: string, label: string])[] };

/** One of several, in a list that opens. */
export function Choice({ id, name = id, label, chosen, options }: Props) {
  return (
    <Field id={id} label={label} fault={undefined}>
      <select class="ds-input" id={id} name={name}>
        {options.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
