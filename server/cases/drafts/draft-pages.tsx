import type { VNode } from 'preact';
import type { Form } from '#server/platform/forms/definition.ts';
import type { Dropped } from '#server/platform/forms/relevance.ts';
import { displayAnswer } from '#server/platform/forms/html/display.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatDay } from '#server/platform/language/format.ts';
import type { Draft } from './queries.ts';
import { besideQuestions, type SavedPage } from './saving.ts';
import { pageAddress } from './steps.ts';
import { texts } from './texts.ts';

type DroppingProps = { visit: Visit; saved: SavedPage; posted: PostedForm; action: string; returnsToReview: boolean };

/** Says which answers would go, before they do. The page that was posted waits here in hidden fields. */
export function DroppingPage({ visit, saved: { form, page, draft, dropped }, posted, action, returnsToReview }: DroppingProps) {
  const t = texts(visit.language);
  const fields = [...posted].filter(([name]) => !besideQuestions.some((one) => one === name));
  return (
    <PageFrame visit={visit} title={t.droppingHeading} mainForm="dropping">
      <h1 class="ds-heading" data-size="lg">
        {t.droppingHeading}
      </h1>
      <p class="ds-paragraph">{t.droppingMeans}</p>
      <dl class="facts">
        {dropped.map((one) => (
          <div key={one.path}>
            <dt>{one.field.label[visit.language]}</dt>
            <dd>{droppedValue(form, one, visit)}</dd>
          </div>
        ))}
      </dl>
      <form method="post" action={`${pageAddress(draft.draftId, page.id)}${returnsToReview ? '?return=review' : ''}`} id="dropping">
        <CsrfField visit={visit} />
        {fields.flatMap(([name, values]) => values.map((value) => hiddenField(name, value)))}
        <input type="hidden" name="dropping" value={action} />
        <div class="buttons">
          <button class="ds-button" data-variant="secondary" name="action" value="revert">
            {t.keepAsWas}
          </button>
          <button class="ds-button" name="action" value={action}>
            {t.changeAnyway}
          </button>
        </div>
      </form>
    </PageFrame>
  );
}

/** A textarea keeps line breaks; a hidden input would too, but browsers differ in how they send them back. */
function hiddenField(name: string, value: string): VNode {
  return value.includes('\n') ? (
    <textarea hidden name={name}>
      {value}
    </textarea>
  ) : (
    <input type="hidden" name={name} value={value} />
  );
}

function droppedValue(form: Form, { field, answer }: Dropped, visit: Visit): string {
  if (field.type !== 'group') return displayAnswer(form, field, answer, visit.language);
  return `${field.item[visit.language]} × ${Array.isArray(answer) ? answer.length : 0}`;
}

/** What a saved draft is waiting for, until when, and how to come back to it. */
export function SavedPageView({
  visit,
  draft,
  form,
  where,
  isLinkSent,
}: {
  visit: Visit;
  draft: Draft;
  form: Form;
  /** Where the link would reach the customer; `address` is null in the official mailbox. */
  where: { address: string | null } | undefined;
  isLinkSent: boolean;
}) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.savedHeading}>
      <h1 class="ds-heading" data-size="lg">
        {t.savedHeading}
      </h1>
      <p class="ds-paragraph lead">{form.title[visit.language]}</p>
      <p class="ds-paragraph">{t.savedMeans(formatDay(draft.expiresOn, visit.language))}</p>
      <section aria-labelledby="link">
        <h2 class="ds-heading" data-size="sm" id="link">
          {t.linkHeading}
        </h2>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output element may hold no paragraphs */}
        {isLinkSent && (
          <div class="ds-alert" data-color="success" role="status">
            <p class="ds-paragraph">{t.linkSent}</p>
          </div>
        )}
        <p class="ds-paragraph">{where ? `${t.linkMeans} (${where.address ?? t.officialMailbox})` : t.nowhere}</p>
        {where && !isLinkSent && (
          <form method="post" action={`/drafts/${draft.draftId}/link`}>
            <CsrfField visit={visit} />
            <button class="ds-button" data-variant="secondary">
              {t.sendLink}
            </button>
          </form>
        )}
      </section>
      <div class="buttons">
        <a class="ds-button" href={`/drafts/${draft.draftId}`}>
          {t.goOn}
        </a>
        <a class="ds-link" href="/matters">
          {t.toMatters}
        </a>
      </div>
    </PageFrame>
  );
}

/** Asks before a draft is deleted. Also the way out when the agency no longer has the draft's version of the form. */
export function DiscardPage({ visit, draft, title, isVersionGone }: { visit: Visit; draft: Draft; title: string; isVersionGone: boolean }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.discardHeading}>
      <h1 class="ds-heading" data-size="lg">
        {t.discardHeading}
      </h1>
      <p class="ds-paragraph lead">{title}</p>
      {isVersionGone && (
        <div class="ds-alert" data-color="warning">
          <p class="ds-paragraph">{t.versionGone}</p>
        </div>
      )}
      <p class="ds-paragraph">{t.discardMeans}</p>
      <form method="post" action={`/drafts/${draft.draftId}/discard`} class="buttons">
        <CsrfField visit={visit} />
        <button class="ds-button" data-color="danger">
          {t.discardYes}
        </button>
        <a class="ds-button" data-variant="secondary" href="/matters">
          {t.discardNo}
        </a>
      </form>
    </PageFrame>
  );
}
