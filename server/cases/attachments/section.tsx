import type { ApplicationSection } from '#server/cases/applications/application-section.ts';
import { readChecklist } from '#server/cases/checklist/checklist.ts';
import { isMissing } from '#server/cases/checklist/requirements.ts';
import { RequirementTag } from '#server/cases/checklist/tags.tsx';
import { texts } from './texts.ts';

/** On the page of an application: the documents that it needs, how far each has come, and the way to send them. */
export const attachmentsOfApplication: ApplicationSection = async ({ house, visit, application }) => {
  const { items, others } = await readChecklist(house.database, house.agency, application);
  const t = texts(visit.language);
  const missing = items.filter(isMissing).length;
  const isClosed = application.stage === 'withdrawn' || application.stage === 'decided';
  if (isClosed && items.length === 0 && others.length === 0) return {};
  const address = `/applications/${application.applicationId}/attachments`;
  const content = (
    <section aria-labelledby="attachments">
      <h2 class="ds-heading" data-size="sm" id="attachments">
        {t.title}
      </h2>
      {items.length > 0 && (
        <ul class="needed-list">
          {items.map(({ requirementId, label, state }) => (
            <li key={requirementId}>
              {label[visit.language]} <RequirementTag state={state} language={visit.language} />
            </li>
          ))}
        </ul>
      )}
      {items.length === 0 && others.length === 0 && <p class="ds-paragraph">{t.noneNeeded}</p>}
      <p>
        <a class={missing > 0 && !isClosed ? 'ds-button' : 'ds-link'} href={address}>
          {isClosed ? t.look : t.toAttachments}
        </a>
      </p>
    </section>
  );
  return { content };
};
