import type { Agency } from '#server/agency/loading.ts';
import { findCurrentForm } from '#server/agency/lookups.ts';
import { PaperNavigation } from '#server/cases/paper/navigation.tsx';
import { texts as paperTexts } from '#server/cases/paper/texts.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { PrintLinks } from './print-links.tsx';
import { texts } from './texts.ts';

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
      <h1 class="ds-heading" data-size="lg" id="forms">
        {title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <TableScroll labelledBy="forms">
        <table class="ds-table">
          <thead>
            <tr>
              {[t.benefit, t.form, t.version, t.open].map((heading) => (
                <th scope="col" key={heading}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inUse.map(({ benefit, form }) => (
              <tr key={benefit.id}>
                <th scope="row">{benefit.name[language]}</th>
                <td>{form.code}</td>
                <td>{formatShortDay(form.version, language)}</td>
                <td>
                  <PrintLinks agency={agency} benefit={benefit} form={form} language={language} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </PageFrame>
  );
}
