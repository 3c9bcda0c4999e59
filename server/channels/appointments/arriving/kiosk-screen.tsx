import { CsrfField } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { KioskFrame, startOf } from '../../office/kiosk/kiosk-frame.tsx';
import { leavesAfter } from '../../office/kiosk/screens.tsx';
import { kioskTexts } from '../../office/kiosk/texts.ts';
import { arrivingTexts } from './texts.ts';

type Props = {
  visit: Visit;
  place: Parameters<typeof KioskFrame>[0]['place'];
  /** The number to be called by, when they are in line. */
  ticket?: string | undefined;
  /** Why they are not. */
  fault?: string | undefined;
  typed: string;
  hasMoreTime: boolean;
};

export const kioskAddress = (placeId: string): string => `${startOf(placeId)}/appointment`;

/** Whoever has an appointment says at the kiosk that they have come. */
export function AppointmentScreen({ visit, place, ticket, fault, typed, hasMoreTime }: Props) {
  const { language } = visit;
  const t = arrivingTexts(language);
  const title = ticket === undefined ? t.title : t.done;
  const address = kioskAddress(place.id);
  return (
    <KioskFrame visit={visit} place={place} title={title} leaves={leavesAfter(hasMoreTime, `${address}?in=${language}&time=more`)}>
      <h1>{title}</h1>
      {ticket === undefined ? (
        <form method="post" action={address} class="kiosk-facts">
          <CsrfField visit={visit} />
          <input type="hidden" name="in" value={language} />
          <label for="number">{t.number}</label>
          <p id="number-hint">{t.hint}</p>
          <input
            class="ds-input kiosk-typed"
            id="number"
            name="number"
            value={typed}
            maxLength={12}
            inputMode="numeric"
            autocomplete="off"
            aria-invalid={fault === undefined ? undefined : 'true'}
            aria-describedby={fault === undefined ? 'number-hint' : 'number-fault number-hint'}
          />
          {fault !== undefined && (
            <p id="number-fault" role="alert">
              {fault}
            </p>
          )}
          <button class="kiosk-choice kiosk-take">{t.here}</button>
        </form>
      ) : (
        <>
          <p>
            <strong>{t.yourTicket(ticket)}</strong>
          </p>
          <p>{t.wait}</p>
        </>
      )}
      <p>
        <a class="kiosk-choice kiosk-quiet" href={startOf(place.id)}>
          {ticket === undefined ? kioskTexts(language).startAgain : kioskTexts(language).done}
        </a>
      </p>
    </KioskFrame>
  );
}
