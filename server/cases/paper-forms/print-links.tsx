import type { Agency, Benefit } from '#server/agency/loading.ts';
import { formatByteCount } from '#server/cases/checklist/tags.tsx';
import type { Form } from '#server/platform/forms/definition.ts';
import type { Language } from '#server/platform/language/language.ts';
import { printedSize } from './printed.ts';
import { texts } from './texts.ts';

type Props = { agency: Agency; benefit: Benefit; form: Form; language: Language };

/** Links to the form of a benefit, one for each language that the agency speaks. */
export function PrintLinks({ agency, benefit, form, language }: Props) {
  const t = texts(language);
  return (
    <ul class="ds-list" aria-label={`${t.print}: ${benefit.name[language]}`}>
      {agency.languages.map((one) => {
        const size = printedSize(agency, form, one);
        return (
          <li key={one}>
            <a class="ds-link" href={`/benefits/${benefit.id}/form.pdf?language=${one}`} type="application/pdf" hreflang={one}>
              {t.print} {t.inLanguage[one]}
            </a>{' '}
            (PDF{size !== undefined && `, ${formatByteCount(size, language)}`})
          </li>
        );
      })}
    </ul>
  );
}

/** What a benefit's page says of applying on paper. */
export function PaperFormSection(props: Props) {
  const t = texts(props.language);
  return (
    <section aria-labelledby="on-paper">
      <h2 class="ds-heading" data-size="sm" id="on-paper">
        {t.paper}
      </h2>
      <p class="ds-paragraph">{t.paperMeans}</p>
      <PrintLinks {...props} />
    </section>
  );
}
