import type { VNode } from 'preact';
import type { Clerk } from '#server/people/clerks/queries.ts';
import type { Agency } from '#server/agency/loading.ts';
import { findForm } from '#server/agency/lookups.ts';
import { benefitName, isOpen, receivedText, StageTag } from '#server/cases/applications/application-facts.tsx';
import { onBehalfText } from '#server/people/mandates/mandate-facts.tsx';
import { onBehalfTexts } from '#server/people/mandates/texts.ts';
import { AnswerList } from '#server/platform/forms/html/answer-list.tsx';
import { tellsReach } from '#server/platform/forms/prefill.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { isLanguage, type Language } from '#server/platform/language/language.ts';
import type { Case, Note, TimelineEvent } from './case-queries.ts';
import { wordFor } from './case-words.ts';
import { DeadlineText } from './deadline.tsx';
import { HandlingPanel } from './handling-panel.tsx';
import { Notes } from './notes.tsx';
import { texts } from './texts.ts';
import { Timeline } from './timeline.tsx';

export type CaseView = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  one: Case;
  /** Clerks whom the case can be handed to. */
  others: readonly Clerk[];
  notes: readonly Note[];
  events: readonly TimelineEvent[];
  today: string;
  /** Shows the questions in the clerk's language instead of the customer's. */
  isTranslated: boolean;
  /** What was typed as a note and not added. */
  typedNote?: string;
  /** It was kept when the session ran out. */
  isNoteUnfinished?: boolean;
  hasNoteFault?: boolean;
  /** What other features show of the case. */
  sections: readonly { id: string; label: string; content: VNode }[];
};

/** A case on one page: what was asked, who has it in hand, what happened, what clerks noted. */
export function CasePage(view: CaseView) {
  const { visit, agency, one, sections, hasNoteFault = false } = view;
  const { language } = visit;
  const t = texts(language);
  const benefit = benefitName(agency, one.benefit, language);
  return (
    <PageFrame visit={visit} title={`${one.customerName}, ${benefit}`} mainForm="note-form" faultCount={hasNoteFault ? 1 : 0}>
      <p>
        <a class="ds-link" href="/work" {...shortcut(visit, 'back')}>
          {t.queue}
        </a>
      </p>
      <h1 class="ds-heading" data-size="lg">
        {one.customerName}: {benefit}
      </h1>
      {one.isProtected && (
        <div class="ds-alert" data-color="warning">
          <p class="ds-paragraph">{one.hidesReach ? t.openedByException : t.isProtected}</p>
        </div>
      )}
      <CaseFacts {...view} />
      <nav aria-label={t.onThisPage} class="no-print">
        <ul class="choice-list">
          {(
            [
              ['handling', t.handling],
              ...sections.map(({ id, label }) => [id, label] as const),
              ['answers', t.answers],
              ['notes', t.notes],
              ['timeline', t.timeline],
            ] as const
          ).map(([id, label]) => (
            <li>
              <a class="ds-link" href={`#${id}`}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="case-columns">
        <div class="case-side">
          <HandlingPanel {...view} />
          {sections.map(({ content }) => content)}
        </div>
        <AnswersSection {...view} />
        <Notes {...view} />
        <Timeline events={view.events} visit={visit} />
      </div>
    </PageFrame>
  );
}

function CaseFacts({ visit, agency, one, today }: CaseView) {
  const { language, frame } = visit;
  const t = texts(language);
  return (
    <dl class="facts">
      <div>
        <dt>{t.customer}</dt>
        <dd>
          {one.customerName} (
          <a class="ds-link" href={`/customers/${one.customerId}`}>
            {t.allOfCustomer}
          </a>
          )
        </dd>
      </div>
      <div>
        <dt>{t.reference}</dt>
        <dd>{one.reference}</dd>
      </div>
      <div>
        <dt>{t.stage}</dt>
        <dd>
          <StageTag stage={one.stage} language={language} />
        </dd>
      </div>
      {isOpen(one) && (
        <div>
          <dt>{t.deadline}</dt>
          <dd>
            <DeadlineText calendar={agency} dueOn={one.dueOn} today={today} language={language} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t.received}</dt>
        <dd>
          {receivedText(one, language, frame.timeZone)}, {wordFor(one.intakeChannel, language)} (
          <a class="ds-link" href={`/cases/${one.applicationId}/receipt.pdf`}>
            {t.receipt}
          </a>
          )
        </dd>
      </div>
      {one.agentBasis !== null && (
        <div>
          <dt>{onBehalfTexts(language).onBehalf}</dt>
          <dd>{onBehalfText({ name: one.agentName, basis: one.agentBasis }, language)}</dd>
        </div>
      )}
      <div>
        <dt>{t.caseLanguage}</dt>
        <dd>{wordFor(one.language, language)}</dd>
      </div>
    </dl>
  );
}

function AnswersSection({ visit, agency, one, isTranslated }: CaseView) {
  const t = texts(visit.language);
  const form = findForm(agency, one.benefit, one.formVersion);
  const asSeen: Language = isLanguage(one.language) ? one.language : visit.language;
  const shown = isTranslated ? visit.language : asSeen;
  return (
    <section class="case-answers" aria-labelledby="answers">
      <h2 class="ds-heading" data-size="sm" id="answers">
        {t.answers}
      </h2>
      {asSeen !== visit.language && (
        <p class="ds-paragraph">
          {isTranslated ? t.answersTranslated : t.answersAsSeen(wordFor(asSeen, visit.language))}{' '}
          <a class="ds-link" href={`/cases/${one.applicationId}${isTranslated ? '' : '?questions=own'}#answers`}>
            {isTranslated ? t.showAsSeen : t.showInOwn}
          </a>
        </p>
      )}
      {form ? (
        <div lang={shown}>
          <AnswerList
            form={form}
            answers={one.answers}
            unknown={one.unknownAnswers}
            language={shown}
            today={one.receivedOn}
            headingLevel={3}
            isHidden={one.hidesReach ? tellsReach : undefined}
          />
        </div>
      ) : (
        <p class="ds-paragraph">{t.formGone}</p>
      )}
    </section>
  );
}
