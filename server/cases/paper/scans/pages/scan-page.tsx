import type { Agency } from '#server/agency/loading.ts';
import { ShownFile } from '#server/cases/attachments/viewing/view-page.tsx';
import { isOpen } from '#server/cases/checklist/files.ts';
import { channelName } from '#server/platform/channels/channel.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { type CodeProblem, codeProblems } from '../../codes/page.tsx';
import { texts as paperTexts } from '../../texts.ts';
import { codeText } from '../code-text.ts';
import type { Scan } from '../queries.ts';
import { texts } from '../texts.ts';

export type ScanProblem = 'not-found' | 'reason-needed';
/** Characters. */
export const longestReason = 1000;

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  scan: Scan;
  typedCode?: string;
  typedReason?: string;
  problem?: CodeProblem | ScanProblem;
};

/** One scan, to be looked at and sorted by hand. */
export function ScanPage(props: Props) {
  const { visit, agency, scan, problem } = props;
  const { language } = visit;
  const t = texts(language);
  return (
    <PageFrame visit={visit} title={`${t.sort} ${scan.fileName}`} mainForm="sort" faultCount={problem ? 1 : 0}>
      <p>
        <a class="ds-link" href="/scans">
          {t.back}
        </a>
      </p>
      <h1 class="ds-heading file-name" data-size="lg">
        {scan.fileName}
      </h1>
      <p class="ds-paragraph">
        {codeText(agency, scan, language)}. {t.came} {formatShortDay(scan.receivedOn, language)}, {channelName(scan.channel, language)}.
      </p>
      <div class="keying">
        <div class="keying-side">
          <SortForm {...props} />
          <p class="ds-paragraph">
            {t.orRegister}{' '}
            <a class="ds-link" href={`/paper/register?scan=${scan.scanId}`}>
              {t.registerFrom}
            </a>
          </p>
          <DiscardForm {...props} />
        </div>
        <section class="keying-paper" aria-label={scan.fileName}>
          {isOpen(scan) ? (
            <ShownFile visit={visit} file={{ ...scan.file, fileName: scan.fileName }} address={`/scans/${scan.scanId}`} />
          ) : (
            <p class="ds-paragraph">{t.shut}</p>
          )}
        </section>
      </div>
    </PageFrame>
  );
}

function SortForm({ visit, scan, typedCode, problem }: Props) {
  const t = texts(visit.language);
  const fault = problem === undefined || problem === 'reason-needed' ? undefined : problem;
  return (
    <form method="post" action={`/scans/${scan.scanId}/sort`} id="sort" class="return-form">
      <CsrfField visit={visit} />
      <h2 class="ds-heading" data-size="sm">
        {t.sort}
      </h2>
      <div class="ds-field">
        <label class="ds-label" for="code">
          {t.sortLabel}
        </label>
        <input
          class="ds-input"
          id="code"
          name="code"
          value={typedCode ?? ''}
          size={20}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={fault ? 'code-fault' : undefined}
          aria-invalid={fault ? 'true' : undefined}
        />
        {fault && (
          <p class="ds-validation-message" id="code-fault">
            {fault === 'not-found' ? t.notFound : codeProblems(visit.language)[fault]}
          </p>
        )}
      </div>
      <button class="ds-button">{t.put}</button>
    </form>
  );
}

function DiscardForm({ visit, scan, typedReason, problem }: Props) {
  const t = texts(visit.language);
  const p = paperTexts(visit.language);
  const isFaulty = problem === 'reason-needed';
  return (
    <details class="ds-details" open={isFaulty}>
      <summary>{t.discard}</summary>
      <div>
        <form method="post" action={`/scans/${scan.scanId}/discard`} class="return-form">
          <CsrfField visit={visit} />
          <p class="ds-paragraph">{t.discardMeans}</p>
          <div class="ds-field">
            <label class="ds-label" for="because">
              {p.reason}
            </label>
            <textarea
              class="ds-input"
              id="because"
              name="because"
              rows={3}
              maxLength={longestReason}
              value={typedReason ?? ''}
              aria-describedby={isFaulty ? 'because-fault' : undefined}
              aria-invalid={isFaulty ? 'true' : undefined}
            />
            {isFaulty && (
              <p class="ds-validation-message" id="because-fault">
                {p.reasonNeeded}
              </p>
            )}
          </div>
          <button class="ds-button" data-color="danger" data-variant="secondary">
            {t.discard}
          </button>
        </form>
      </div>
    </details>
  );
}
