import type { Agency } from '#server/agency/loading.ts';
import { benefitName } from '#server/cases/applications/application-facts.tsx';
import { channelName } from '#server/platform/channels/channel.ts';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { listTexts } from './keying/texts.ts';
import type { PaperPlace, PaperRow } from './list-queries.ts';
import { PaperNavigation } from './navigation.tsx';
import { displayPaperCode } from './queries.ts';
import { countingDay } from './received-day.ts';
import { languageNameInList } from '#server/platform/language/language-names.ts';
import { texts } from './texts.ts';

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  benefit: string | undefined;
  counts: ReadonlyMap<string, number>;
  rows: readonly PaperRow[];
  hasMore: boolean;
  isContinued: boolean;
};

/** The address of the list, narrowed to a benefit and from a place on. */
function listAddress(benefit: string | undefined, after?: PaperPlace): string {
  const query = new URLSearchParams();
  if (benefit !== undefined) query.set('benefit', benefit);
  if (after) query.set('after', `${after.receivedOn}_${after.applicationId}`);
  const text = query.toString();
  return text === '' ? '/paper' : `/paper?${text}`;
}

/** Paper and spoken applications that wait to be keyed, the oldest first. */
export function PaperListPage(props: Props) {
  const { visit, benefit, rows, hasMore, isContinued } = props;
  const t = listTexts(visit.language);
  const last = rows.at(-1);
  return (
    <PageFrame visit={visit} title={t.title}>
      <PaperNavigation visit={visit} />
      <h1 class="ds-heading" data-size="lg" id="list-heading">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <Choices {...props} />
      {rows.length === 0 ? <p class="ds-paragraph">{t.empty}</p> : <Rows {...props} />}
      {(isContinued || hasMore) && (
        <nav class="buttons" aria-label={t.following}>
          {isContinued && (
            <a class="ds-link" href={listAddress(benefit)}>
              {t.fromTheTop}
            </a>
          )}
          {hasMore && last && (
            <a class="ds-link" rel="next" href={listAddress(benefit, last)}>
              {t.following}
            </a>
          )}
        </nav>
      )}
    </PageFrame>
  );
}

function Choices({ visit, agency, benefit, counts }: Props) {
  const t = listTexts(visit.language);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const benefits = [...new Set([...counts.keys(), ...(benefit === undefined ? [] : [benefit])])];
  const choices = [
    { address: listAddress(undefined), label: t.all, count: all, isChosen: benefit === undefined },
    ...benefits.map((id) => ({
      address: listAddress(id),
      label: benefitName(agency, id, visit.language),
      count: counts.get(id) ?? 0,
      isChosen: id === benefit,
    })),
  ];
  return (
    <nav aria-label={t.narrow}>
      <ul class="choice-list">
        {choices.map(({ address, label, count, isChosen }) => (
          <li key={address}>
            <a class="ds-link" href={address} aria-current={isChosen ? 'true' : undefined}>
              {label} <span class="choice-count">({count})</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Rows({ visit, agency, rows }: Props) {
  const { language } = visit;
  const t = texts(language);
  const l = listTexts(language);
  return (
    <TableScroll labelledBy="list-heading">
      <table class="ds-table queue-table">
        <thead>
          <tr>
            {[t.code, t.benefit, t.counts, t.channel, t.language, l.state].map((heading) => (
              <th scope="col" key={heading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.applicationId}>
              <th scope="row">
                <a class="ds-link" href={`/paper/${row.applicationId}`}>
                  {displayPaperCode(row.code)}
                </a>
              </th>
              <td>{benefitName(agency, row.benefit, language)}</td>
              <td>{formatShortDay(countingDay(agency, row), language)}</td>
              <td>{channelName(row.channel, language)}</td>
              <td>{languageNameInList(row.language, language)}</td>
              <td>{row.isBegun ? l.begun : l.untouched}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
