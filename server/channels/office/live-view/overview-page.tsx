import { LiveRegion } from '#server/platform/html/live-region.tsx';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { RegionLine } from '#server/agency/network/places/queries.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { formatNumber, formatTime } from '#server/platform/language/format.ts';
import type { Overview, OverviewLine } from './overview.ts';
import { texts } from './texts.ts';
import { estimateText, minutesSince } from './waits.ts';

type Props = { visit: Visit; overview: Overview; regions: readonly RegionLine[]; region: string | undefined; words: string };

/** The lines of all places, those in need first. */
export function OverviewPage({ visit, overview, regions, region, words }: Props) {
  const { language, now, frame } = visit;
  const t = texts(language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <search>
        <form method="get" action="/live-view" class="place-search">
          <div class="ds-field">
            <label class="ds-label" for="region">
              {t.region}
            </label>
            <select class="ds-input" id="region" name="region">
              <option value="">{t.everywhere}</option>
              {regions.map(({ id, name }) => (
                <option key={id} value={id} selected={id === region}>
                  {name[language]}
                </option>
              ))}
            </select>
          </div>
          <TextField id="words" label={t.words} value={words} size={20} longest={60} fault={undefined} />
          <button class="ds-button">{t.show}</button>
        </form>
      </search>
      <LiveRegion visit={visit} id="lines-live" events="/live-view/events" pauseSeconds={5}>
        <p class="ds-paragraph">
          {t.asOf(formatTime(now, language, frame.timeZone))} ·{' '}
          <a class="ds-link" href={visit.address}>
            {t.refresh}
          </a>
        </p>
        <Busy visit={visit} overview={overview} />
        <Quiet visit={visit} quiet={overview.quiet} />
      </LiveRegion>
    </PageFrame>
  );
}

function Busy({ visit, overview: { busy, total } }: Pick<Props, 'visit' | 'overview'>) {
  const { language } = visit;
  const t = texts(language);
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id="busy">
        {t.busy}
      </h2>
      {busy.length === 0 ? (
        <p class="ds-paragraph">{t.noneBusy}</p>
      ) : (
        <TableScroll labelledBy="busy">
          <table class="ds-table live-lines" data-zebra aria-labelledby="busy">
            <thead>
              <tr>
                {[t.place, t.waiting, t.longest, t.newcomer, t.open, t.onBreak, t.beingServed, t.served, t.left, t.noShow].map((label) => (
                  <th key={label} scope="col" class={label === t.place || label === t.newcomer ? undefined : 'number'}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {busy.map((line) => (
                <tr key={line.placeId} id={`line-${line.placeId}`}>
                  <th scope="row">
                    <a class="ds-link" href={`/live-view/${line.placeId}`}>
                      {line.name[language]}
                    </a>
                    <Tags visit={visit} line={line} />
                  </th>
                  <Numbers visit={visit} line={line} newcomer={newcomerText(line, language)} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t.total}</th>
                <Numbers visit={visit} line={total} newcomer="" />
              </tr>
            </tfoot>
          </table>
        </TableScroll>
      )}
    </section>
  );
}

/** Where nobody waits and somebody serves there is nothing to estimate. */
function newcomerText({ waiting, open, newcomer }: OverviewLine, language: Visit['language']): string {
  if (waiting === 0) return open > 0 ? texts(language).minutes('0') : '';
  return estimateText(newcomer, language);
}

function Tags({ visit: { language }, line }: { visit: Visit; line: OverviewLine }) {
  const t = texts(language);
  return (
    <>
      {line.isClosed && (
        <>
          {' '}
          <span class="ds-tag" data-color="info">
            {t.closedTag}
          </span>
        </>
      )}
      {line.waiting > 0 && line.open === 0 && (
        <>
          {' '}
          <span class="ds-tag" data-color="danger">
            {t.nobodyTag}
          </span>
        </>
      )}
    </>
  );
}

function Numbers({ visit: { language, now }, line, newcomer }: { visit: Visit; line: Overview['total']; newcomer: string }) {
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      <td class="number">{number(line.waiting)}</td>
      <td class="number one-line">{line.longestSince && minutesSince(line.longestSince, now, language)}</td>
      <td class="one-line">{newcomer}</td>
      {([line.open, line.onBreak, line.beingServed, line.served, line.left, line.noShow] as const).map((value, at) => (
        <td key={at} class="number">
          {number(value)}
        </td>
      ))}
    </>
  );
}

/** The rest, folded: their names, and what was done there today. */
function Quiet({ visit: { language }, quiet }: { visit: Visit; quiet: readonly OverviewLine[] }) {
  const t = texts(language);
  if (quiet.length === 0) return null;
  return (
    <details class="ds-details">
      <summary>{t.quiet(formatNumber(quiet.length, language))}</summary>
      <ul class="region-list">
        {quiet.map(({ placeId, name, served }) => (
          <li key={placeId}>
            <a class="ds-link" href={`/live-view/${placeId}`}>
              {name[language]}
            </a>
            {served > 0 && ` (${t.served.toLowerCase()}: ${formatNumber(served, language)})`}
          </li>
        ))}
      </ul>
    </details>
  );
}
