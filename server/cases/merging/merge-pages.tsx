import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary, ReasonField } from '#server/platform/html/reason-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { longestReason } from './merging.ts';
import { Again } from './pages.tsx';
import type { CustomerRecord, Merge } from './queries.ts';
import { groupCounts } from './table-groups.ts';
import { tableGroups, texts } from './texts.ts';

type PreviewProps = {
  visit: SignedVisit<Staff>;
  kept: CustomerRecord;
  merged: CustomerRecord;
  counts: Record<string, number>;
  reason: string;
};

/** What would move where, and the button that does it. */
export function PreviewPage({ visit, kept, merged, counts, reason }: PreviewProps) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.previewTitle} mainForm="merge-form">
      <h1 class="ds-heading" data-size="lg">
        {t.previewTitle}
      </h1>
      <p class="ds-paragraph">{t.goes(merged.identityCode, kept.identityCode)}</p>
      <Counts visit={visit} heading={t.whatMoves} counts={counts} />
      <h2 class="ds-heading" data-size="sm">
        {t.rulesHeading}
      </h2>
      <ul class="ds-list">
        {t.rules.split('|').map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <p class="ds-paragraph">{t.keptSafe}</p>
      <h2 class="ds-heading" data-size="sm">
        {t.why}
      </h2>
      <p class="ds-paragraph typed-text">{reason}</p>
      <form method="post" action="/merging" id="merge-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="kept" value={kept.id} />
        <input type="hidden" name="merged" value={merged.id} />
        <input type="hidden" name="reason" value={reason} />
        <button class="ds-button" data-color="danger">
          {t.merge}
        </button>
      </form>
      <Again visit={visit} />
    </PageFrame>
  );
}

function Counts({ visit, heading, counts }: { visit: SignedVisit<Staff>; heading: string; counts: Record<string, number> }) {
  const t = texts(visit.language);
  const words = tableGroups(visit.language);
  const groups = groupCounts(counts);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="counts">
        {heading}
      </h2>
      {groups.length === 0 && <p class="ds-paragraph">{t.nothingMoves}</p>}
      {groups.length > 0 && (
        <TableScroll labelledBy="counts">
          <table class="ds-table" aria-labelledby="counts">
            <thead>
              <tr>
                <th scope="col">{t.fact}</th>
                <th scope="col">{t.rowCount}</th>
              </tr>
            </thead>
            <tbody>
              {groups.map(([group, count]) => (
                <tr>
                  <th scope="row">{words[group]}</th>
                  <td>{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

type MergeProps = { visit: SignedVisit<Staff>; merge: Merge; done: 'merged' | 'undone' | undefined; typed?: string; isFaulty?: boolean };

/** One merging: when, by whom, why and how much moved; undoing it while that is possible. */
export function MergePage({ visit, merge, done, typed = '', isFaulty = false }: MergeProps) {
  const { language, frame } = visit;
  const t = texts(language);
  const instant = (at: Date) => formatInstant(at, language, frame.timeZone);
  return (
    <PageFrame visit={visit} title={t.mergeTitle} mainForm="undo-form" faultCount={isFaulty ? 1 : 0}>
      {isFaulty && <FaultSummary heading={t.correct} faults={[{ id: 'reason', text: t.reasonMissing }]} />}
      <h1 class="ds-heading" data-size="lg">
        {t.mergeTitle}
      </h1>
      {done && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{done === 'merged' ? t.mergedNow : t.undoneNow}</p>
        </div>
      )}
      <dl class="facts">
        <Fact term={t.when} fact={instant(merge.mergedAt)} />
        <Fact term={t.who} fact={merge.clerkName} />
        <Fact term={t.why} fact={merge.reason} />
        {merge.undoneAt && <Fact term={t.undoneAt} fact={`${instant(merge.undoneAt)}, ${merge.undoneBy}`} />}
        {merge.undoneBecause !== null && <Fact term={t.undoneBecause} fact={merge.undoneBecause} />}
      </dl>
      <Counts visit={visit} heading={t.whatMoved} counts={merge.counts} />
      {merge.canBeUndone && (
        <section>
          <h2 class="ds-heading" data-size="sm">
            {t.undoHeading}
          </h2>
          <p class="ds-paragraph">{t.undoLead}</p>
          <form method="post" action={`/merging/${merge.mergeId}/undo`} id="undo-form" class="return-form">
            <CsrfField visit={visit} />
            <ReasonField
              id="reason"
              label={t.whyUndo}
              hint={t.whyUndoHint}
              typed={typed}
              longest={longestReason}
              fault={isFaulty ? t.reasonMissing : undefined}
            />
            <button class="ds-button" data-color="danger">
              {t.undo}
            </button>
          </form>
        </section>
      )}
      {!merge.canBeUndone && merge.undoneAt === null && <p class="ds-paragraph">{t.cannotUndo}</p>}
      <Again visit={visit} />
    </PageFrame>
  );
}

function Fact({ term, fact }: { term: string; fact: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd class="typed-text">{fact}</dd>
    </div>
  );
}
