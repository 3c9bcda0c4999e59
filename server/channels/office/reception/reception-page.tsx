import type { Agency } from '#server/agency/loading.ts';
import { LiveRegion } from '#server/platform/html/live-region.tsx';
import { PageFrame } from '#server/platform/html/page-frame.tsx';
import { FaultSummary } from '#server/platform/html/reason-field.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import { Choice } from '../counter/choice.tsx';
import { EmergencyCalls } from '../emergency/emergency-calls.tsx';
import type { PlaceLine } from '../live-view/place-line.ts';
import { estimateText } from '../live-view/waits.ts';
import type { PlaceChoice } from '../network-names.ts';
import { ArrivalForm } from './arrival-form.tsx';
import { GoneTable, WaitingTable } from './line-tables.tsx';
import type { Given, Gone } from './reading.ts';
import type { Typed } from './routes.ts';
import { texts } from './texts.ts';
import { TicketSlip } from './ticket-slip.tsx';

export type ReceptionProps = {
  visit: SignedVisit<Staff>;
  agency: Agency;
  places: readonly PlaceChoice[];
  /** Undefined: no place has been chosen. */
  line: PlaceLine | undefined;
  gone: readonly Gone[];
  /** The number that was just given. */
  slip: Given | undefined;
  isDone: boolean;
  refused: string | undefined;
  /** What was chosen when the matter was forgotten. */
  typed: Typed | undefined;
  newContactId: string;
};

/** The reception of one place: a number for whoever comes in, those who wait, and those who are gone. */
export function ReceptionPage(props: ReceptionProps) {
  const { visit, line, isDone, refused, typed } = props;
  const { language } = visit;
  const t = texts(language);
  const title = line ? `${t.title}: ${line.place.name[language]}` : t.title;
  const firstGroup = props.agency.groups[0]?.id ?? '';
  return (
    <PageFrame visit={visit} title={title} faultCount={typed ? 1 : 0}>
      {typed && <FaultSummary heading={t.correct} faults={[{ id: `group-${firstGroup}`, text: t.groupFault }]} />}
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {refused !== undefined && (
        <div class="ds-alert no-print" data-color="warning" role="alert">
          <p class="ds-paragraph">{refused}</p>
        </div>
      )}
      {isDone && (
        <div class="ds-alert no-print" data-color="success" role="status">
          <p class="ds-paragraph">{t.done}</p>
        </div>
      )}
      <PlaceForm {...props} />
      {line && <Place {...props} line={line} />}
    </PageFrame>
  );
}

function PlaceForm({ visit, places, line }: ReceptionProps) {
  const t = texts(visit.language);
  return (
    <form method="get" action="/reception" class="matter-form no-print">
      <Choice id="place" label={t.place} chosen={line?.place.id ?? ''} options={places.map(({ id, name }) => [id, name])} />
      <button class="ds-button" data-variant="secondary">
        {t.choosePlace}
      </button>
    </form>
  );
}

function Place(props: ReceptionProps & { line: PlaceLine }) {
  const { visit, agency, line, gone, slip } = props;
  const { language, now, frame } = visit;
  const t = texts(language);
  const { place, day, waiting, atWork } = line;
  return (
    <>
      {slip && <TicketSlip visit={visit} agency={agency} place={place} slip={slip} estimate={line.estimates.get(slip.contactId)} />}
      <div class="reception-parts no-print">
        {day.closedAt ? (
          <div class="ds-alert" data-color="warning">
            <h2 class="ds-heading" data-size="xs">
              {t.closed(formatTime(day.closedAt, language, frame.timeZone))}
            </h2>
            <p class="ds-paragraph">{day.closedReason}</p>
            <p class="ds-paragraph">{t.closedAdvice}</p>
          </div>
        ) : (
          <ArrivalForm {...props} line={line} />
        )}
        <p class="ds-paragraph">
          <a class="ds-link" href={`/reception/${place.id}/appointments`}>
            {t.appointments}
          </a>
        </p>
        <LiveRegion visit={visit} id="reception-live" events={`/reception/${place.id}/events`} pauseSeconds={1}>
          <EmergencyCalls visit={visit} placeId={place.id} calls={line.emergencies} on="reception" />
          <section>
            <h2 class="ds-heading" data-size="md" id="line">
              {waiting.length === 0 ? t.nobody : t.inLine(line.isMore ? `${waiting.length}+` : String(waiting.length))}
            </h2>
            <p class="ds-paragraph">
              {t.asOf(formatTime(now, language, frame.timeZone))} · {t.newcomer}: {estimateText(line.newcomer, language)} ·{' '}
              {t.open(atWork.filter(({ isOnBreak }) => !isOnBreak).length)} ·{' '}
              <a class="ds-link" href={`/reception?place=${place.id}`}>
                {t.refresh}
              </a>
            </p>
            {waiting.length > 0 && <WaitingTable visit={visit} agency={agency} line={line} />}
          </section>
          <section>
            <h2 class="ds-heading" data-size="md" id="gone">
              {t.gone}
            </h2>
            {gone.length === 0 ? (
              <p class="ds-paragraph">{t.nobodyGone}</p>
            ) : (
              <GoneTable visit={visit} agency={agency} placeId={place.id} gone={gone} />
            )}
          </section>
        </LiveRegion>
      </div>
    </>
  );
}
