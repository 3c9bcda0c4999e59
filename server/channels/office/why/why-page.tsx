import type { Agency } from '#server/agency/loading.ts';
import type { Candidate, Explanation } from '#server/line/explaining.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { hasRight, type Staff } from '#server/platform/http/person.ts';
import type { SignedVisit, Visit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { servesText, ticketText } from '../live-view/counters-table.tsx';
import { priorityName } from '../live-view/place-page.tsx';
import { groupName } from '../network-names.ts';
import { HistoryTable } from './history-table.tsx';
import type { History, PastPeriod } from './history.ts';
import { texts } from './texts.ts';

type Told = Explanation & { call: PastPeriod; isMore: boolean };
export type WhyProps = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  contactId: string;
  history: History;
  /** Undefined: was never called. */
  told: Told | undefined;
  placeNames: ReadonlyMap<string, string>;
};

/** Why this one was called, in plain words, and the whole record of the contact. */
export function WhyPage({ visit, agency, contactId, history, told, placeNames }: WhyProps) {
  const { language } = visit;
  const t = texts(language);
  // The number stays on one line.
  const title = t.title(ticketText(history.ticket, language).replace(' ', '\u00a0'));
  return (
    <PageFrame visit={visit} title={title}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {hasRight('serve-contacts', visit.person) && (
        <p class="ds-paragraph">
          <a class="ds-link" href="/counter">
            {t.toCounter}
          </a>
        </p>
      )}
      {told ? (
        <Reason visit={visit} agency={agency} told={told} placeNames={placeNames} />
      ) : (
        <div class="ds-alert" data-color="info">
          <p class="ds-paragraph">{t.neverCalled}</p>
        </div>
      )}
      <HistoryTable visit={visit} contactId={contactId} history={history} placeNames={placeNames} />
    </PageFrame>
  );
}

type Part = Pick<WhyProps, 'visit' | 'agency' | 'placeNames'> & { told: Told };

function Reason({ visit, agency, told, placeNames }: Part) {
  const { language, frame } = visit;
  const t = texts(language);
  const { work } = told;
  const places = [work.placeId, ...work.otherPlaceIds].map((id) => placeNames.get(id) ?? id).join(', ');
  return (
    <>
      <p class="ds-paragraph lead">{t.calledAt(formatTime(told.calledAt, language, frame.timeZone))}</p>
      <div class="ds-alert why-rule" data-color="info">
        <p class="ds-paragraph">{ruleText(told, visit)}</p>
      </div>
      {told.call.isUndone && <p class="ds-paragraph">{t.callUndone}</p>}
      <p class="ds-paragraph">
        {t.clerkServed}: {places} · {servesText(work, agency, language)}
      </p>
      <section>
        <h2 class="ds-heading" data-size="md" id="candidates">
          {t.candidates}
        </h2>
        <p class="ds-paragraph">{t.order}</p>
        {told.candidates.length > 0 && <Candidates visit={visit} agency={agency} candidates={told.candidates} />}
        {told.isMore && <p class="ds-paragraph">{t.more}</p>}
        {!told.isMore && !told.candidates.some(({ isCalled }) => isCalled) && <p class="ds-paragraph">{t.notAmong}</p>}
      </section>
    </>
  );
}

function ruleText({ rule, call }: Told, { language, frame }: Visit): string {
  const t = texts(language);
  const time = call.promisedAt ? formatTime(call.promisedAt, language, frame.timeZone) : '';
  switch (rule) {
    case 'promise':
      return t.byPromise(time);
    case 'priority':
      return t.byPriority(call.priorityReason ?? '');
    case 'early':
      return t.byEarly(time);
    case 'chosen':
      return t.byChoice;
    case 'arrival':
      return t.byArrival;
  }
}

function Candidates({ visit, agency, candidates }: Pick<Part, 'visit' | 'agency'> & { candidates: readonly Candidate[] }) {
  const t = texts(visit.language);
  return (
    <TableScroll labelledBy="candidates">
      <table class="ds-table" data-zebra aria-labelledby="candidates">
        <thead>
          <tr>
            {[t.number, t.came, t.promise, t.priority, t.matter, t.language].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((candidate) => (
            <CandidateRow key={candidate.id} visit={visit} agency={agency} candidate={candidate} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function CandidateRow({ visit, agency, candidate }: Pick<Part, 'visit' | 'agency'> & { candidate: Candidate }) {
  const { language, frame } = visit;
  const t = texts(language);
  const { ticketSeries: series, ticketNo: no, promisedAt, priority } = candidate;
  const note = candidate.isCalled ? t.this : candidate.wasBeingCalled ? t.beingCalled : undefined;
  return (
    <tr class={candidate.isCalled ? 'this-one' : undefined}>
      <th scope="row">
        <span class="one-line">{ticketText(series !== null && no !== null ? { series, no } : undefined, language)}</span>
        {note !== undefined && ` (${note})`}
      </th>
      <td class="one-line">{formatTime(candidate.sinceAt, language, frame.timeZone)}</td>
      <td class="one-line">{promisedAt ? formatTime(promisedAt, language, frame.timeZone) : '–'}</td>
      <td>{priority > 0 ? `${priorityName(priority, language)}: ${candidate.priorityReason ?? ''}` : '–'}</td>
      <td>{groupName(agency, candidate.benefitGroup, language)}</td>
      <td>{languageName(candidate.language, language)}</td>
    </tr>
  );
}
