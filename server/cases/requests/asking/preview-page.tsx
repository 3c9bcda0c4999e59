import { documentOf } from '#server/cases/checklist/checklist.ts';
import type { Case } from '#server/cases/desk/case-queries.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { RequestContent } from '../request-content.tsx';
import { askingTexts, customerTexts } from '../texts.ts';
import type { RequestContent as Content } from './composing.ts';
import type { AskingStand } from './stand.ts';

type Props = {
  visit: SignedVisit<Staff>;
  one: Case;
  stand: AskingStand;
  content: Content;
  /** When the request was saved as it is shown here: what is sent is what was read. */
  savedAt: Date;
  hasChanged: boolean;
};

/** The request as the customer will read it, in their language, and the button that sends it. */
export function PreviewPage({ visit, one, stand, content, savedAt, hasChanged }: Props) {
  const t = askingTexts(visit.language);
  const address = `/cases/${one.applicationId}/requests`;
  const items = content.items.map(({ kind, about, text }) => ({
    kind,
    text,
    hint: kind === 'attachment' && about !== null ? documentOf(stand.form, about).hint : undefined,
  }));
  return (
    <PageFrame visit={visit} title={`${t.previewHeading}, ${one.customerName}`}>
      <h1 class="ds-heading" data-size="lg">
        {t.previewHeading}
      </h1>
      {hasChanged && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{t.changed}</p>
        </div>
      )}
      <p class="ds-paragraph">{t.previewLead}</p>
      <section class="letter" lang={stand.language} aria-labelledby="request-heading">
        <h2 class="ds-heading" data-size="md" id="request-heading">
          {customerTexts(stand.language).heading}
        </h2>
        <p>
          {customerTexts(stand.language).reference} <span class="reference">{one.reference}</span>
        </p>
        <RequestContent text={content.text} dueOn={content.dueOn} items={items} language={stand.language} headingLevel={3} />
      </section>
      <form method="post" action={`${address}/send`} class="buttons">
        <CsrfField visit={visit} />
        <input type="hidden" name="savedAt" value={savedAt.toISOString()} />
        <input type="hidden" name="dueOn" value={content.dueOn} />
        <button class="ds-button" {...shortcut(visit, 'forward', 'focus')}>
          {t.send}
        </button>
        <a class="ds-button" data-variant="secondary" href={`${address}/new`}>
          {t.edit}
        </a>
      </form>
    </PageFrame>
  );
}
