import { lengthOf } from '#server/agency/policies/appointments.ts';
import { compareNear } from '#server/channels/appointments/finding/searching.ts';
import { addressOf } from '#server/channels/appointments/finding/wish.ts';
import { whenText } from '#server/channels/appointments/when-text.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { texts } from '../texts.ts';
import { travelOf } from '../travel.ts';
import type { Asked, Found, Way } from '../way.ts';

const minute = 60_000;

/** A time of one's own at an office: the first that is free at the nearest places. */
export const appointment: Way = {
  id: 'appointment',
  name: { fi: 'Ajanvaraus', sv: 'Tidsbokning', en: 'Appointment' },
  find: findAppointment,
};

async function findAppointment({ house, group, errand, spoken, spot, at, language }: Asked): Promise<Found> {
  // What is handed in at a desk needs no time of its own, and how long a time is depends on the matter.
  if (errand === 'attach' || errand === 'hand-in' || !spot || group === undefined) return { offers: [] };
  const t = texts(language);
  const { appointments, timeZone } = house.agency;
  const asked = { matters: [group], channel: 'office', spoken, interpreter: undefined, from: undefined, isBegun: true } as const;
  const wish = { channel: 'office', benefitGroups: [group], language: spoken, interpreted: undefined, share: 'public' } as const;
  const where = spot.name[language];
  // Nobody's name is in what is free; only the system reads who is at work when.
  const found = await asActor({ kind: 'system' }, () => compareNear(house, wish, spot.position, at));
  const offers = found.flatMap(({ place, first }) => {
    const until = (first.getTime() - at.getTime()) / minute;
    const travel = travelOf(place.distanceKm ?? 0).minutes;
    if (until < travel.high) return [];
    const length = lengthOf(appointments, 'office', { groups: [group], isInterpreted: false });
    return [
      {
        name: place.name[language],
        link: { address: addressOf({ ...asked, where, place: place.id }), label: t.toBooking },
        until: { low: until, high: until },
        service: { low: length, high: length },
        why: [t.firstFree(whenText(first, language, timeZone)), t.noLine],
      },
    ];
  });
  const [soonest] = offers.toSorted((one, other) => one.until.low - other.until.low);
  return soonest ? { offers: [soonest] } : { offers: [], whyNot: t.noFreeTime };
}
