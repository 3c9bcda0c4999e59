import type { Agency } from '#server/agency/loading.ts';
import { Field } from '#server/platform/html/field.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { languageNameInList } from '#server/platform/language/language-names.ts';
import { pageTexts } from './page-texts.ts';
import { errandNames } from './texts.ts';
import { type Asked, errands } from './way.ts';

export type FormProps = {
  visit: Visit;
  agency: Agency;
  query: { where?: string; day?: string; time?: string };
  asked: Asked;
  /** Languages of service: tags. */
  languages: readonly string[];
  isNowhere: boolean;
  isWhenFault: boolean;
};

/** What somebody comes for, in which language, from where and when: by GET, so that the answer can be sent to somebody else. */
export function GuidanceForm({ visit, agency, query, asked, languages, isNowhere, isWhenFault }: FormProps) {
  const { language } = visit;
  const t = pageTexts(language);
  return (
    <search>
      <form method="get" action="/guidance" class="place-search">
        <Select
          id="errand"
          label={t.errand}
          chosen={asked.errand}
          options={errands.map((errand) => [errand, errandNames(language)[errand]])}
        />
        <Select
          id="group"
          label={t.group}
          chosen={asked.group ?? ''}
          options={[['', t.anyGroup], ...agency.groups.map(({ id, name }): [string, string] => [id, name[language]])]}
        />
        <Select
          id="spoken"
          label={t.spoken}
          chosen={asked.spoken}
          options={languages.map((tag) => [tag, languageNameInList(tag, language)])}
        />
        <TextField
          id="where"
          label={t.where}
          hint={t.whereHint}
          value={query.where ?? ''}
          size={24}
          longest={60}
          fault={isNowhere ? t.whereFault : undefined}
        />
        <TextField
          id="day"
          label={t.day}
          hint={t.dayHint}
          value={query.day ?? ''}
          size={12}
          fault={isWhenFault ? t.whenFault : undefined}
        />
        <TextField id="time" label={t.time} hint={t.timeHint} value={query.time ?? ''} size={6} longest={8} fault={undefined} />
        <button class="ds-button">{t.compare}</button>
      </form>
    </search>
  );
}

type SelectProps = { id: string; label: string; chosen: string; options: readonly (readonly [value: string, label: string])[] };

function Select({ id, label, chosen, options }: SelectProps) {
  return (
    <Field id={id} label={label} fault={undefined}>
      <select class="ds-input" id={id} name={id}>
        {options.map(([value, name]) => (
          <option key={value} value={value} selected={value === chosen}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
