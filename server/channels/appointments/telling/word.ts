import type { Agency } from '#server/agency/loading.ts';
import type { Place } from '#server/agency/network/places/queries.ts';
import type { AppointmentChannel } from '#server/agency/policies/appointments.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { formatTime, formatWeekdayAndDay } from '#server/platform/language/format.ts';
import { writeCalendar } from '#server/platform/formats/calendar.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Letter } from '#server/platform/mail/mail.ts';
import { countGsmPlaces, gsmPlaces } from '#server/platform/text-messages/gsm.ts';
import { wordTexts } from './texts.ts';

export type WordKind = 'booked' | 'moved' | 'cancelled' | 'reminder';

/** What a word of an appointment is written from. `page`: the address of the appointment's own page. */
export type WordParts = {
  kind: WordKind;
  language: Language;
  appointmentId: string;
  channel: AppointmentChannel;
  fromAt: Date;
  toAt: Date;
  place: Pick<Place, 'name' | 'street' | 'city'>;
  /** The number by which somebody says at the place that they have come; null: no number, or nowhere to come to. */
  checkInNo: number | null;
  byAgency: boolean;
  /** As the event names it: `place-closed` … */
  reason: string | undefined;
  sequence: number;
  page: string;
};

type Sender = Pick<Agency, 'name' | 'shortName' | 'timeZone'> & { mailFrom: string; publicUrl: string };

/** An e-mail with a file for the calendar; it says when, where, how to change it, and nothing of what it is about. */
export function writeLong(parts: WordParts, sender: Sender, at: Date): Omit<Letter, 'to'> {
  const { kind, language, page, checkInNo } = parts;
  const t = wordTexts(language);
  const isOff = kind === 'cancelled';
  const lines = [
    t.greeting,
    `${subjectOf(parts, sender)}.`,
    ...whyOf(parts),
    ...(isOff ? [] : [whereOf(parts)]),
    ...(isOff || checkInNo === null ? [] : [t.code(String(checkInNo))]),
    `${isOff ? t.seeOrBook : t.change}\n${page}`,
    t.noReply,
    sender.name[language],
  ];
  const calendar = calendarOf(parts, sender, at);
  const contentType = `text/calendar; charset=utf-8; method=${isOff ? 'CANCEL' : 'REQUEST'}`;
  return {
    subject: subjectOf(parts, sender),
    text: `${lines.join('\n\n')}\n`,
    file: { fileName: t.fileName, contentType, content: Buffer.from(calendar) },
  };
}

/** A text message. What does not fit into one message of a phone network is left out: first the sender, then the number. */
export function writeShort(parts: WordParts, sender: Sender): string {
  const { kind, language, page, checkInNo } = parts;
  const t = wordTexts(language);
  const code = kind === 'cancelled' || checkInNo === null ? '' : ` ${t.shortCode(String(checkInNo))}`;
  const subject = subjectOf(parts, sender);
  const signed = `${sender.shortName[language]}: ${subject}.`;
  const tried = [`${signed}${code} ${page}`, `${subject}.${code} ${page}`];
  return tried.find((text) => (countGsmPlaces(text) ?? Infinity) <= gsmPlaces) ?? `${subject}. ${page}`;
}

function subjectOf({ kind, language, fromAt }: WordParts, { timeZone }: Sender): string {
  const t = wordTexts(language);
  const when = t.at(formatWeekdayAndDay(dayOf(fromAt, timeZone), language), formatTime(fromAt, language, timeZone));
  const subjects = { booked: t.bookedSubject, moved: t.movedSubject, cancelled: t.cancelledSubject, reminder: t.reminderSubject };
  return subjects[kind](when);
}

function whyOf({ kind, language, byAgency, reason }: WordParts): string[] {
  const t = wordTexts(language);
  if (kind === 'booked' || kind === 'reminder') return [];
  const what = {
    moved: byAgency ? t.movedByAgency : t.movedByYou,
    cancelled: byAgency ? t.cancelledByAgency : t.cancelledByYou,
  }[kind];
  return reason === 'place-closed' ? [what, t.placeClosed] : [what];
}

function whereOf({ language, channel, place }: WordParts): string {
  const t = wordTexts(language);
  if (channel !== 'office') return t[channel];
  return t.office([place.name[language], ...addressOf(place, language)].join(', '));
}

const addressOf = ({ street, city }: WordParts['place'], language: Language): string[] => [
  ...(street === null ? [] : [street]),
  ...(city === null ? [] : [city[language]]),
];

function calendarOf(parts: WordParts, sender: Sender, at: Date): string {
  const { kind, language, appointmentId, channel, fromAt, toAt, place, sequence, page } = parts;
  const t = wordTexts(language);
  const isCancelled = kind === 'cancelled';
  const event = {
    uid: `${appointmentId}@${new URL(sender.publicUrl).hostname}`,
    sequence,
    changedAt: at,
    fromAt,
    toAt,
    isCancelled,
    summary: t.summary(sender.shortName[language]),
    description: isCancelled ? page : `${whereOf(parts)}\n${t.change} ${page}`,
    location: channel === 'office' ? [place.name[language], ...addressOf(place, language)].join(', ') : undefined,
    url: page,
    organizer: { name: sender.name[language], address: sender.mailFrom.replace(/^.*<|>.*$/g, '') },
  };
  return writeCalendar(event);
}
