import type { Agency } from '#server/agency/loading.ts';
import { findCurrentForm } from '#server/agency/lookups.ts';
import { PaperNavigation } from '#server/cases/paper/navigation.tsx';
import { texts as paperTexts } from '#server/cases/paper/texts.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { PrintLinks } from './print-links.tsx';
import { texts } from './texts.ts';
import { words } from './words.ts';

type Props = { visit: SignedVisit<Staff>; agency: Agency; today: string };

/** Every form in use, to print and hand out. */
export function FormListPage({ visit, agency, today }: Props) {
  const { language } = visit;
  const t = texts(language);
  const title = paperTexts(language).forms;
  const inUse = agency.benefits.flatMap((benefit) => {
    const form = findCurrentForm(agency, benefit.id, today);
    return form ? [{ benefit, form }] : [];
  });
  return (
    <PageFrame visit={visit} title={title}>
      <PaperNavigation visit={visit} />
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      {inUse.map(({ benefit, form }) => (
        <section aria-labelledby={`form-${benefit.id}`} key={benefit.id}>
          <h2 class="ds-heading" data-size="sm" id={`form-${benefit.id}`}>
            {benefit.name[language]}
          </h2>
          <p class="ds-paragraph">{words(language).version(form.code, formatShortDay(form.version, language))}</p>
          <PrintLinks agency={agency} benefit={benefit} form={form} language={language} />
        </section>
      ))}
    </PageFrame>
  );
}
