import { writeTicket } from '#server/line/tickets.ts';
import { QrImage } from '#server/platform/codes/qr-image.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { formatInstant } from '#server/platform/language/format.ts';
import { KioskFrame, startOf } from './kiosk-frame.tsx';
import type { FollowedTicket } from '../tickets/position.ts';
import { leavesAfter, WaitFacts } from './screens.tsx';
import { kioskTexts } from './texts.ts';

type Props = {
  visit: Visit;
  place: Parameters<typeof KioskFrame>[0]['place'];
  followed: FollowedTicket;
  matterName: string;
  /** Of the number's own page, for a phone. */
  address: string;
  hasMoreTime: boolean;
  more: string;
};

/** The number that was taken: to be read, to be followed by phone, and to be printed on a strip of 80 mm. */
export function TicketScreen({ visit, place, followed, matterName, address, hasMoreTime, more }: Props) {
  const { language, now } = visit;
  const t = kioskTexts(language);
  return (
    <KioskFrame visit={visit} place={place} title={t.yourNumber} leaves={leavesAfter(hasMoreTime, more)}>
      <h1 class="kiosk-number">
        {t.yourNumber} <strong>{writeTicket(followed.ticket)}</strong>
      </h1>
      <WaitFacts language={language} matterName={matterName} isQuick={followed.isQuick} wait={followed.wait} />
      <p>{t.watch}</p>
      <div class="kiosk-code">
        <QrImage text={address} label={t.code} />
        <p>{t.follow}</p>
      </div>
      <p class="kiosk-only-print">{formatInstant(now, language, visit.frame.timeZone)}</p>
      <div class="no-print kiosk-choices">
        <print-button>
          <button class="kiosk-choice kiosk-quiet" type="button" hidden>
            {t.print}
          </button>
        </print-button>
        <a class="kiosk-choice" href={startOf(place.id)}>
          {t.done}
        </a>
      </div>
    </KioskFrame>
  );
}
