import type { PlaceKind, PlaceTask } from '#server/agency/places-file.ts';
import { listPlaces, type Place } from '#server/agency/network/places/queries.ts';
import { listWaits, minutesText } from '#server/channels/office/waits-of-places/waits-of-places.ts';
import type { PlaceWait } from '#server/line/estimates/estimating-places.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { formatNumber } from '#server/platform/language/format.ts';
import { languageName } from '#server/platform/language/language-names.ts';
import { assumedService, assumedWait } from '../assumed.ts';
import { doorsOf } from '../opening.ts';
import { texts } from '../texts.ts';
import { travelOf } from '../travel.ts';
import { type Asked, type Errand, type Found, type Minutes, type Offer, middleOf, type Way } from '../way.ts';

/** So many of the nearest are looked at, and so many shown. */
const mostLooked = 25;
const mostShown = 2;

/** The offices nearest to whoever asks, with the line as it stands. */
export const office: Way = {
  id: 'office',
  name: { fi: 'Toimisto', sv: 'Byrå', en: 'Office' },
  find: async (asked) => {
    const t = texts(asked.language);
    if (!asked.spot) return { offers: [], whyNot: t.sayWhere };
    const places = await listNear(asked, 'office');
    if (places.length === 0) return { offers: [], whyNot: t.noOffice(languageName(asked.spoken, asked.language)) };
    const { house, at, spoken: language, group: benefitGroup } = asked;
    const waits = asked.isNow ? await listWaits(house, places, { at, language, benefitGroup }) : new Map<string, PlaceWait>();
    return bestOf(
      places.flatMap((place) => offerOf(asked, place, waits.get(place.id))),
      t.noOpening,
    );
  },
};

const taskOf: Record<Errand, PlaceTask> = {
  apply: 'GuidanceToOnlineSelfService',
  ask: 'OnsiteGuidance',
  attach: 'DocumentReceived',
  'hand-in': 'DocumentReceived',
  unsure: 'OnsiteGuidance',
};

/** The joint service points nearest to whoever asks that do what they come for. */
export const jointServicePoint: Way = {
  id: 'joint-service-point',
  name: { fi: 'Yhteispalvelupiste', sv: 'Samservicepunkt', en: 'Joint service point' },
  find: async (asked) => {
    const t = texts(asked.language);
    if (!asked.spot) return { offers: [], whyNot: t.sayWhere };
    const places = await listNear(asked, 'joint-service-point');
    const doing = places.filter(({ tasks }) => tasks.includes(taskOf[asked.errand]));
    if (doing.length === 0) return { offers: [], whyNot: t.noJointPoint(languageName(asked.spoken, asked.language)) };
    return bestOf(
      doing.flatMap((place) => offerOf(asked, place, undefined)),
      t.noOpening,
    );
  },
};

function listNear({ house: { database, agency }, at, spot, group, spoken }: Asked, kind: PlaceKind): Promise<Place[]> {
  const day = dayOf(at, agency.timeZone);
  return listPlaces(database, { day, near: spot?.position, kinds: [kind], group, language: spoken, most: mostLooked });
}

function bestOf(offers: readonly Offer[], noOpening: string): Found {
  const best = offers.toSorted((one, other) => middleOf(one.until) - middleOf(other.until)).slice(0, mostShown);
  return best.length > 0 ? { offers: best } : { offers: [], whyNot: noOpening };
}

function offerOf(asked: Asked, place: Place, wait: PlaceWait | undefined): Offer[] {
  const { language, errand } = asked;
  const t = texts(language);
  const travel = travelOf(place.distanceKm ?? 0);
  const doors = doorsOf(asked, place, travel.minutes);
  if (!doors) return [];
  const isJoint = place.kind === 'joint-service-point';
  const line = lineOf(asked, isJoint ? 'joint-service-point' : 'office', doors.waitsForDoors ? undefined : wait);
  const whole = (minutes: number) => formatNumber(Math.max(1, Math.round(minutes / 5) * 5), language);
  const { low, high } = travel.minutes;
  return [
    {
      name: place.name[language],
      link: { address: `/places/${place.id}`, label: t.toPlace },
      until: { low: doors.until.low + line.minutes.low, high: doors.until.high + line.minutes.high },
      service: assumedService[errand],
      why: [
        doors.why,
        t.travel(formatNumber(Math.max(1, Math.round(travel.roadKm)), language), whole(low), whole(high)),
        line.why,
        ...(isJoint ? [t.jointOnly] : []),
      ],
    },
  ];
}

function lineOf(
  { language }: Asked,
  kind: 'office' | 'joint-service-point',
  wait: PlaceWait | undefined,
): { minutes: Minutes; why: string } {
  const t = texts(language);
  if (wait?.minutes) return { minutes: wait.minutes, why: t.lineNow(minutesText(wait.minutes, language)) };
  return { minutes: assumedWait[kind], why: t.assumedWait(formatNumber(assumedWait[kind].high, language)) };
}
