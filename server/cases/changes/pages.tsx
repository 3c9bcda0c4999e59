import type { Period } from '#server/platform/clock/period.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { type FaultyPeriod, PeriodFaultSummary, PeriodFields } from '#server/platform/html/period-fields.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { SkillChanges } from '#server/people/clerks/skills.ts';
import { changesInWords } from '#server/people/staff/skills/words.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatDay, formatInstant } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { type Change, changeKinds, type ChangeKind } from './queries.ts';
import { detailTexts, kindTexts, texts } from './texts.ts';

/** What the words for duties are taken from. */
export type Named = Omit<Parameters<typeof changesInWords>[1], 'language'>;

type Props = {
  visit: SignedVisit;
  named: Named;
  period: Period;
  kind: ChangeKind | undefined;
  clerkId: string | undefined;
  clerks: readonly { id: string; name: string }[];
  changes: readonly Change[];
  older: string | undefined;
  isFirstPage: boolean;
  fault: FaultyPeriod | undefined;
};

/** The filters as they stand in an address. */
function addressOf(path: string, { period, kind, clerkId }: Pick<Props, 'period' | 'kind' | 'clerkId'>, before?: string): string {
  const query = new URLSearchParams({
    from: period.from,
    to: period.to,
    ...(kind && { kind }),
    ...(clerkId && { clerk: clerkId }),
    ...(before && { before }),
  });
  return `${path}?${query}`;
}

export function whoText(change: Change, language: Language): string {
  const t = texts(language);
  switch (change.actor) {
    case 'clerk':
      return change.clerkName ?? t.unknown;
    case 'customer':
      return t.customer;
    case 'system':
      return t.system;
    case 'unknown':
      return t.unknown;
  }
}

/** The facts of an event, but for the reference, which has a place of its own. A fact without a name keeps its word. */
export function detailsText({ details }: Change, language: Language, named: Named): string {
  const names: Readonly<Record<string, string>> = detailTexts(language);
  const nameOf = (fact: string) => (Object.hasOwn(names, fact) ? (names[fact] ?? fact) : fact);
  return Object.entries(details)
    .filter(([fact]) => fact !== 'reference')
    .map(([fact, value]) => {
      // As setSkills wrote it.
      if (fact === 'duties') return changesInWords(value as SkillChanges, { ...named, language }).join('; ');
      return `${nameOf(fact)}: ${fact === 'validFrom' ? formatDay(String(value), language) : String(value)}`;
    })
    .filter((words) => words !== '')
    .join(', ');
}

/** The log of changes: filters, one page of entries, a file of them all. */
export function ChangesPage(props: Props) {
  const { visit, named, changes, older, isFirstPage, fault } = props;
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title} faultCount={fault ? 1 : 0}>
      <h1 class="ds-heading" data-size="lg" id="changes">
        {t.title}
      </h1>
      {fault && <PeriodFaultSummary fault={fault} language={visit.language} />}
      <p class="ds-paragraph lead">{t.lead}</p>
      <Filters {...props} />
      {changes.length === 0 ? <p class="ds-paragraph">{t.none}</p> : <ChangeTable visit={visit} named={named} changes={changes} />}
      <ul class="figure-choices no-print">
        {!isFirstPage && (
          <li>
            <a class="ds-link" href={addressOf('/changes', props)}>
              {t.newest}
            </a>
          </li>
        )}
        {older && (
          <li>
            <a class="ds-link" href={addressOf('/changes', props, older)}>
              {t.older}
            </a>
          </li>
        )}
        {changes.length > 0 && (
          <li>
            <a class="ds-link" href={addressOf('/changes.csv', props)} download>
              {t.csv}
            </a>
          </li>
        )}
      </ul>
    </PageFrame>
  );
}

function Filters({ visit, period, kind, clerkId, clerks, fault }: Props) {
  const t = texts(visit.language);
  return (
    <form method="get" action="/changes" class="period-form no-print" aria-label={t.filter}>
      <PeriodFields language={visit.language} period={period} fault={fault} />
      <div class="ds-field">
        <label class="ds-label" for="kind">
          {t.kind}
        </label>
        <select class="ds-input" id="kind" name="kind">
          <option value="">{t.all}</option>
          {changeKinds.map((one) => (
            <option value={one} selected={one === kind}>
              {kindTexts(visit.language)[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="ds-field">
        <label class="ds-label" for="clerk">
          {t.who}
        </label>
        <select class="ds-input" id="clerk" name="clerk">
          <option value="">{t.everybody}</option>
          {clerks.map(({ id, name }) => (
            <option value={id} selected={id === clerkId}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button class="ds-button">{t.show}</button>
    </form>
  );
}

function ChangeTable({ visit, named, changes }: Pick<Props, 'visit' | 'named' | 'changes'>) {
  const t = texts(visit.language);
  return (
    <TableScroll labelledBy="changes">
      <table class="ds-table" data-zebra>
        <thead>
          <tr>
            <th scope="col">{t.when}</th>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.who}</th>
            <th scope="col">{t.reference}</th>
            <th scope="col">{t.details}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr>
              <td class="one-line">{formatInstant(change.at, visit.language, visit.frame.timeZone)}</td>
              <td>{kindTexts(visit.language)[change.kind] ?? change.kind}</td>
              <td>{whoText(change, visit.language)}</td>
              <td class="one-line">{change.reference ?? ''}</td>
              <td>{detailsText(change, visit.language, named)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
