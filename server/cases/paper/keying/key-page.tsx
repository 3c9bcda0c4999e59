import type { Agency } from '#server/agency/loading.ts';
import type { AttachmentFile } from '#server/cases/checklist/files.ts';
import type { Page } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import { AnswerList } from '#server/platform/forms/html/answer-list.tsx';
import { ErrorSummary } from '#server/platform/forms/html/error-summary.tsx';
import { PageFields } from '#server/platform/forms/html/fields.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import type { Paper } from '../queries.ts';
import { keyAddress, reviewAddress } from './addresses.ts';
import { PaperFacts } from './paper-facts.tsx';
import { PaperFiles } from './paper-files.tsx';
import { markOfPage, readStand } from './stand.ts';
import { texts } from './texts.ts';

export type KeyView = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  /** As it is to be shown: what is kept, or what was posted. */
  paper: Paper;
  customerName: string;
  files: readonly AttachmentFile[];
  /** The file that is shown beside. */
  shownFile: string | undefined;
};

type Props = KeyView & {
  page: Page;
  mistakes: readonly Fault[];
  /** What another clerk has saved on this page meanwhile. */ savedByOther?: Paper;
};

/** One page of a form to be keyed, in the customer's language, with the paper beside it. */
export function KeyPage(props: Props) {
  const { visit, agency, paper, page, mistakes, customerName, savedByOther, shownFile } = props;
  const t = texts(visit.language);
  const { form, moment, pages } = readStand(agency, paper);
  const typed = paper.typed.find(({ pageId }) => pageId === page.id);
  const query = shownFile === undefined ? '' : `?file=${shownFile}`;
  const isFirst = pages[0]?.id === page.id;
  return (
    <PageFrame
      visit={visit}
      title={`${page.title[paper.language]} – ${customerName}`}
      mainForm="questions"
      faultCount={mistakes.length + (savedByOther ? 1 : 0)}
    >
      {savedByOther && <Conflict {...props} saved={savedByOther} />}
      {mistakes.length > 0 && <ErrorSummary form={form} faults={mistakes} language={paper.language} />}
      <p class="step-number">{t.title}</p>
      <h1 class="ds-heading" data-size="lg">
        {customerName}: {form.title[visit.language]}
      </h1>
      <PaperFacts visit={visit} agency={agency} paper={paper} />
      <PageBar {...props} currentPage={page.id} />
      <div class="keying">
        <form method="post" action={`${keyAddress(paper.applicationId, page.id)}${query}`} id="questions" noValidate>
          <CsrfField visit={visit} />
          <input type="hidden" name="seen" value={markOfPage(page, savedByOther ?? paper)} />
          <h2 class="ds-heading" data-size="md" lang={paper.language}>
            {page.title[paper.language]}
          </h2>
          <p class="ds-paragraph">{t.means}</p>
          <PageFields
            form={form}
            page={page}
            answers={paper.answers}
            unknown={moment.unknown}
            language={paper.language}
            today={moment.today}
            typed={new Map(typed?.texts)}
            faults={mistakes}
            isKeyed
          />
          <div class="buttons">
            <button class="ds-button" name="action" value="next">
              {t.next}
            </button>
            {!isFirst && (
              <button class="ds-button" data-variant="secondary" name="action" value="previous">
                {t.previous}
              </button>
            )}
            <button class="ds-button" data-variant="tertiary" name="action" value="later">
              {t.later}
            </button>
          </div>
        </form>
        <PaperFiles {...props} here={keyAddress(paper.applicationId, page.id)} />
      </div>
    </PageFrame>
  );
}

function Conflict({ visit, agency, saved }: Props & { saved: Paper }) {
  const t = texts(visit.language);
  const { form, moment, answers } = readStand(agency, saved);
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
    <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="conflict">
      <h2 class="ds-heading" data-size="xs" id="conflict">
        {t.conflict}
      </h2>
      <p class="ds-paragraph">{t.conflictMeans}</p>
      <details class="ds-details">
        <summary>{t.savedAnswers}</summary>
        <div lang={saved.language}>
          <AnswerList
            form={form}
            answers={answers}
            unknown={moment.unknown}
            language={saved.language}
            today={moment.today}
            headingLevel={3}
          />
        </div>
      </details>
    </section>
  );
}

/** The pages of the form, each with how much of it is open, and the review. All can be opened at any time. */
export function PageBar({
  visit,
  agency,
  paper,
  currentPage,
}: Pick<KeyView, 'visit' | 'agency' | 'paper'> & { currentPage: string | undefined }) {
  const t = texts(visit.language);
  const { pages, gaps, mistakes } = readStand(agency, paper);
  const openOn = (pageId: string) => [...gaps, ...mistakes].filter((fault) => fault.pageId === pageId).length;
  return (
    <nav aria-label={t.pages} class="step-bar no-print">
      <ol>
        {pages.map(({ id, title }) => (
          <li key={id} class={openOn(id) === 0 ? 'step-completed' : undefined} aria-current={id === currentPage ? 'step' : undefined}>
            {id === currentPage ? (
              <span lang={paper.language}>{title[paper.language]}</span>
            ) : (
              <a class="ds-link" href={keyAddress(paper.applicationId, id)} lang={paper.language}>
                {title[paper.language]}
              </a>
            )}{' '}
            <span class="choice-count">({t.open(openOn(id))})</span>
          </li>
        ))}
        <li aria-current={currentPage === undefined ? 'step' : undefined}>
          {currentPage === undefined ? (
            <span>{t.review}</span>
          ) : (
            <a class="ds-link" href={reviewAddress(paper.applicationId)}>
              {t.review}
            </a>
          )}
        </li>
      </ol>
    </nav>
  );
}
