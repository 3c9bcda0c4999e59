import { listPlaces, type Place } from '#server/agency/network/places/queries.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { assumedService, assumedWait } from '../assumed.ts';
import { doorsOf } from '../opening.ts';
import { texts } from '../texts.ts';
import { type Asked, type Found, type Offer, middleOf, type Way } from '../way.ts';

const most = 10;
const atHome = { low: 0, high: 0 };

/** The phone lines of the agency: advice, by language and benefit group. */
export const phone: Way = {
  id: 'phone',
  name: { fi: 'Puhelinpalvelu', sv: 'Telefonservice', en: 'Phone service' },
  find: (asked) => findRemote(asked, 'phone'),
};

/** The remote service by video: advice, also in languages that few speak. */
export const video: Way = {
  id: 'video',
  name: { fi: 'Etäpalvelu', sv: 'Distansservice', en: 'Remote service' },
  find: (asked) => findRemote(asked, 'video'),
};

async function findRemote(asked: Asked, way: 'phone' | 'video'): Promise<Found> {
  const { house, group, errand, spoken, at, language } = asked;
  const t = texts(language);
  if (errand === 'attach' || errand === 'hand-in') return { offers: [], whyNot: t.remoteNoPapers };
  const kind = way === 'phone' ? 'phone-line' : 'video-desk';
  const found = await listPlaces(house.database, { day: dayOf(at, house.agency.timeZone), kinds: [kind], group, language: spoken, most });
  const offers = found.toSorted(ownLanguageFirst(spoken)).flatMap((place) => offerOf(asked, place, way));
  const [best] = offers.toSorted((one, other) => middleOf(one.until) - middleOf(other.until));
  return best ? { offers: [best] } : { offers: [], whyNot: t.noRemote(languageName(spoken, language)) };
}

/** A desk for sign language serves in Finnish too, but is not there for that. */
const ownLanguageFirst = (spoken: string) => (one: Place, other: Place) =>
  Number(other.languages[0] === spoken) - Number(one.languages[0] === spoken);

function offerOf(asked: Asked, place: Place, way: 'phone' | 'video'): Offer[] {
  const { language, errand, group } = asked;
  const t = texts(language);
  const doors = doorsOf(asked, place, atHome);
  if (!doors) return [];
  const wait = assumedWait[way];
  // Each phone line serves one benefit group: whoever does not know theirs is told that any of them helps on.
  const why = [doors.why, t.assumedWait(formatNumber(wait.high, language)), ...(place.phone === null ? [] : [t.callNumber(place.phone)])];
  return [
    {
      name: place.name[language],
      link: { address: `/places/${place.id}`, label: t.toPlace },
      until: { low: doors.until.low + wait.low, high: doors.until.high + wait.high },
      service: assumedService[errand],
      why: group === undefined && place.groups.length > 0 ? [...why, t.anyLine] : why,
    },
  ];
}
