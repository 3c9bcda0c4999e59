import type { Agency } from '#server/agency/loading.ts';
import { ApplicationFacts } from '#server/cases/applications/application-facts.tsx';
import type { Application } from '#server/cases/applications/queries.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { texts } from './texts.ts';

/** Asks whether the customer means it: an application that was taken back cannot be handed in again. */
export function WithdrawPage({ visit, agency, application }: { visit: Visit; agency: Agency; application: Application }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.heading}>
      <h1 class="ds-heading" data-size="lg">
        {t.heading}
      </h1>
      <ApplicationFacts application={application} agency={agency} language={visit.language} />
      <p class="ds-paragraph">{t.means}</p>
      <form method="post" action={`/applications/${application.applicationId}/withdraw`} class="buttons">
        <CsrfField visit={visit} />
        <button class="ds-button" data-color="danger">
          {t.yes}
        </button>
        <a class="ds-button" data-variant="secondary" href={`/applications/${application.applicationId}`}>
          {t.no}
        </a>
      </form>
    </PageFrame>
  );
}
