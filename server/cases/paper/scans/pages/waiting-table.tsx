import type { Agency } from '#server/agency/loading.ts';
import { channelName } from '#server/platform/channels/channel.ts';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { codeText, isOfForm } from '../code-text.ts';
import type { Scan } from '../queries.ts';
import { texts } from '../texts.ts';

type Props = { visit: Visit; agency: Agency; rows: readonly Scan[]; labelledBy: string };

/** Scans that wait: what was found on each, and the way to put it where it belongs. */
export function WaitingTable({ visit, agency, rows, labelledBy }: Props) {
  const { language } = visit;
  const t = texts(language);
  return (
    <TableScroll labelledBy={labelledBy}>
      <table class="ds-table">
        <thead>
          <tr>
            {[t.file, t.found, t.pages, t.came].map((heading) => (
              <th scope="col" key={heading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((scan) => (
            <tr key={scan.scanId}>
              <th scope="row">
                <a class="ds-link file-name" href={`/scans/${scan.scanId}`}>
                  {scan.fileName}
                </a>
              </th>
              <td>
                {codeText(agency, scan, language)}
                {isOfForm(agency, scan) && (
                  <>
                    {' '}
                    <a class="ds-link" href={`/paper/register?scan=${scan.scanId}`}>
                      {t.registerFrom}
                      <span class="ds-sr-only">: {scan.fileName}</span>
                    </a>
                  </>
                )}
              </td>
              <td class="number">{scan.pageCount}</td>
              <td>
                {formatShortDay(scan.receivedOn, language)}, {channelName(scan.channel, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
