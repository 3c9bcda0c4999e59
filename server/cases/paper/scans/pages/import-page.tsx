import type { Agency } from '#server/agency/loading.ts';
import type { FileFault } from '#server/platform/files/file-store.ts';
import { fileFaultTexts } from '#server/platform/files/texts.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { PaperNavigation } from '../../navigation.tsx';
import { codeText, isOfForm } from '../code-text.ts';
import type { Scan } from '../queries.ts';
import { texts } from '../texts.ts';

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  scans: readonly Scan[];
  /** Files that were not taken in. */
  refused: readonly { fileName: string; fault: FileFault }[];
};

/** What has become of the files that were added together: how many have been read, and where each went. */
export function ImportPage(props: Props) {
  const { visit, scans, refused } = props;
  const t = texts(visit.language);
  const unread = scans.filter(({ isRead, state }) => !isRead && state === 'unsorted').length;
  return (
    <PageFrame visit={visit} title={t.importTitle} faultCount={refused.length}>
      {refused.length > 0 && <Refused {...props} />}
      <PaperNavigation visit={visit} />
      <h1 class="ds-heading" data-size="lg" id="import">
        {t.importTitle}
      </h1>
      <p class="ds-paragraph lead">
        {t.progress(scans.length - unread, scans.length)}{' '}
        {unread > 0 && (
          <a class="ds-link" href={visit.address}>
            {t.refresh}
          </a>
        )}
      </p>
      {scans.length > 0 && <Outcomes {...props} />}
      <p>
        <a class="ds-link" href="/scans">
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}

function Refused({ visit, refused }: Props) {
  const t = texts(visit.language);
  return (
    <div class="ds-error-summary" tabIndex={-1} role="alert">
      <h2 class="ds-heading" data-size="xs">
        {t.refusedSome}
      </h2>
      <ul class="ds-list">
        {refused.map(({ fileName, fault }, index) => (
          <li key={index}>
            {fileName}: {fileFaultTexts(visit.language)[fault]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Outcomes({ visit, agency, scans }: Props) {
  const t = texts(visit.language);
  return (
    <TableScroll labelledBy="import">
      <table class="ds-table">
        <thead>
          <tr>
            <th scope="col">{t.file}</th>
            <th scope="col">{t.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {scans.map((scan) => (
            <tr key={scan.scanId}>
              <th scope="row" class="file-name">
                {scan.fileName}
              </th>
              <td>{outcomeText(agency, scan, visit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function outcomeText(agency: Agency, scan: Scan, { language }: SignedVisit<Staff>): string {
  const t = texts(language);
  if (scan.state === 'sorted') return t.inPlace;
  if (scan.state === 'discarded') return t.discarded;
  if (!scan.isRead) return t.unread;
  return isOfForm(agency, scan) ? `${t.toRegister}: ${codeText(agency, scan, language)}` : t.byHand;
}
