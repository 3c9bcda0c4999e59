import { describedBy, Field } from '#server/platform/html/field.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary, ReasonField } from '#server/platform/html/reason-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { longestReason } from './merging.ts';
import type { CustomerRecord, MergeLine } from './queries.ts';
import { texts } from './texts.ts';

export type FoundBy = { one: string; oneReason: string; other: string; otherReason: string };
type FindProps = {
  visit: SignedVisit<Staff>;
  typed: FoundBy;
  faults: readonly { id: keyof FoundBy; text: string }[];
  merges: readonly MergeLine[];
};

/** Which two records, why each is opened, and what was merged lately. */
export function FindPage({ visit, typed, faults, merges }: FindProps) {
  const t = texts(visit.language);
  const faultOf = (id: keyof FoundBy) => faults.find((fault) => fault.id === id)?.text;
  return (
    <PageFrame visit={visit} title={t.title} mainForm="find-form" faultCount={faults.length}>
      {faults.length > 0 && <FaultSummary heading={t.correct} faults={faults} />}
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="post" action="/merging/compare" id="find-form" class="return-form">
        <CsrfField visit={visit} />
        {(['one', 'other'] as const).map((id) => (
          <>
            <Field id={id} label={t[id]} hint={t.whoHint} fault={faultOf(id)}>
              <input
                class="ds-input"
                id={id}
                name={id}
                value={typed[id]}
                size={20}
                maxLength={60}
                autocomplete="off"
                {...describedBy(id, faultOf(id))}
              />
            </Field>
            <ReasonField
              id={`${id}Reason`}
              label={id === 'one' ? t.whyOne : t.whyOther}
              hint={t.whyHint}
              typed={typed[`${id}Reason`]}
              longest={longestReason}
              fault={faultOf(`${id}Reason`)}
            />
          </>
        ))}
        <button class="ds-button">{t.compare}</button>
      </form>
      <Latest visit={visit} merges={merges} />
    </PageFrame>
  );
}

function Latest({ visit, merges }: Pick<FindProps, 'visit' | 'merges'>) {
  const { language, frame } = visit;
  const t = texts(language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="latest">
        {t.latest}
      </h2>
      {merges.length === 0 && <p class="ds-paragraph">{t.noMerges}</p>}
      {merges.length > 0 && (
        <TableScroll labelledBy="latest">
          <table class="ds-table" aria-labelledby="latest">
            <thead>
              <tr>
                {[t.when, t.who, t.state].map((heading) => (
                  <th scope="col">{heading}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {merges.map(({ mergeId, mergedAt, clerkName, undoneAt }) => (
                <tr>
                  <td class="one-line">
                    <a class="ds-link" href={`/merging/${mergeId}`}>
                      {formatInstant(mergedAt, language, frame.timeZone)}
                    </a>
                  </td>
                  <td>{clerkName}</td>
                  <td>{undoneAt ? t.undone : t.stands}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

export type Choice = { oneReason: string; otherReason: string; keeps: 'one' | 'other' | undefined; reason: string };
type CompareProps = {
  visit: SignedVisit<Staff>;
  one: CustomerRecord;
  other: CustomerRecord;
  choice: Choice;
  faults: readonly { id: 'keeps-one' | 'reason'; text: string }[];
};

/** Both records side by side, and the choice of the one that stays. */
export function ComparePage({ visit, one, other, choice, faults }: CompareProps) {
  const t = texts(visit.language);
  const faultOf = (id: 'keeps-one' | 'reason') => faults.find((fault) => fault.id === id)?.text;
  return (
    <PageFrame visit={visit} title={t.sideBySide} mainForm="choose-form" faultCount={faults.length}>
      {faults.length > 0 && <FaultSummary heading={t.correct} faults={faults} />}
      <h1 class="ds-heading" data-size="lg" id="records">
        {t.sideBySide}
      </h1>
      <SideBySide visit={visit} one={one} other={other} />
      <form method="post" action="/merging/preview" id="choose-form" class="return-form">
        <CsrfField visit={visit} />
        <input type="hidden" name="one" value={one.id} />
        <input type="hidden" name="other" value={other.id} />
        <input type="hidden" name="oneReason" value={choice.oneReason} />
        <input type="hidden" name="otherReason" value={choice.otherReason} />
        <fieldset class="ds-fieldset">
          <legend class="ds-label">{t.whichStays}</legend>
          <p data-field="description">{t.whichHint}</p>
          {(['one', 'other'] as const).map((id) => (
            <div class="ds-field">
              <input
                class="ds-input"
                type="radio"
                name="keeps"
                id={`keeps-${id}`}
                value={id}
                checked={choice.keeps === id}
                aria-describedby={faultOf('keeps-one') === undefined ? undefined : 'keeps-fault'}
              />
              <label class="ds-label" for={`keeps-${id}`} data-weight="regular">
                {id === 'one' ? t.firstStays(one.identityCode) : t.secondStays(other.identityCode)}
              </label>
            </div>
          ))}
          {faultOf('keeps-one') !== undefined && (
            <p class="ds-validation-message" id="keeps-fault">
              {faultOf('keeps-one')}
            </p>
          )}
        </fieldset>
        <ReasonField
          id="reason"
          label={t.why}
          hint={t.whyMergeHint}
          typed={choice.reason}
          longest={longestReason}
          fault={faultOf('reason')}
        />
        <button class="ds-button">{t.preview}</button>
      </form>
      <Again visit={visit} />
    </PageFrame>
  );
}

export function Again({ visit }: { visit: SignedVisit<Staff> }) {
  return (
    <p class="ds-paragraph">
      <a class="ds-link" href="/merging">
        {texts(visit.language).again}
      </a>
    </p>
  );
}

function SideBySide({ visit, one, other }: Pick<CompareProps, 'visit' | 'one' | 'other'>) {
  const { language, frame } = visit;
  const t = texts(language);
  const instant = (at: Date | null) => (at ? formatInstant(at, language, frame.timeZone) : t.none);
  const rows: [string, (record: CustomerRecord) => string][] = [
    [t.name, ({ givenNames, familyName }) => `${givenNames} ${familyName}`],
    [t.identityCode, ({ identityCode }) => identityCode],
    [t.address, ({ address }) => address ?? t.none],
    [t.email, ({ email }) => email ?? t.none],
    [t.phone, ({ phone }) => phone ?? t.none],
    [t.createdAt, ({ createdAt }) => instant(createdAt)],
    [t.cases, ({ caseCount }) => String(caseCount)],
    [t.latestCase, ({ latestCaseAt }) => instant(latestCaseAt)],
    [t.protection, ({ isProtected }) => (isProtected ? t.yes : t.no)],
  ];
  return (
    <TableScroll labelledBy="records">
      <table class="ds-table" aria-labelledby="records">
        <thead>
          <tr>
            {[t.fact, t.one, t.other].map((heading) => (
              <th scope="col">{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([fact, of]) => (
            <tr>
              <th scope="row">{fact}</th>
              <td>{of(one)}</td>
              <td>{of(other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
