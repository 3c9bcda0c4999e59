import { CsrfField } from '#server/platform/html/page-frame.tsx';
import type { Staff } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import { formatTime } from '#server/platform/language/format.ts';
import type { EmergencyCall } from './calls.ts';
import { texts } from './texts.ts';

/** The pages on which calls for help are shown, and answered. */
export type EmergencyPage = 'counter' | 'reception' | 'live-view';

type Props = { visit: SignedVisit<Staff>; placeId: string; calls: readonly EmergencyCall[]; on: EmergencyPage };

/** Calls for help at a place, told by a screen reader at once when one comes. For the live part of a page. */
export function EmergencyCalls({ visit, placeId, calls, on }: Props) {
  return (
    <div role="alert" id="emergency-calls">
      {calls.map((call) => (
        <Call key={call.id} visit={visit} placeId={placeId} call={call} on={on} />
      ))}
    </div>
  );
}

function Call({ visit, placeId, call, on }: Omit<Props, 'calls'> & { call: EmergencyCall }) {
  const { language, person, frame } = visit;
  const { id, counterName, raisedBy, raisedAt, answeredBy } = call;
  const t = texts(language);
  const time = (at: Date) => formatTime(at, language, frame.timeZone);
  const where = counterName === null ? raisedBy.name : t.counter(counterName);
  const isOwn = raisedBy.id === person.id;
  return (
    <div class="ds-alert emergency-call" data-color={answeredBy ? 'info' : 'danger'} id={`emergency-${id}`}>
      <h2 class="ds-heading" data-size="xs">
        {answeredBy ? t.headingComing(where) : t.heading(where)}
      </h2>
      <p class="ds-paragraph">
        {isOwn ? t.own : t.calledBy(raisedBy.name, time(raisedAt))} {answeredBy && t.comes(answeredBy.name, time(answeredBy.at))}
      </p>
      {!answeredBy && (
        <form method="post" action={`/emergencies/${placeId}/${id}/answer`}>
          <CsrfField visit={visit} />
          <input type="hidden" name="on" value={on} />
          <button class="ds-button" data-variant={isOwn ? 'secondary' : 'primary'}>
            {isOwn ? t.takeBack : t.come}
          </button>
        </form>
      )}
    </div>
  );
}

/** The button at a counter. */
export function RaiseEmergency({ visit }: Pick<Props, 'visit'>) {
  return (
    <form method="post" action="/emergencies" class="press">
      <CsrfField visit={visit} />
      <button class="ds-button" data-variant="secondary" data-color="danger">
        {texts(visit.language).raise}
      </button>
    </form>
  );
}
