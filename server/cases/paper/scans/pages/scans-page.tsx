import type { Agency } from '#server/agency/loading.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { keysetOf } from '#server/platform/database/keyset.ts';
import { acceptedTypes } from '#server/platform/files/types/media-types.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import { controlId } from '#server/platform/forms/html/control-id.ts';
import { faultText } from '#server/platform/forms/html/faults.ts';
import { PageFields } from '#server/platform/forms/html/fields.tsx';
import { findField } from '#server/platform/forms/relevance.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { PaperNavigation } from '../../navigation.tsx';
import { paperChannels } from '../../queries.ts';
import { texts as paperTexts } from '../../texts.ts';
import { scansForm } from '../form.ts';
import type { ImportSummary, Scan } from '../queries.ts';
import { texts } from '../texts.ts';
import { WaitingTable } from './waiting-table.tsx';

export type Filled = {
  importId: string;
  answers: Answers;
  typed: ReadonlyMap<string, string>;
  faults: readonly Fault[];
  problems: readonly ('badPointDay' | 'noFile')[];
};

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  mostScans: number;
  filled: Filled;
  /** Undefined for those who do not sort. */
  unsorted: { rows: readonly Scan[]; hasMore: boolean } | undefined;
  imports: readonly ImportSummary[];
  isContinued: boolean;
  isDone: boolean;
};

/** Takes scans in, and lists those that wait to be sorted by hand. */
export function ScansPage(props: Props) {
  const { visit, unsorted, imports, isDone, filled } = props;
  const t = texts(visit.language);
  const title = paperTexts(visit.language).scans;
  return (
    <PageFrame visit={visit} title={title} mainForm="take-in" faultCount={filled.faults.length + filled.problems.length}>
      <Faults {...props} />
      <PaperNavigation visit={visit} />
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {isDone && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t.done}</p>
        </div>
      )}
      {unsorted && <Waiting {...props} unsorted={unsorted} />}
      <TakeInForm {...props} />
      {imports.length > 0 && <Imports visit={visit} imports={imports} />}
    </PageFrame>
  );
}

function Imports({ visit, imports }: Pick<Props, 'visit' | 'imports'>) {
  const t = texts(visit.language);
  return (
    <section aria-labelledby="own">
      <h2 class="ds-heading" data-size="sm" id="own">
        {t.own}
      </h2>
      <ul class="ds-list">
        {imports.map(({ importId, takenInAt, count, unsorted: left }) => (
          <li key={importId}>
            <a class="ds-link" href={`/scans/imports/${importId}`}>
              {formatInstant(takenInAt, visit.language, visit.frame.timeZone)}
            </a>
            : {t.summary(count, left)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Faults({ visit, filled }: Props) {
  const { form } = scansForm(visit.person.role);
  const t = texts(visit.language);
  if (filled.faults.length + filled.problems.length === 0) return null;
  const lines = [
    ...filled.faults.map((fault) => ({
      target: controlId(fault.path, findField(form, fault.path)?.type ?? 'text', paperChannels[0]),
      text: faultText(form, fault, visit.language),
    })),
    ...filled.problems.map((problem) => ({ target: problem === 'noFile' ? 'files' : controlId('receivedOn', 'date'), text: t[problem] })),
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
    <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="faults">
      <h2 class="ds-heading" data-size="xs" id="faults">
        {paperTexts(visit.language).correct}
      </h2>
      <ul class="ds-list">
        {lines.map(({ target, text }) => (
          <li key={text}>
            <a class="ds-link" href={`#${target}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TakeInForm({ visit, agency, filled, mostScans }: Props) {
  const t = texts(visit.language);
  const { form, page } = scansForm(visit.person.role);
  return (
    <section aria-labelledby="take-in-heading">
      <h2 class="ds-heading" data-size="sm" id="take-in-heading">
        {t.takeIn}
      </h2>
      <p class="ds-paragraph">{t.lead}</p>
      <form method="post" action="/scans" encType="multipart/form-data" id="take-in" class="questions" noValidate>
        <CsrfField visit={visit} />
        <input type="hidden" name="importId" value={filled.importId} />
        <PageFields
          form={form}
          page={page}
          answers={filled.answers}
          language={visit.language}
          today={dayOf(visit.now, agency.timeZone)}
          typed={filled.typed}
          faults={filled.faults}
        />
        <div class="ds-field">
          <label class="ds-label" for="files">
            {t.files}
          </label>
          <div data-field="description" id="files-hint">
            {t.filesHint(mostScans)}
          </div>
          <input class="ds-input" type="file" id="files" name="files" multiple accept={acceptedTypes} aria-describedby="files-hint" />
        </div>
        <div class="buttons">
          <button class="ds-button">{t.takeIn}</button>
        </div>
      </form>
    </section>
  );
}

function Waiting({ visit, agency, unsorted, isContinued }: Props & { unsorted: NonNullable<Props['unsorted']> }) {
  const t = texts(visit.language);
  const last = unsorted.rows.at(-1);
  return (
    <div>
      <h2 class="ds-heading" data-size="sm" id="waiting">
        {t.waiting}
      </h2>
      {unsorted.rows.length === 0 ? (
        <p class="ds-paragraph">{t.noneWaiting}</p>
      ) : (
        <WaitingTable visit={visit} agency={agency} rows={unsorted.rows} labelledBy="waiting" />
      )}
      {(isContinued || unsorted.hasMore) && (
        <nav class="buttons" aria-label={t.following}>
          {isContinued && (
            <a class="ds-link" href="/scans">
              {t.fromTheTop}
            </a>
          )}
          {unsorted.hasMore && last && (
            <a class="ds-link" rel="next" href={`/scans?after=${keysetOf(last.takenInAt, last.scanId)}`}>
              {t.following}
            </a>
          )}
        </nav>
      )}
    </div>
  );
}
