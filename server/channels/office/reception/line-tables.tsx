import type { Agency } from '#server/agency/loading.ts';
import type { LineEntry } from '#server/line/lines.ts';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { Press } from '../counter/counter-page.tsx';
import { ticketText } from '../live-view/counters-table.tsx';
import type { PlaceLine } from '../live-view/place-line.ts';
import { priorityName } from '../live-view/place-page.tsx';
import { estimateText, minutesSince } from '../live-view/waits.ts';
import { groupName } from '../network-names.ts';
import type { Gone } from './reading.ts';
import { goneTexts, texts } from './texts.ts';

type Props = { visit: SignedVisit<Staff>; agency: Agency };
const column = (label: string) => (
  <th key={label} scope="col">
    {label}
  </th>
);
const numberColumn = (label: string) => (
  <th key={label} scope="col" class="number">
    {label}
  </th>
);

/** Those who wait, in the order of the line, each with what the reception may do about it. */
export function WaitingTable({ visit, agency, line }: Props & { line: PlaceLine }) {
  const t = texts(visit.language);
  return (
    <>
      <TableScroll labelledBy="line">
        <table class="ds-table" data-zebra aria-labelledby="line">
          <thead>
            <tr>
              {[t.number, t.matter, t.language].map(column)}
              {numberColumn(t.waited)}
              {[t.toWait, t.act].map(column)}
            </tr>
          </thead>
          <tbody>
            {line.waiting.map((entry) => (
              <Waiter key={entry.id} visit={visit} agency={agency} line={line} entry={entry} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {line.isMore && <p class="ds-paragraph">{t.more}</p>}
    </>
  );
}

function Waiter({ visit, agency, line: { place, estimates }, entry }: Props & { line: PlaceLine; entry: LineEntry }) {
  const { language, now, frame } = visit;
  const t = texts(language);
  const ticket = ticketText(entry.ticket, language);
  const { promisedAt, priority, priorityReason } = entry;
  const notes = [
    groupName(agency, entry.benefitGroup, language),
    entry.isQuick && t.quickMark,
    !entry.isPresent && t.onTheWay,
    promisedAt && t.promised(formatTime(promisedAt, language, frame.timeZone)),
    priority > 0 && `${priorityName(priority, language)}: ${priorityReason ?? ''}`,
  ].filter(Boolean);
  const address = `/reception/${place.id}/contacts/${entry.id}`;
  return (
    <tr id={`waiting-${entry.id}`}>
      <th scope="row" class="one-line">
        {ticket}
      </th>
      <td>{notes.join(', ')}</td>
      <td>{languageName(entry.language, language)}</td>
      <td class="number one-line">{minutesSince(entry.sinceAt, now, language)}</td>
      <td class="one-line">{estimateText(estimates.get(entry.id), language)}</td>
      <td>
        <div class="row-acts">
          <a class="ds-link" href={address} aria-label={t.changeOf(ticket)}>
            {t.change}
          </a>
          {!entry.isPresent && <Press visit={visit} address={`${address}/here`} label={t.here} name={t.hereOf(ticket)} />}
          <Press visit={visit} address={`${address}/left`} label={t.left} name={t.leftOf(ticket)} />
        </div>
      </td>
    </tr>
  );
}

/** Those who did not come or went today: whoever is there after all goes back to their place. */
export function GoneTable({ visit, agency, placeId, gone }: Props & { placeId: string; gone: readonly Gone[] }) {
  const { language, frame } = visit;
  const t = texts(language);
  const words = goneTexts(language);
  return (
    <TableScroll labelledBy="gone">
      <table class="ds-table" data-zebra aria-labelledby="gone">
        <thead>
          <tr>{[t.number, t.matter, t.what, t.time, t.act].map(column)}</tr>
        </thead>
        <tbody>
          {gone.map(({ id, series, no, outcome, endedAt, benefitGroup }) => {
            const ticket = ticketText(series !== null && no !== null ? { series, no } : undefined, language);
            return (
              <tr key={id} id={`gone-${id}`}>
                <th scope="row" class="one-line">
                  {ticket}
                </th>
                <td>{groupName(agency, benefitGroup, language)}</td>
                <td>{words[outcome]}</td>
                <td class="one-line">{formatTime(endedAt, language, frame.timeZone)}</td>
                <td>
                  <Press
                    visit={visit}
                    address={`/reception/${placeId}/contacts/${id}/back-in-line`}
                    label={t.backInLine}
                    name={t.backInLineOf(ticket)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}
