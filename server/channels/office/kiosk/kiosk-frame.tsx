import type { ComponentChildren } from 'preact';
import type { Text } from '#server/platform/language/language.ts';
import type { Visit } from '#server/platform/http/route.ts';
import { kioskTexts } from './texts.ts';
import { TurnWithoutScripts, TurnWithScripts } from '../tickets/turning.tsx';

type Props = {
  visit: Visit;
  place: { id: string; name: Text };
  title: string;
  /** After so many seconds the kiosk is the next person's; left out: the page stays. `more`: where somebody gets more time. */
  leaves?: { seconds: number; more: string } | undefined;
  /** The screen asks after so many seconds whether it still holds. */
  looksAgain?: number;
  children: ComponentChildren;
};

/** A screen of the kiosk: nothing but one decision. No menu leads away from it. */
export function KioskFrame({ visit: { frame, language, now }, place, title, leaves, looksAgain, children }: Props) {
  const t = kioskTexts(language);
  const seconds = leaves?.seconds ?? looksAgain;
  const turning = seconds !== undefined && { seconds, address: startOf(place.id) };
  return (
    <html lang={language} data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – ${place.name[language]}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={frame.stylesheet} />
        <link rel="stylesheet" href={frame.themeStylesheet} />
        <script type="module" src={frame.script} />
        {turning && <TurnWithoutScripts {...turning} />}
      </head>
      <body class="kiosk-body">
        <header class="kiosk-head">
          <p>
            <strong>{frame.name[language]}</strong>
          </p>
          <p>{place.name[language]}</p>
        </header>
        <main class="kiosk-main">{children}</main>
        {leaves && (
          <footer class="kiosk-foot no-print">
            <p>{t.goesBack(leaves.seconds)}</p>
            <a class="kiosk-choice" href={leaves.more}>
              {t.moreTime}
            </a>
          </footer>
        )}
        {turning && <TurnWithScripts {...turning} />}
        <kiosk-link data-now={now.getTime()} data-cut={`${startOf(place.id)}/cut`} data-worker="/kiosk/worker.js" data-send={sendAddress} />
      </body>
    </html>
  );
}

/** Where the numbers go that were given during a cut. */
export const sendAddress = '/api/kiosk/tickets';

export const startOf = (placeId: string): string => `/kiosk/${placeId}`;
