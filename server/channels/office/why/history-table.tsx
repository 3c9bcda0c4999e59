import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import { formatInstant, formatTime } from '#server/platform/language/format.ts';
import { startOfDay } from '#server/platform/clock/wall-time.ts';
import { didTexts } from '../counter/texts.ts';
import { stateName } from '../texts.ts';
import type { PastPeriod } from './history.ts';
import { causeTexts, outcomeTexts, texts } from './texts.ts';
import type { WhyProps } from './why-page.tsx';

type Props = Pick<WhyProps, 'visit' | 'contactId' | 'history' | 'placeNames'>;

/** Every state that a contact was in, from its arrival on, and how it ended. What was taken back stays and says so. */
export function HistoryTable({ visit, contactId, history, placeNames }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  const { outcome, endedAt, endedBy } = history;
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id="history">
        {t.history}
      </h2>
      <TableScroll labelledBy="history">
        <table class="ds-table" data-zebra aria-labelledby="history">
          <thead>
            <tr>
              {[t.state, t.from, t.to, t.place, t.counter, t.by].map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {history.periods.map((period) => (
              <PeriodLine key={period.no} visit={visit} contactId={contactId} period={period} placeNames={placeNames} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p class="ds-paragraph">
        {outcome && endedAt
          ? `${t.ended}: ${outcomeTexts(language)[outcome]}, ${[formatInstant(endedAt, language, frame.timeZone), endedBy].filter(Boolean).join(', ')}`
          : t.goesOn}
      </p>
    </section>
  );
}

type LineProps = Pick<Props, 'visit' | 'contactId' | 'placeNames'> & { period: PastPeriod };

/** The state that these begin says already what was done. */
const sayThemselves: ReadonlySet<string> = new Set(['call', 'serve', 'hold', 'wrap-up']);

function PeriodLine({ visit: { language, frame, now }, contactId, period, placeNames }: LineProps) {
  const t = texts(language);
  const causes = { ...didTexts(language), ...causeTexts(language) };
  // The causes of periods are known (period_cause_is_known), and each has its word.
  const cause = causes[period.cause as keyof typeof causes];
  const isToday = period.fromAt >= startOfDay(now, frame.timeZone);
  const at = (instant: Date) => (isToday ? formatTime : formatInstant)(instant, language, frame.timeZone);
  const state = stateName(language)[period.kind];
  const said = sayThemselves.has(period.cause) ? state : `${state}: ${cause}`;
  return (
    <tr>
      <th scope="row">
        {period.isUndone ? <s>{said}</s> : said}
        {period.isUndone && ` (${t.undone})`}
        {period.cause === 'call' && (
          <>
            {' '}
            <a class="ds-link" href={`/contacts/${contactId}/why?call=${period.no}`} aria-label={t.whyCallAt(at(period.fromAt))}>
              {t.why}
            </a>
          </>
        )}
      </th>
      <td class="one-line">{at(period.fromAt)}</td>
      <td class="one-line">{period.toAt ? at(period.toAt) : '–'}</td>
      <td>{period.placeId === null ? t.anyPlace : (placeNames.get(period.placeId) ?? period.placeId)}</td>
      <td>{period.counterName ?? '–'}</td>
      <td>{period.clerkName ?? '–'}</td>
    </tr>
  );
}
