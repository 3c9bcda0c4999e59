import { describedBy, Field } from './field.tsx';

type Props = { id: string; label: string; hint: string; typed: string; longest: number; fault: string | undefined };

/** A reason of some lines. The fault stands below it, and the page's summary leads here. */
export function ReasonField({ id, label, hint, typed, longest, fault }: Props) {
  return (
    <Field id={id} label={label} hint={hint} fault={fault}>
      <textarea class="ds-input" id={id} name={id} rows={3} maxLength={longest} {...describedBy(id, fault)}>
        {typed}
      </textarea>
    </Field>
  );
}

/** What is wrong, each with a link to its field. */
export function FaultSummary({ heading, faults }: { heading: string; faults: readonly { id: string; text: string }[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
    <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="fault-summary">
      <h2 class="ds-heading" data-size="xs" id="fault-summary">
        {heading}
      </h2>
      <ul class="ds-list">
        {faults.map(({ id, text }) => (
          <li>
            <a class="ds-link" href={`#${id}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
