import type { ComponentChildren } from 'preact';
import type { Visit } from '../http/route.ts';
import { dictionary } from '../language/language.ts';
import { formatTime } from '../language/format.ts';

const texts = dictionary({
  lost: {
    fi: 'Yhteys katkesi, yritetään uudelleen. Näkyvissä on tilanne kello %s.',
    sv: 'Förbindelsen bröts, nytt försök pågår. Här visas läget klockan %s.',
    en: 'Connection lost, trying again. Shown as of %s.',
  },
  ended: {
    fi: 'Sivu ei enää päivity itsestään. Näkyvissä on tilanne kello %s.',
    sv: 'Sidan uppdateras inte längre automatiskt. Här visas läget klockan %s.',
    en: 'This page no longer updates by itself. Shown as of %s.',
  },
});

type Props = {
  /** Its `address` is that of the page itself: a GET shows the same part with the same `id`. */
  visit: Visit;
  id: string;
  /** Where the page is told that something changed: a route that is `live: 'stream'`. Undefined: nothing will change any more. */
  events: string | undefined;
  /** So many seconds at least between two fetches. */
  pauseSeconds?: number;
  children: ComponentChildren;
};

/**
 * A part of a page that keeps itself up to date, with scripts; without them it is a part like any other. The page's route is
 * `live: 'page'`. Rows and forms inside that are about different people have an `id` each, so that none is turned into another's
 * while somebody has the focus on it. Alerts about what was just done stand outside.
 */
export function LiveRegion({ visit, id, events, pauseSeconds = 0.5, children }: Props) {
  const { language, now, frame, address } = visit;
  const t = texts(language);
  return (
    <live-region
      id={id}
      data-events={events}
      data-page={address}
      data-pause={pauseSeconds}
      data-time={formatTime(now, language, frame.timeZone)}
      data-lost={t.lost}
      data-ended={t.ended}
    >
      {children}
    </live-region>
  );
}
