import type { VNode } from 'preact';
import type { Agency } from '#server/agency/loading.ts';
import { benefitName, StageTag } from '#server/cases/applications/application-facts.tsx';
import type { Stage } from '#server/cases/applications/case-events.ts';
import { texts as applicationTexts } from '#server/cases/applications/texts.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut } from '#server/platform/html/shortcuts/shortcuts.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { formatShortDay } from '#server/platform/language/format.ts';
import { wordFor } from '../desk/case-words.ts';
import { DeadlineText } from '../desk/deadline.tsx';
import { type QueueCounts, type QueueFilter, queueAddress, shows, writePlace } from './queue.ts';
import type { QueueRow } from './queue-queries.ts';
import { texts } from './texts.ts';

type Props = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  filter: QueueFilter;
  counts: QueueCounts;
  rows: QueueRow[];
  hasMore: boolean;
  isContinued: boolean;
  today: string;
  foundNoNext: boolean;
  /** Decided cases to which something came afterwards. */
  lateCount: number;
  /** What is new for this clerk. */
  news: VNode | undefined;
};

/** The work queue: the next task, the choices with their counts, the cases. */
export function WorkPage(props: Props) {
  const { visit, agency, filter, counts, rows, hasMore, isContinued, today, foundNoNext, lateCount, news } = props;
  const t = texts(visit.language);
  const last = rows.at(-1);
  return (
    <PageFrame visit={visit} title={t.queue}>
      <h1 class="ds-heading" data-size="lg" id="queue-heading">
        {t.queue}
      </h1>
      {foundNoNext && (
        <div class="ds-alert" data-color="info">
          <p class="ds-paragraph">{t.noNext}</p>
        </div>
      )}
      <form method="post" action="/work/next" class="next-task">
        <CsrfField visit={visit} />
        <button class="ds-button" aria-describedby="next-task-hint" {...shortcut(visit, 'nextTask')}>
          {t.nextTask}
        </button>
        <p class="ds-paragraph" id="next-task-hint">
          {t.nextTaskHint}
        </p>
      </form>
      {lateCount > 0 && (
        <p>
          <a class="ds-link" href="/late-information">
            {t.lateInformation(lateCount)}
          </a>
        </p>
      )}
      {news}
      <Choices visit={visit} agency={agency} filter={filter} counts={counts} />
      {rows.length === 0 ? (
        <p class="ds-paragraph">
          {t.emptyQueue}{' '}
          <a class="ds-link" href="/work">
            {t.showAll}
          </a>
        </p>
      ) : (
        <QueueTable visit={visit} agency={agency} rows={rows} today={today} />
      )}
      {(isContinued || hasMore) && (
        <nav class="buttons" aria-label={t.following}>
          {isContinued && (
            <a class="ds-link" href={queueAddress(filter, {})}>
              {t.fromTheTop}
            </a>
          )}
          {hasMore && last && (
            <a class="ds-link" rel="next" href={queueAddress(filter, { after: writePlace(last) })}>
              {t.following}
            </a>
          )}
        </nav>
      )}
    </PageFrame>
  );
}

type Choice = { label: string; count: number; address: string; isChosen: boolean };

function Choices({ visit, agency, filter, counts }: Pick<Props, 'visit' | 'agency' | 'filter' | 'counts'>) {
  const { language } = visit;
  const t = texts(language);
  const sum = (map: ReadonlyMap<string, number>) => [...map.values()].reduce((total, count) => total + count, 0);
  const narrowings = (
    name: 'benefit' | 'stage' | 'caseLanguage',
    map: ReadonlyMap<string, number>,
    labelOf: (value: string) => string,
  ): Choice[] => {
    const values = new Set([...map.keys(), ...(filter[name] === undefined ? [] : [filter[name]])]);
    return [
      { label: t.any, count: sum(map), address: queueAddress(filter, { [name]: undefined }), isChosen: filter[name] === undefined },
      ...[...values].sort().map((value) => ({
        label: labelOf(value),
        count: map.get(value) ?? 0,
        address: queueAddress(filter, { [name]: value }),
        isChosen: filter[name] === value,
      })),
    ];
  };
  const showing = shows.map((show) => ({
    label: t[show],
    count: counts.show[show],
    address: queueAddress(filter, { show }),
    isChosen: filter.show === show,
  }));
  return (
    <nav class="queue-choices" aria-label={t.narrow}>
      <ChoiceList heading={t.show} choices={showing} />
      <ChoiceList heading={t.benefit} choices={narrowings('benefit', counts.benefit, (value) => benefitName(agency, value, language))} />
      <ChoiceList heading={t.stage} choices={narrowings('stage', counts.stage, (value) => applicationTexts(language)[stageOf(value)])} />
      <ChoiceList heading={t.caseLanguage} choices={narrowings('caseLanguage', counts.caseLanguage, (value) => wordFor(value, language))} />
    </nav>
  );
}

function ChoiceList({ heading, choices }: { heading: string; choices: readonly Choice[] }) {
  return (
    <div>
      <h2 class="ds-heading" data-size="2xs">
        {heading}
      </h2>
      <ul class="choice-list">
        {choices.map(({ label, count, address, isChosen }) => (
          <li>
            <a class="ds-link" href={address} aria-current={isChosen ? 'true' : undefined}>
              {label} <span class="choice-count">({count})</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function QueueTable({ visit, agency, rows, today }: Pick<Props, 'visit' | 'agency' | 'rows' | 'today'>) {
  const { language } = visit;
  const t = texts(language);
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-labelledby="queue-heading">
      <table class="ds-table queue-table">
        <thead>
          <tr>
            {[t.reference, t.benefit, t.deadline, t.stage, t.holder, t.caseLanguage, t.received].map((heading) => (
              <th scope="col">{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                <a class="ds-link" href={`/cases/${row.applicationId}`}>
                  {row.reference}
                </a>
              </th>
              <td>{benefitName(agency, row.benefit, language)}</td>
              <td>
                <DeadlineText calendar={agency} dueOn={row.dueOn} today={today} language={language} />
              </td>
              <td>
                <StageTag stage={stageOf(row.stage)} language={language} />
                <Marks row={row} visit={visit} />
              </td>
              <td>{holderText(row, visit)}</td>
              <td>{wordFor(row.language, language)}</td>
              <td>{formatShortDay(row.receivedOn, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What else there is to know of a case before it is opened. */
function Marks({ row, visit }: { row: QueueRow; visit: SignedVisit<Staff> }) {
  const t = texts(visit.language);
  const marks = [
    row.isProposed && { text: t.waitsForApproval, colour: 'info' },
    row.waitsUntil !== null && { text: t.waitsUntil(formatShortDay(row.waitsUntil, visit.language)), colour: 'neutral' },
    row.waitsUntil === null && row.request !== null && { text: t[row.request], colour: row.request === 'arrived' ? 'success' : 'warning' },
    row.hasNewMessage && { text: t.newMessage, colour: 'info' },
  ].filter((mark) => mark !== false);
  return (
    <>
      {marks.map(({ text, colour }) => (
        <>
          <br />
          <span class="ds-tag" data-color={colour}>
            {text}
          </span>
        </>
      ))}
    </>
  );
}

function holderText({ holderId, holderName }: QueueRow, visit: SignedVisit<Staff>): string {
  const t = texts(visit.language);
  if (holderId === null) return t.nobody;
  return holderId === visit.person.id ? t.you : (holderName ?? '');
}

/** The queue holds open cases only. */
function stageOf(value: string): Stage {
  return value === 'pending' ? 'pending' : 'in-process';
}
