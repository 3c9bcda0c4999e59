import type { Agency } from '#server/agency/loading.ts';
import { type Ticket, writeTicket } from '#server/line/tickets.ts';
import { CsrfField } from '#server/platform/html/page-frame.tsx';
import { TableScroll } from '#server/platform/html/table-scroll.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import type { AtWork, Held, PlaceLine } from './place-line.ts';
import { channelTexts, stateTexts, texts } from './texts.ts';

type Props = { visit: Visit; agency: Agency; line: PlaceLine; mayOversee: boolean };

export const ticketText = (ticket: Pick<Ticket, 'series' | 'no'> | undefined, language: Language): string =>
  ticket ? writeTicket(ticket) : texts(language).noTicket;

/** Every counter of a place, and whoever works there at none: state since when, who, and what they serve. */
export function CountersTable({ visit, agency, line, mayOversee }: Props) {
  const { language } = visit;
  const t = texts(language);
  const rows = [
    ...line.counters.map(({ id, name }) => ({ name, atWork: line.atWork.find(({ counterId }) => counterId === id) })),
    ...line.atWork
      .filter(({ counterId }) => !line.counters.some(({ id }) => id === counterId))
      .map((atWork) => ({ name: t.noCounter, atWork })),
  ];
  const labels = [t.counter, t.state, ...(mayOversee ? [t.clerk] : []), t.serves, ...(mayOversee ? [t.closeCounter] : [])];
  return (
    <section>
      <h2 class="ds-heading" data-size="md" id="counter-list">
        {t.counters}
      </h2>
      {rows.length === 0 ? (
        <p class="ds-paragraph">{t.noCounters}</p>
      ) : (
        <TableScroll labelledBy="counter-list">
          <table class="ds-table" data-zebra aria-labelledby="counter-list">
            <thead>
              <tr>
                {labels.map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, atWork }) => (
                <tr key={`${name} ${atWork?.clerkId}`} id={atWork && `at-work-${atWork.clerkId}`}>
                  <th scope="row">{name}</th>
                  <td>{atWork ? <State visit={visit} atWork={atWork} /> : t.shut}</td>
                  {mayOversee && <td>{atWork?.name}</td>}
                  <td>{atWork && servesText(atWork, agency, language)}</td>
                  {mayOversee && <td>{atWork && <CloseButton visit={visit} placeId={line.place.id} name={name} atWork={atWork} />}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {mayOversee && line.atWork.length > 0 && <p class="ds-paragraph">{t.closeCounterHint}</p>}
    </section>
  );
}

/** Whom somebody has, each with state and time; who has nobody is free or on a break. */
function State({ visit: { language, frame }, atWork }: { visit: Visit; atWork: AtWork }) {
  const t = texts(language);
  const since = (instant: Date) => t.sinceTime(formatTime(instant, language, frame.timeZone));
  const state = atWork.isOnBreak ? t.onBreak.toLowerCase() : t.free;
  return (
    <>
      {(atWork.isOnBreak || atWork.has.length === 0) && `${state} ${since(atWork.since)}`}
      {atWork.has.map((held) => (
        <div key={`${held.kind} ${held.since.getTime()}`}>
          {heldText(held, language)} {since(held.since)}
        </div>
      ))}
    </>
  );
}

function heldText({ series, no, kind }: Held, language: Language): string {
  const ticket = series !== null && no !== null ? { series, no } : undefined;
  return `${ticketText(ticket, language)} ${stateTexts(language)[kind]}`;
}

type Serves = Pick<AtWork, 'benefitGroups' | 'isQuick' | 'channels' | 'languages'>;

/** What somebody at work serves: matters, channels and languages. */
export function servesText(work: Serves, agency: Agency, language: Language): string {
  const t = texts(language);
  const names = agency.groups.filter(({ id }) => work.benefitGroups.includes(id)).map(({ name }) => name[language]);
  return [
    names.length === agency.groups.length ? t.all : names.join(', '),
    work.isQuick ? t.onlyQuick : '',
    work.channels.map((channel) => channelTexts(language)[channel]).join(', '),
    work.languages.map((tag) => languageName(tag, language)).join(', '),
  ]
    .filter(Boolean)
    .join(' · ');
}

function CloseButton({ visit, placeId, name, atWork }: { visit: Visit; placeId: string; name: string; atWork: AtWork }) {
  const t = texts(visit.language);
  return (
    <form method="post" action={`/live-view/${placeId}/clerks/${atWork.clerkId}/close`}>
      <CsrfField visit={visit} />
      <button class="link-button" aria-label={t.closeCounterOf(`${name}, ${atWork.name}`)}>
        {t.closeCounter}
      </button>
    </form>
  );
}
