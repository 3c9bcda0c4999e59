import { CsrfField } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { KioskFrame, startOf } from './kiosk-frame.tsx';
import { leavesAfter } from './screens.tsx';
import { hereTexts, kioskTexts } from './texts.ts';

/** What a kiosk says to whoever comes with a number: asks for it, or what became of it. */
export type HereState = 'asks' | 'done' | 'unknown' | 'moved-on';

type Props = { visit: Visit; place: Parameters<typeof KioskFrame>[0]['place']; state: HereState; typed: string; hasMoreTime: boolean };

/** Whoever took a number from afar says here that they have come. */
export function HereScreen({ visit, place, state, typed, hasMoreTime }: Props) {
  const { language } = visit;
  const t = hereTexts(language);
  const title = state === 'done' ? t.done : t.title;
  const address = `${startOf(place.id)}/here`;
  return (
    <KioskFrame visit={visit} place={place} title={title} leaves={leavesAfter(hasMoreTime, `${address}?in=${language}&time=more`)}>
      <h1>{title}</h1>
      {state === 'done' ? (
        <p>{t.wait}</p>
      ) : (
        <form method="post" action={address} class="kiosk-facts">
          <CsrfField visit={visit} />
          <input type="hidden" name="in" value={language} />
          <label for="ticket">{t.number}</label>
          <input
            class="ds-input kiosk-typed"
            id="ticket"
            name="ticket"
            value={typed}
            maxLength={12}
            autocomplete="off"
            aria-invalid={state === 'asks' ? undefined : 'true'}
            aria-describedby={state === 'asks' ? undefined : 'ticket-fault'}
          />
          {state !== 'asks' && (
            <p id="ticket-fault" role="alert">
              {t[state]}
            </p>
          )}
          <button class="kiosk-choice kiosk-take">{t.here}</button>
        </form>
      )}
      <p>
        <a class="kiosk-choice kiosk-quiet" href={startOf(place.id)}>
          {state === 'done' ? kioskTexts(language).done : kioskTexts(language).startAgain}
        </a>
      </p>
    </KioskFrame>
  );
}
