import type { Agency } from '#server/agency/loading.ts';
import { placeTasks } from '#server/agency/places-file.ts';
import { CheckField, TextField } from '#server/platform/html/text-field.tsx';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { type Language, languages, type Text } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { textOf } from '../changing-hours/plan-form.ts';
import { taskName } from '../places/texts.ts';
import type { FactsFault } from './facts.ts';
import { factsFaultTexts, texts } from './texts.ts';

/** In which somebody may be served; a place that names others keeps them. */
const serviceLanguages = [
  'fi',
  'sv',
  'en',
  'se',
  'smn',
  'sms',
  'fse',
  'fss',
  'ru',
  'et',
  'ar',
  'so',
  'fa',
  'ku',
  'sq',
  'vi',
  'th',
  'zh',
  'uk',
];

type Props = {
  language: Language;
  agency: Agency;
  municipalities: readonly { id: string; name: Text }[];
  form: PostedForm;
  faults: readonly FactsFault[];
};

/** The facts of a place as controls, all at once: few change, and they are changed together. */
export function FactFields(props: Props) {
  const { language, agency, form } = props;
  const t = texts(language);
  const spoken = [...new Set([...serviceLanguages, ...(form.get('languages') ?? [])])];
  return (
    <>
      <Words {...props} field="name" label={t.name} />
      <Line {...props} field="street" label={t.street} size={40} longest={120} />
      <Line {...props} field="postalCode" label={t.postalCode} size={8} longest={5} />
      <Words {...props} field="city" label={t.city} />
      <Municipality {...props} />
      <Line {...props} field="latitude" label={t.latitude} size={12} hint={t.degreesHint} />
      <Line {...props} field="longitude" label={t.longitude} size={12} hint={t.degreesHint} />
      <Line {...props} field="phone" label={t.phone} size={20} />
      <Words {...props} field="operator" label={t.operator} />
      <Choices {...props} field="languages" label={t.languages} options={spoken.map((tag) => [tag, languageName(tag, language)])} />
      <Choices {...props} field="tasks" label={t.tasks} options={placeTasks.map((task) => [task, taskName(task, language)])} />
      <Choices {...props} field="groups" label={t.groups} options={agency.groups.map(({ id, name }) => [id, name[language]])} />
      <Accessibility {...props} />
      <Line {...props} field="validTo" label={t.validTo} size={12} hint={t.dayHint} />
    </>
  );
}

function faultOf({ faults, language }: Props, field: string): string | undefined {
  const found = faults.find((fault) => fault.field === field);
  return found && factsFaultTexts(language)[found.code];
}

type LineProps = Props & { field: string; label: string; size: number; longest?: number; hint?: string };

function Line({ field, label, size, longest = 20, hint, ...props }: LineProps) {
  const value = props.form.get(field)?.[0] ?? '';
  return <TextField id={field} label={label} value={value} size={size} longest={longest} hint={hint} fault={faultOf(props, field)} />;
}

function Words({ field, label, ...props }: Props & { field: string; label: string }) {
  return (
    <div class="hours-times">
      {languages.map((tag) => (
        <Line
          key={tag}
          {...props}
          field={`${field}.${tag}`}
          label={`${label} (${languageName(tag, props.language)})`}
          size={26}
          longest={200}
        />
      ))}
    </div>
  );
}

function Accessibility(props: Props) {
  const label = texts(props.language).accessibility;
  return (
    <>
      {languages.map((tag) => {
        const [id, fault] = [`accessibility.${tag}`, faultOf(props, `accessibility.${tag}`)];
        return (
          <div class="ds-field" key={tag}>
            <label class="ds-label" for={id}>
              {label} ({languageName(tag, props.language)})
            </label>
            <textarea class="ds-input" id={id} name={id} rows={3} maxLength={8000} aria-describedby={fault && `${id}-fault`}>
              {props.form.get(id)?.[0] ?? ''}
            </textarea>
            {fault !== undefined && (
              <p class="ds-validation-message" id={`${id}-fault`}>
                {fault}
              </p>
            )}
          </div>
        );
      })}
    </>
  );
}

function Municipality({ municipalities, ...props }: Props) {
  const t = texts(props.language);
  const chosen = textOf(props.form, 'municipality');
  const fault = faultOf({ municipalities, ...props }, 'municipality');
  return (
    <div class="ds-field">
      <label class="ds-label" for="municipality">
        {t.municipality}
      </label>
      <select class="ds-input" id="municipality" name="municipality" aria-describedby={fault && 'municipality-fault'}>
        <option value="">{t.noMunicipality}</option>
        {municipalities.map(({ id, name }) => (
          <option key={id} value={id} selected={id === chosen}>
            {name[props.language]}
          </option>
        ))}
      </select>
      {fault !== undefined && (
        <p class="ds-validation-message" id="municipality-fault">
          {fault}
        </p>
      )}
    </div>
  );
}

function Choices({
  field,
  label,
  options,
  ...props
}: Props & { field: string; label: string; options: readonly (readonly [string, string])[] }) {
  const chosen = props.form.get(field) ?? [];
  const fault = faultOf(props, field);
  return (
    <fieldset class="hours-days" id={field}>
      <legend>{label}</legend>
      {options.map(([value, name]) => (
        <CheckField key={value} id={`${field}.${value}`} name={field} value={value} label={name} isChecked={chosen.includes(value)} />
      ))}
      {fault !== undefined && <p class="ds-validation-message">{fault}</p>}
    </fieldset>
  );
}
