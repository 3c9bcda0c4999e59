import type { Agency } from '#server/agency/loading.ts';
import { LiveRegion } from '#server/platform/html/live-region.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary, ReasonField } from '#server/platform/html/reason-field.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { TextField } from '#server/platform/html/text-field.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit, Visit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { LineEntry } from '#server/line/lines.ts';
import { EmergencyCalls } from '../emergency/emergency-calls.tsx';
import { groupName } from '../network-names.ts';
import { CountersTable, ticketText } from './counters-table.tsx';
import type { PlaceLine } from './place-line.ts';
import { channelTexts, texts } from './texts.ts';
import { estimateText, groundText, minutesSince } from './waits.ts';

export type Typed = { reason?: string; counters?: string; faults: { id: string; text: string }[] };
type Props = { visit: SignedVisit<Staff>; agency: Agency; line: PlaceLine; mayOversee: boolean; isDone: boolean; typed: Typed };

/** The line of one place, its counters, and what holds today. */
export function PlacePage({ visit, agency, line, mayOversee, isDone, typed }: Props) {
  const { language, now, frame } = visit;
  const t = texts(language);
  const { place, newcomer } = line;
  const title = `${t.title}: ${place.name[language]}`;
  return (
    <PageFrame visit={visit} title={title} faultCount={typed.faults.length}>
      {typed.faults.length > 0 && <FaultSummary heading={t.correct} faults={typed.faults} />}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {isDone && (
        <div class="ds-alert" data-color="success" role="status">
          <p class="ds-paragraph">{t.done}</p>
        </div>
      )}
      <ul class="figure-choices">
        <li>
          <a class="ds-link" href="/live-view">
            {t.toAll}
          </a>
        </li>
        {mayOversee && (
          <li>
            <a class="ds-link" href={`/live-view/${place.id}/rules`}>
              {t.toRules}
            </a>
          </li>
        )}
        {mayOversee && (
          <li>
            <a class="ds-link" href={`/planner/${place.id}`}>
              {t.toPlanner}
            </a>
          </li>
        )}
        {mayOversee && (
          <li>
            <a class="ds-link" href={`/appointments/closed/${place.id}`}>
              {t.toUnkept}
            </a>
          </li>
        )}
      </ul>
      <LiveRegion visit={visit} id="line-live" events={`/live-view/${place.id}/events`} pauseSeconds={1}>
        <EmergencyCalls visit={visit} placeId={place.id} calls={line.emergencies} on="live-view" />
        <p class="ds-paragraph">
          {t.asOf(formatTime(now, language, frame.timeZone))} · {t.newcomer}: {estimateText(newcomer, language)} ·{' '}
          <a class="ds-link" href={`/live-view/${place.id}`}>
            {t.refresh}
          </a>
        </p>
        <p class="ds-paragraph" data-size="sm">
          {groundText(line.ground, language)}
        </p>
        <Waiting visit={visit} agency={agency} line={line} mayOversee={mayOversee} />
        <CountersTable visit={visit} agency={agency} line={line} mayOversee={mayOversee} />
      </LiveRegion>
      {mayOversee && <Today visit={visit} line={line} typed={typed} />}
    </PageFrame>
  );
}

function Waiting({ visit, agency, line, mayOversee }: Pick<Props, 'visit' | 'agency' | 'line' | 'mayOversee'>) {
  const t = texts(visit.language);
  const labels = [t.ticket, t.matter, t.language, t.since, t.expected, t.priority, ...(mayOversee ? [t.change] : [])];
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id="line">
        {t.line}
      </h2>
      {line.waiting.length === 0 ? (
        <p class="ds-paragraph">{t.nobody}</p>
      ) : (
        <TableScroll labelledBy="line">
          <table class="ds-table" data-zebra aria-labelledby="line">
            <thead>
              <tr>
                {labels.map((label) => (
                  <th key={label} scope="col" class={label === t.since ? 'number' : undefined}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {line.waiting.map((entry) => (
                <Waiter key={entry.id} visit={visit} agency={agency} line={line} entry={entry} mayOversee={mayOversee} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {line.isMore && <p class="ds-paragraph">{t.more}</p>}
    </section>
  );
}

type WaiterProps = Pick<Props, 'visit' | 'agency' | 'line' | 'mayOversee'> & { entry: LineEntry };

function Waiter({ visit: { language, now, frame }, agency, line, entry, mayOversee }: WaiterProps) {
  const t = texts(language);
  const notes = [
    entry.channel === 'office' ? '' : channelTexts(language)[entry.channel],
    entry.isQuick ? t.quick : '',
    entry.promisedAt ? t.promised(formatTime(entry.promisedAt, language, frame.timeZone)) : '',
  ].filter(Boolean);
  const ticket = ticketText(entry.ticket, language);
  return (
    <tr id={`waiting-${entry.id}`}>
      <th scope="row" class="one-line">
        {ticket}
      </th>
      <td>{[groupName(agency, entry.benefitGroup, language), ...notes].join(', ')}</td>
      <td>{languageName(entry.language, language)}</td>
      <td class="number one-line">{minutesSince(entry.sinceAt, now, language)}</td>
      <td class="one-line">{estimateText(line.estimates.get(entry.id), language)}</td>
      <td>{entry.priority > 0 && `${priorityName(entry.priority, language)}: ${entry.priorityReason ?? ''}`}</td>
      {mayOversee && (
        <td>
          <a class="ds-link" href={`/live-view/${line.place.id}/contacts/${entry.id}`} aria-label={t.changeOf(ticket)}>
            {t.change}
          </a>
        </td>
      )}
    </tr>
  );
}

export function priorityName(priority: number, language: Visit['language']): string {
  const t = texts(language);
  return [t.inTurn, t.first, t.urgent][priority] ?? '';
}

/** Closing the line for the day, and with how many counters the estimate reckons. */
function Today({ visit, line: { place, day }, typed }: Pick<Props, 'visit' | 'line' | 'typed'>) {
  const { language, frame } = visit;
  const t = texts(language);
  const faultOf = (id: string) => typed.faults.find((fault) => fault.id === id)?.text;
  return (
    <section aria-labelledby="today" class="line-today">
      <h2 class="ds-heading" data-size="md" id="today">
        {t.today}
      </h2>
      {day.closedAt ? (
        <form method="post" action={`/live-view/${place.id}/open`}>
          <CsrfField visit={visit} />
          <div class="ds-alert" data-color="info">
            <p class="ds-paragraph">{t.isClosed(formatTime(day.closedAt, language, frame.timeZone), day.closedBy ?? '')}</p>
            <p class="ds-paragraph">
              {t.reason}: {day.closedReason}
            </p>
          </div>
          <button class="ds-button" data-variant="secondary">
            {t.openLine}
          </button>
        </form>
      ) : (
        <form method="post" action={`/live-view/${place.id}/close`}>
          <CsrfField visit={visit} />
          <ReasonField
            id="reason"
            label={t.reason}
            hint={t.closeReasonHint}
            typed={typed.reason ?? ''}
            longest={300}
            fault={faultOf('reason')}
          />
          <button class="ds-button" data-variant="secondary">
            {t.closeLine}
          </button>
        </form>
      )}
      <form method="post" action={`/live-view/${place.id}/counters`}>
        <CsrfField visit={visit} />
        <TextField
          id="counters"
          label={t.virtual}
          hint={t.virtualHint}
          value={typed.counters ?? String(day.virtualCounters ?? '')}
          size={5}
          longest={5}
          fault={faultOf('counters')}
        />
        <button class="ds-button" data-variant="secondary">
          {t.save}
        </button>
      </form>
    </section>
  );
}
