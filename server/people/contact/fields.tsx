import { Field } from '#server/platform/html/field.tsx';
import type { Language } from '#server/platform/language/language.ts';
import { homeCountry, listCountries } from './countries.ts';
import { texts } from './texts.ts';
import type { ContactFault, Typed } from './typed.ts';

type LineProps = {
  id: string;
  label: string;
  hint?: string;
  typed: Typed;
  faults: readonly ContactFault[];
  language: Language;
  /** Which keys a phone shows. */
  keys?: 'text' | 'email' | 'tel';
  autocomplete?: string;
  size?: number;
};

/** The words of what is wrong with a field; undefined when nothing is. */
export function faultOf(faults: readonly ContactFault[], id: string, language: Language): string | undefined {
  const found = faults.find(({ field }) => field === id);
  return found && texts(language)[found.fault];
}

/** One line to write. Its id is the name under which it is posted. */
export function LineField({ id, label, hint, typed, faults, language, keys = 'text', autocomplete = 'off', size = 30 }: LineProps) {
  const fault = faultOf(faults, id, language);
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].join(' ').trim();
  return (
    <Field id={id} label={label} fault={fault} {...(hint === undefined ? {} : { hint })}>
      <input
        class="ds-input"
        inputMode={keys}
        id={id}
        name={id}
        value={typed[id] ?? ''}
        size={size}
        autocomplete={autocomplete}
        aria-invalid={fault === undefined ? undefined : 'true'}
        aria-describedby={described || undefined}
      />
    </Field>
  );
}

type AddressProps = Pick<LineProps, 'typed' | 'faults' | 'language'> & { isOwn: boolean };

/** The lines of a postal address; a browser fills in those of its own user. */
export function AddressFields({ typed, faults, language, isOwn }: AddressProps) {
  const t = texts(language);
  const shared = { typed, faults, language };
  const filledIn = (name: string) => (isOwn ? name : 'off');
  const fault = faultOf(faults, 'country', language);
  const chosen = typed['country'] ?? homeCountry;
  return (
    <>
      <LineField id="street" label={t.street} autocomplete={filledIn('address-line1')} {...shared} />
      <LineField id="postalCode" label={t.postalCode} size={12} autocomplete={filledIn('postal-code')} {...shared} />
      <LineField id="city" label={t.city} autocomplete={filledIn('address-level2')} {...shared} />
      <Field id="country" label={t.country} fault={fault}>
        <select
          class="ds-input"
          id="country"
          name="country"
          data-width="auto"
          autocomplete={filledIn('country')}
          aria-invalid={fault === undefined ? undefined : 'true'}
          aria-describedby={fault === undefined ? undefined : 'country-fault'}
        >
          {listCountries(language).map(({ code, name }) => (
            <option value={code} selected={code === chosen}>
              {name}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}
