import type { House } from '#server/house.ts';
import { getPlace } from '#server/agency/network/places/queries.ts';
import { addressLine } from '#server/agency/network/places/places-page.tsx';
import { dayOf } from '#server/platform/clock/clock.ts';
import { writeCalendar } from '#server/platform/formats/calendar.ts';
import type { Reply, Visit } from '#server/platform/http/route.ts';
import type { Appointment } from '../booking/appointment.ts';
import { ownTexts } from './texts.ts';

/** An appointment for somebody's own calendar. Saved again after a change, it takes the place of the one before. */
export async function calendarOf(
  { database, agency, settings }: House,
  visit: Visit,
  key: string,
  appointment: Appointment,
): Promise<Reply> {
  const { language, now } = visit;
  const t = ownTexts(language);
  const { id, channel, placeId, fromAt, toAt, state, bookedAt } = appointment;
  const [place, changes] = await Promise.all([
    getPlace(database, placeId, dayOf(fromAt, agency.timeZone)),
    database
      .selectFrom('appointment_event')
      .select((of) => [of.fn.max('event_no').as('count'), of.fn.max('at').as('at')])
      .where('appointment_id', '=', id)
      .executeTakeFirst(),
  ]);
  const page = new URL(`/appointments/of/${key}`, settings.publicUrl);
  const event = {
    uid: `${id}@${page.hostname}`,
    sequence: changes?.count ?? 0,
    changedAt: changes?.at ?? bookedAt ?? now,
    fromAt,
    toAt,
    isCancelled: state === 'cancelled',
    summary: t.summary(agency.shortName[language]),
    location: channel === 'office' ? [place.name[language], addressLine(place, language)].filter(Boolean).join(', ') : undefined,
    description: t[channel],
    url: page.href,
  };
  return {
    kind: 'text',
    contentType: 'text/calendar; charset=utf-8',
    text: writeCalendar(event),
    fileName: 'aika.ics',
  };
}
