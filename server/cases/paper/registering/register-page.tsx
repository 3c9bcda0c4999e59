import type { Agency } from '#server/agency/loading.ts';
import { formatByteCount } from '#server/cases/checklist/tags.tsx';
import { dayOf } from '#server/platform/clock/clock.ts';
import type { FileFault } from '#server/platform/files/file-store.ts';
import { fileFaultTexts } from '#server/platform/files/texts.ts';
import { acceptedTypes } from '#server/platform/files/types/media-types.ts';
import type { Answers } from '#server/platform/forms/definition.ts';
import type { Fault } from '#server/platform/forms/fault.ts';
import { controlId } from '#server/platform/forms/html/control-id.ts';
import { faultText } from '#server/platform/forms/html/faults.ts';
import { PageFields } from '#server/platform/forms/html/fields.tsx';
import { findField } from '#server/platform/forms/relevance.ts';
import { choicesOf } from '#server/platform/forms/schema.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { PaperNavigation } from '../navigation.tsx';
import type { Scan } from '../scans/queries.ts';
import { texts as paperTexts } from '../texts.ts';
import { registrationForm } from './form.ts';
import type { Problem } from './registering.ts';
import { problemTexts, texts } from './texts.ts';

export type Filled = {
  paperId: string;
  answers: Answers;
  typed: ReadonlyMap<string, string>;
  faults: readonly Fault[];
  problems: readonly Problem[];
  refused: readonly { fileName: string; fault: FileFault }[];
  /** Files that are there already. */
  scans: readonly Scan[];
};

type Props = { visit: SignedVisit<Staff>; agency: Agency; filled: Filled };

/** Registers an application that has arrived on paper or by word of mouth. */
export function RegisterPage(props: Props) {
  const { visit, agency, filled } = props;
  const { language } = visit;
  const t = texts(language);
  const title = paperTexts(language).register;
  const { form, page } = registrationForm(agency, visit.person.role);
  return (
    <PageFrame
      visit={visit}
      title={title}
      mainForm="registration"
      faultCount={filled.faults.length + filled.problems.length + filled.refused.length}
    >
      <Faults {...props} />
      <PaperNavigation visit={visit} />
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <form method="post" action="/paper/register" encType="multipart/form-data" id="registration" class="questions" noValidate>
        <CsrfField visit={visit} />
        <input type="hidden" name="paperId" value={filled.paperId} />
        {filled.scans.map(({ scanId }) => (
          <input type="hidden" name="scan" value={scanId} />
        ))}
        <PageFields
          form={form}
          page={page}
          answers={filled.answers}
          language={language}
          today={dayOf(visit.now, agency.timeZone)}
          typed={filled.typed}
          faults={filled.faults}
        />
        <Files {...props} />
        <div class="buttons">
          <button class="ds-button">{t.save}</button>
        </div>
      </form>
    </PageFrame>
  );
}

function Files({ visit, filled }: Props) {
  const t = texts(visit.language);
  return (
    <div class="ds-field">
      <label class="ds-label" for="files">
        {t.files}
      </label>
      <div data-field="description" id="files-hint">
        {t.filesHint}
      </div>
      {filled.scans.length > 0 && (
        <ul class="file-list" aria-label={t.kept}>
          {filled.scans.map(({ scanId, fileName, file }) => (
            <li key={scanId}>
              <span class="file-name">{fileName}</span>
              <span class="file-facts">
                {t.kept}, {formatByteCount(file.byteCount, visit.language)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <input
        class="ds-input"
        type="file"
        id="files"
        name="files"
        multiple
        accept={acceptedTypes}
        aria-describedby="files-hint"
        aria-invalid={filled.refused.length > 0 ? 'true' : undefined}
      />
    </div>
  );
}

function Faults({ visit, agency, filled }: Props) {
  const { language } = visit;
  const { form } = registrationForm(agency, visit.person.role);
  const { faults, problems, refused } = filled;
  if (faults.length + problems.length + refused.length === 0) return null;
  const targetOf = (path: string) => {
    const field = findField(form, path);
    const choice = field && field.type !== 'group' ? choicesOf(form, field)[0] : undefined;
    return controlId(path, field?.type ?? 'text', choice?.value);
  };
  const lines = [
    ...faults.map((fault) => ({ target: targetOf(fault.path), text: faultText(form, fault, language) })),
    ...problems.map(({ field, code }) => ({ target: targetOf(field), text: problemTexts(language)[code] })),
    ...refused.map(({ fileName, fault }) => ({ target: 'files', text: `${fileName}: ${fileFaultTexts(language)[fault]}` })),
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just posted the page and is to hear first what is wrong
    <section class="ds-error-summary" tabIndex={-1} autofocus aria-labelledby="faults">
      <h2 class="ds-heading" data-size="xs" id="faults">
        {paperTexts(language).correct}
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
