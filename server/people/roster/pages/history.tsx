import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant, formatShortDay } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { RosterEvent, RosterEventDetails } from '../events.ts';
import { eventNames, texts } from './texts.ts';

type Props = {
  visit: Visit;
  events: readonly RosterEvent[];
  /** One more than is shown tells that older ones follow. */ most: number;
  address: string;
};

/** Who changed what of a roster, and when: the newest first. */
export function RosterHistory({ visit, events, most, address }: Props) {
  const { language, frame } = visit;
  const t = texts(language);
  const last = events[most - 1];
  return (
    <section class="no-print">
      <h2 class="ds-heading" data-size="md" id="history">
        {t.history}
      </h2>
      {events.length === 0 && <p class="ds-paragraph">{t.neverChanged}</p>}
      <ul class="ds-list">
        {events.slice(0, most).map((event) => (
          <li key={event.id}>
            <strong>{eventNames(language)[event.kind]}</strong>
            {event.name !== null && `: ${event.name}`}
            {inWords(event.details, language)}
            <br />
            {event.by ?? t.house}, {formatInstant(event.at, language, frame.timeZone)}
          </li>
        ))}
      </ul>
      {events.length > most && last && (
        <p class="ds-paragraph">
          <a class="ds-link" href={`${address}?before=${last.id}`}>
            {t.older}
          </a>
        </p>
      )}
    </section>
  );
}

function inWords({ count, from, to, hours = [], broken, reason, name }: RosterEventDetails, language: Language): string {
  const t = texts(language);
  const [first, second, third, fourth] = hours.map((time) => (language === 'en' ? time : time.replace(/^0/, '').replace(':', '.')));
  const times = third !== undefined ? `${first}–${second} → ${third}–${fourth}` : first !== undefined ? `${first}–${second}` : undefined;
  const days =
    from === undefined
      ? undefined
      : [from, ...(to === undefined || to === from ? [] : [to])].map((day) => formatShortDay(day, language)).join(' – ');
  const parts = [
    name,
    days,
    times,
    count === undefined || count === 1 ? undefined : `${count} ${t.pieces}`,
    reason,
    broken === undefined ? undefined : t.left(broken),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : ` · ${parts.join(' · ')}`;
}
