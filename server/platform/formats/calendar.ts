/** One event of a calendar, as RFC 5545 writes it. Texts may hold anything. */
export type CalendarEvent = {
  /** The same for as long as the event is the same one, whatever is changed of it. */
  uid: string;
  /** Higher with every change, so that a calendar knows which of two is the newer (RFC 5545, 3.8.7.4). */
  sequence: number;
  /** When it was last changed. */
  changedAt: Date;
  fromAt: Date;
  toAt: Date;
  isCancelled: boolean;
  summary: string;
  location: string | undefined;
  description: string;
  /** Where the event has its page. */
  url: string | undefined;
  /** Who invites, when it is sent as an invitation: a calendar then takes it in, or out again, by itself (RFC 5546). */
  organizer?: { name: string; address: string };
};

/**
 * A calendar file of one event. Times are instants of UTC: no table of a time zone has to be right for them, and every calendar shows them
 * by the clock of whoever looks (RFC 5545, 3.3.5, form 2).
 */
export function writeCalendar(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Luukku//Luukku//FI',
    'CALSCALE:GREGORIAN',
    `METHOD:${methodOf(event)}`,
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${instant(event.changedAt)}`,
    `DTSTART:${instant(event.fromAt)}`,
    `DTEND:${instant(event.toAt)}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.location === undefined ? [] : [`LOCATION:${escaped(event.location)}`]),
    `DESCRIPTION:${escaped(event.description)}`,
    ...(event.url === undefined ? [] : [`URL:${event.url}`]),
    ...(event.organizer === undefined ? [] : [`ORGANIZER;CN=${quoted(event.organizer.name)}:mailto:${event.organizer.address}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function methodOf({ organizer, isCancelled }: CalendarEvent): string {
  if (organizer === undefined) return 'PUBLISH';
  return isCancelled ? 'CANCEL' : 'REQUEST';
}

/** A parameter's value: no quotes and no controls, whatever they stand for (RFC 5545, 3.1). */
// oxlint-disable-next-line no-control-regex -- these are what must not be there
const quoted = (text: string): string => `"${text.replace(/["\u0000-\u001f\u007f]/g, ' ')}"`;

/** 20150302T080000Z */
function instant(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n');
}

const longestLine = 75;

/** No line is longer than 75 bytes of UTF-8, and no character is cut in two (RFC 5545, 3.1); a line that goes on begins with a space. */
function folded(line: string): string {
  let [whole, length] = ['', 0];
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (length + bytes > longestLine) {
      whole += '\r\n ';
      length = 1;
    }
    whole += character;
    length += bytes;
  }
  return whole;
}
