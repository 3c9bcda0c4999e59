import { AnswerList } from '#server/platform/forms/html/answer-list.tsx';
import { controlId } from '#server/platform/forms/html/control-id.ts';
import { displayAnswer } from '#server/platform/forms/html/display.ts';
import { ErrorSummary } from '#server/platform/forms/html/error-summary.tsx';
import { findField } from '#server/platform/forms/relevance.ts';
import { choicesOf } from '#server/platform/forms/schema.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Fault } from '#server/platform/forms/fault.ts';
import type { Form } from '#server/platform/forms/definition.ts';
import type { Language } from '#server/platform/language/language.ts';
import { keyAddress, paperAddress, reviewAddress } from './addresses.ts';
import { type KeyView, PageBar } from './key-page.tsx';
import { PaperFacts } from './paper-facts.tsx';
import { PaperFiles } from './paper-files.tsx';
import { markOfAll, readStand, type Stand } from './stand.ts';
import { texts } from './texts.ts';

export type ReviewProblem = 'changed-since' | 'account-change' | 'open';
type Props = KeyView & { problem?: ReviewProblem };

/** Everything that was keyed, what is missing still, and the step that makes it a case. */
export function PaperReviewPage(props: Props) {
  const { visit, agency, paper, customerName, problem } = props;
  const t = texts(visit.language);
  const stand = readStand(agency, paper);
  const { form, moment, mistakes, gaps } = stand;
  const changeAddress = (pageId: string) => keyAddress(paper.applicationId, pageId);
  return (
    <PageFrame visit={visit} title={`${t.review} – ${customerName}`} mainForm="finish" faultCount={mistakes.length + (problem ? 1 : 0)}>
      {problem && problem !== 'open' && <Problem {...props} />}
      {mistakes.length > 0 && <ErrorSummary form={form} faults={mistakes} language={paper.language} addressOf={changeAddress} />}
      <p class="step-number">{t.title}</p>
      <h1 class="ds-heading" data-size="lg">
        {customerName}: {form.title[visit.language]}
      </h1>
      <PaperFacts visit={visit} agency={agency} paper={paper} />
      <PageBar visit={visit} agency={agency} paper={paper} currentPage={undefined} />
      <div class="keying">
        <div>
          {gaps.length > 0 && <Gaps {...props} stand={stand} />}
          <p class="ds-paragraph">{t.reviewMeans}</p>
          <div lang={paper.language}>
            <AnswerList
              form={form}
              answers={stand.answers}
              unknown={moment.unknown}
              language={paper.language}
              today={moment.today}
              changeAddress={changeAddress}
              headingLevel={2}
            />
          </div>
          {stand.leftOver.length > 0 && <LeftOver {...props} stand={stand} />}
          <form method="post" action={reviewAddress(paper.applicationId)} id="finish">
            <CsrfField visit={visit} />
            <input type="hidden" name="reviewed" value={markOfAll(paper)} />
            <div class="buttons">
              {gaps.length === 0 && mistakes.length === 0 && (
                <button class="ds-button" name="action" value="finish">
                  {t.finish}
                </button>
              )}
              <a class="ds-link" href={`${paperAddress(paper.applicationId)}/cancel`}>
                {t.cancel}
              </a>
              <a class="ds-link" href="/paper">
                {t.toList}
              </a>
            </div>
          </form>
        </div>
        <PaperFiles {...props} here={reviewAddress(paper.applicationId)} />
      </div>
    </PageFrame>
  );
}

function Problem({ visit, problem }: Props) {
  const t = texts(visit.language);
  return (
    <div class="ds-error-summary" tabIndex={-1} role="alert">
      <h2 class="ds-heading" data-size="xs">
        {problem === 'account-change' ? t.accountChange : t.changedSince}
      </h2>
    </div>
  );
}

/** Questions that the paper may not answer: each a link, and all can be marked at once. */
function Gaps({ visit, paper, stand: { form, gaps } }: Props & { stand: Stand }) {
  const t = texts(visit.language);
  return (
    <section class="ds-alert" data-color="warning" aria-labelledby="gaps">
      <h2 class="ds-heading" data-size="xs" id="gaps">
        {t.gaps(gaps.length)}
      </h2>
      <p class="ds-paragraph">{t.gapsMean}</p>
      <ul class="ds-list" lang={paper.language}>
        {gaps.map((gap) => (
          <li key={gap.path}>
            <a class="ds-link" href={`${keyAddress(paper.applicationId, gap.pageId)}#${targetOf(form, gap)}`}>
              {nameOf(form, gap.path, paper.language)}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action={reviewAddress(paper.applicationId)}>
        <CsrfField visit={visit} />
        <button class="ds-button" data-variant="secondary" name="action" value="mark-rest">
          {t.markRest}
        </button>
      </form>
    </section>
  );
}

function targetOf(form: Form, { path }: Fault): string {
  const field = findField(form, path);
  const choice = field && field.type !== 'group' ? choicesOf(form, field)[0] : undefined;
  return controlId(path, field?.type ?? 'text', choice?.value);
}

/** A question by its place; within a group with the item it is of. */
function nameOf(form: Form, path: string, language: Language): string {
  const [groupId = '', index] = path.split('.');
  const group = index === undefined ? undefined : findField(form, groupId);
  const label = findField(form, path)?.label[language] ?? path;
  return group?.type === 'group' ? `${group.item[language]} ${Number(index) + 1}: ${label}` : label;
}

function LeftOver({ visit, paper, stand: { form, leftOver } }: Props & { stand: Stand }) {
  const t = texts(visit.language);
  return (
    <section aria-labelledby="left-over">
      <h2 class="ds-heading" data-size="sm" id="left-over">
        {t.leftOver}
      </h2>
      <p class="ds-paragraph">{t.leftOverMeans}</p>
      <ul class="ds-list" lang={paper.language}>
        {leftOver.map(({ path, field, answer, page }) => (
          <li key={path}>
            <a class="ds-link" href={keyAddress(paper.applicationId, page.id)}>
              {nameOf(form, path, paper.language)}
            </a>
            {field.type !== 'group' && <>: {displayAnswer(form, field, answer, paper.language)}</>}
          </li>
        ))}
      </ul>
    </section>
  );
}
