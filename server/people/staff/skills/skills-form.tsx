import { lineChannelNames, lineChannels } from '#server/platform/channels/line-channels.ts';
import { formTexts } from '#server/platform/forms/html/texts.ts';
import { Field } from '#server/platform/html/field.tsx';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import { CheckField, TextField } from '#server/platform/html/text-field.tsx';
import { languageNameInList } from '#server/platform/language/language-names.ts';
import type { SkillsFault } from './form.ts';
import type { SkillsPageProps } from './pages.tsx';
import { factNames, faultTexts, texts } from './texts.ts';

/** What somebody is to serve from a day on. */
export function SkillsForm(props: SkillsPageProps) {
  const { visit, agency, clerk, version, languages, form, faults } = props;
  const { language } = visit;
  const t = texts(language);
  const names = factNames(language);
  const faultOf = (field: SkillsFault['field']) => {
    const fault = faults.find((one) => one.field === field);
    return fault && faultTexts(language)[fault.code];
  };
  const valueOf = (field: string) => form.get(field)?.[0] ?? '';
  const chosen = (field: string) => form.get(field) ?? [];
  return (
    <section aria-labelledby="change">
      <h2 class="ds-heading" data-size="md" id="change">
        {t.toChange}
      </h2>
      {faults.length > 0 && (
        <FaultSummary
          heading={formTexts(language).correct(faults.length)}
          faults={faults.map(({ field, code }) => ({ id: field, text: faultTexts(language)[code] }))}
        />
      )}
      <form method="post" action={`/clerks/${clerk.id}/skills`} class="questions facts-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="seen" value={version} />
        {props.reach === 'all' && <HomePlaceField {...props} chosen={valueOf('homePlace')} fault={faultOf('homePlace')} />}
        <Boxes
          field="groups"
          label={names.benefitGroups}
          chosen={chosen('groups')}
          options={agency.groups.map(({ id, name }) => [id, name[language]])}
          fault={undefined}
        />
        <Boxes
          field="languages"
          label={names.languages}
          chosen={chosen('languages')}
          options={languages.map((tag) => [tag, languageNameInList(tag, language)])}
          fault={faultOf('languages')}
        />
        <Boxes
          field="channels"
          label={names.channels}
          chosen={chosen('channels')}
          options={lineChannels.map((channel) => [channel, lineChannelNames(language)[channel]])}
          fault={faultOf('channels')}
        />
        <Boxes field="quick" label={names.isQuick} chosen={chosen('quick')} options={[['yes', t.quickHint]]} fault={undefined} />
        <TextField id="from" label={t.from} hint={t.fromHint} value={valueOf('from')} size={12} fault={faultOf('from')} />
        <p class="ds-paragraph">{t.whenAtWork}</p>
        <div class="buttons">
          <button class="ds-button">{t.save}</button>
        </div>
      </form>
    </section>
  );
}

type HomePlaceProps = Pick<SkillsPageProps, 'visit' | 'places'> & { chosen: string; fault: string | undefined };

function HomePlaceField({ visit: { language }, places, chosen, fault }: HomePlaceProps) {
  return (
    <Field id="homePlace" label={factNames(language).homePlaceId} fault={fault}>
      <select class="ds-input" id="homePlace" name="homePlace">
        <option value="">{texts(language).noHome}</option>
        {places
          .toSorted((one, other) => one.name[language].localeCompare(other.name[language], language))
          .map(({ id, name }) => (
            <option key={id} value={id} selected={id === chosen}>
              {name[language]}
            </option>
          ))}
      </select>
    </Field>
  );
}

type BoxesProps = {
  field: string;
  label: string;
  chosen: readonly string[];
  options: readonly (readonly [value: string, label: string])[];
  fault: string | undefined;
};

function Boxes({ field, label, chosen, options, fault }: BoxesProps) {
  return (
    <fieldset class="hours-days" id={field} tabIndex={-1}>
      <legend>{label}</legend>
      {options.map(([value, name]) => (
        <CheckField key={value} id={`${field}.${value}`} name={field} value={value} label={name} isChecked={chosen.includes(value)} />
      ))}
      {fault !== undefined && <p class="ds-validation-message">{fault}</p>}
    </fieldset>
  );
}
