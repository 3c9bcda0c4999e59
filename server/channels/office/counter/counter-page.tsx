import type { Agency } from '#server/agency/loading.ts';
import { LiveRegion } from '#server/platform/html/live-region.tsx';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { shortcut, type ShortcutName } from '#server/platform/html/shortcuts/shortcuts.ts';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { LineEntry } from '#server/line/lines.ts';
import { EmergencyCalls, RaiseEmergency } from '../emergency/emergency-calls.tsx';
import { ticketText } from '../live-view/counters-table.tsx';
import { texts as lineTexts } from '../live-view/texts.ts';
import { estimateText, minutesSince } from '../live-view/waits.ts';
import { groupName } from '../network-names.ts';
import { CurrentContact } from './current-contact.tsx';
import type { Standing } from './standing.ts';
import { didTexts, texts } from './texts.ts';

export type CounterProps = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  standing: Standing;
  refused: string | undefined;
  isNobody: boolean;
};

const mostShown = 15;

/** The counter of one clerk: whom they have, what they may do, and who comes next. */
export function CounterPage({ visit, agency, standing, refused, isNobody }: CounterProps) {
  const { language } = visit;
  const t = texts(language);
  const { work, current, waiting } = standing;
  const title = t.at(work.counterName ?? '–', work.placeName);
  return (
    <PageFrame visit={visit} title={title}>
      <div class="counter-head">
        <h1 class="ds-heading" data-size="md">
          {title}
        </h1>
        <WorkButtons visit={visit} standing={standing} />
      </div>
      {refused !== undefined && (
        <div class="ds-alert" data-color="warning" role="alert">
          <p class="ds-paragraph">{refused}</p>
        </div>
      )}
      {work.isOnBreak && <p class="ds-paragraph">{t.onBreak}</p>}
      {isNobody && (
        <div class="ds-alert" data-color="info" role="status">
          <p class="ds-paragraph">{t.nobodyCame}</p>
        </div>
      )}
      <LiveRegion visit={visit} id="counter-live" events="/counter/events">
        <EmergencyCalls visit={visit} placeId={work.placeId} calls={standing.emergencies} on="counter" />
        <Undo visit={visit} standing={standing} />
        {current ? (
          <CurrentContact visit={visit} agency={agency} standing={standing} current={current} />
        ) : (
          !work.isOnBreak && <Press visit={visit} address="/counter/next" label={t.callNext} keyName="callNext" isMain />
        )}
        <OnHold visit={visit} agency={agency} standing={standing} />
        <section>
          <h2 class="ds-heading" data-size="sm" id="line">
            {waiting.length === 0 ? t.nobodyCame : t.waitingForYou(waiting.length)}
          </h2>
          {waiting.length > 0 && <WaitingTable visit={visit} agency={agency} standing={standing} />}
          <p class="ds-paragraph">
            <a class="ds-link" href="/counter">
              {t.refresh}
            </a>
          </p>
        </section>
      </LiveRegion>
    </PageFrame>
  );
}

type Part = Pick<CounterProps, 'visit' | 'agency' | 'standing'>;

function WorkButtons({ visit, standing: { work, current, onHold } }: Omit<Part, 'agency'>) {
  const t = texts(visit.language);
  return (
    <div class="buttons">
      {work.isOnBreak ? (
        <Press visit={visit} address="/counter/back" label={t.endBreak} />
      ) : (
        !current && <Press visit={visit} address="/counter/break" label={t.takeBreak} />
      )}
      {!current && onHold.length === 0 && <Press visit={visit} address="/counter/close" label={t.close} />}
      <RaiseEmergency visit={visit} />
    </div>
  );
}

type PressProps = { visit: SignedVisit<Staff>; address: string; label: string; keyName?: ShortcutName; isMain?: boolean; name?: string };

/** One button that does one thing. */
export function Press({ visit, address, label, keyName, isMain = false, name }: PressProps) {
  return (
    <form method="post" action={address} class="press">
      <CsrfField visit={visit} />
      <button
        class="ds-button"
        data-variant={isMain ? 'primary' : 'secondary'}
        aria-label={name}
        {...(keyName && shortcut(visit, keyName))}
      >
        {label}
      </button>
    </form>
  );
}

function Undo({ visit, standing: { undoable } }: Omit<Part, 'agency'>) {
  if (!undoable) return null;
  const t = texts(visit.language);
  const { ticketSeries: series, ticketNo: no, did, contactId } = undoable;
  const ticket = ticketText(series !== null && no !== null ? { series, no } : undefined, visit.language);
  const words = didTexts(visit.language);
  // What can be undone is a cause or an outcome, and each has its word.
  const what = Object.hasOwn(words, did) ? words[did as keyof typeof words] : did;
  return (
    <div class="undo-bar" role="status" id={`undo-${contactId}`}>
      <span>{t.undoOf(what, ticket)}</span>
      <Press visit={visit} address={`/counter/contacts/${contactId}/undo`} label={t.undo} keyName="undo" />
    </div>
  );
}

function OnHold({ visit, agency, standing: { onHold, current } }: Part) {
  if (onHold.length === 0) return null;
  const t = texts(visit.language);
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {t.onHold}
      </h2>
      <ul class="ds-list">
        {onHold.map((entry, at) => (
          <li key={entry.id} id={`on-hold-${entry.id}`}>
            {ticketText(entry.ticket, visit.language)}, {groupName(agency, entry.benefitGroup, visit.language)}
            {!current && (
              <div class="buttons">
                <Press
                  visit={visit}
                  address={`/counter/contacts/${entry.id}/resume`}
                  label={t.resume}
                  {...(at === 0 && { keyName: 'hold' })}
                />
                <Press visit={visit} address={`/counter/contacts/${entry.id}/back-in-line`} label={t['back-in-line']} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WaitingTable({ visit, agency, standing }: Part) {
  const { language } = visit;
  const t = texts(language);
  const mayCall = !standing.current && !standing.work.isOnBreak;
  return (
    <TableScroll labelledBy="line">
      <table class="ds-table" data-zebra aria-labelledby="line">
        <thead>
          <tr>
            {[t.number, t.matter, t.language, t.waited, lineTexts(language).expected, ...(mayCall ? [t.call] : [])].map((label) => (
              <th key={label} scope="col" class={label === t.waited ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {standing.waiting.slice(0, mostShown).map((entry) => (
            <tr key={entry.id} id={`waiting-${entry.id}`}>
              <th scope="row" class="one-line">
                {ticketText(entry.ticket, language)}
              </th>
              <td>{matterText(entry, { visit, agency, standing })}</td>
              <td>{languageName(entry.language, language)}</td>
              <td class="number one-line">{minutesSince(entry.sinceAt, visit.now, language)}</td>
              <td class="one-line">{estimateText(standing.estimates.get(entry.id), language)}</td>
              {mayCall && (
                <td>
                  <Press
                    visit={visit}
                    address={`/counter/contacts/${entry.id}/call`}
                    label={t.call}
                    name={t.callOf(ticketText(entry.ticket, language))}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function matterText(entry: LineEntry, { visit: { language }, agency, standing: { work, placeNames } }: Part): string {
  const place = entry.placeId !== null && entry.placeId !== work.placeId ? placeNames.get(entry.placeId) : undefined;
  return [groupName(agency, entry.benefitGroup, language), place, entry.priorityReason].filter(Boolean).join(', ');
}
