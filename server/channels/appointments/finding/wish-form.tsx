import { appointmentChannels } from '#server/agency/policies/appointments.ts';
import type { Agency } from '#server/agency/loading.ts';
import { Choice } from '#server/channels/office/counter/choice.tsx';
import { CheckField, TextField } from '#server/platform/html/text-field.tsx';
import type { Language } from '#server/platform/language/language.ts';
import { languageNameInList } from '#server/platform/language/language-names.ts';
import { channelTexts, findTexts } from './texts.ts';
import type { Asked } from './wish.ts';

export type WishFault = 'chooseMatter' | 'sayWhere' | 'nowhere';

type Props = {
  language: Language;
  agency: Agency;
  asked: Asked;
  /** The languages in which the agency serves, and into which it has interpreters. */
  spoken: readonly string[];
  interpreted: readonly string[];
  faults: readonly WishFault[];
};

/** Where in the form a fault is. */
export function faultField(fault: WishFault, agency: Agency): string {
  return fault === 'chooseMatter' ? `matter-${agency.groups[0]?.id ?? ''}` : 'where';
}

/** What for, how, in which language and where. */
export function WishForm({ language, agency, asked, spoken, interpreted, faults }: Props) {
  const t = findTexts(language);
  const whereFault = faults.find((fault) => fault !== 'chooseMatter');
  const named = (tags: readonly string[]) => tags.map((tag) => [tag, languageNameInList(tag, language)] as const);
  return (
    <search>
      <form method="get" action="/appointments/new" class="return-form">
        <fieldset class="ds-fieldset" aria-describedby="matters-hint">
          <legend class="ds-label">{t.matter}</legend>
          <p id="matters-hint" data-field="description">
            {t.severalMatters}
          </p>
          {faults.includes('chooseMatter') && <p class="ds-validation-message">{t.chooseMatter}</p>}
          {agency.groups.map(({ id, name }) => (
            <CheckField
              key={id}
              id={`matter-${id}`}
              name="matter"
              value={id}
              label={name[language]}
              isChecked={asked.matters.includes(id)}
            />
          ))}
        </fieldset>
        <fieldset class="ds-fieldset">
          <legend class="ds-label">{t.channel}</legend>
          {appointmentChannels.map((channel) => (
            <div class="ds-field" key={channel}>
              <input
                class="ds-input"
                type="radio"
                id={`channel-${channel}`}
                name="channel"
                value={channel}
                checked={asked.channel === channel}
              />
              <label class="ds-label" data-weight="regular" for={`channel-${channel}`}>
                {channelTexts(language)[channel]}
              </label>
            </div>
          ))}
        </fieldset>
        <Choice id="spoken" label={t.spoken} chosen={asked.spoken} options={named(spoken)} />
        {interpreted.length > 0 && (
          <Choice
            id="interpreter"
            label={t.interpreter}
            chosen={asked.interpreter ?? ''}
            options={[['', t.noInterpreter], ...named(interpreted)]}
          />
        )}
        <TextField
          id="where"
          label={t.where}
          hint={t.whereHint}
          value={asked.where}
          size={24}
          longest={60}
          fault={whereFault && t[whereFault]}
        />
        <button class="ds-button">{t.search}</button>
      </form>
    </search>
  );
}
