/** An appointment for somebody's own calendar. `method`: whether it is to be put there, or taken out again. */
export type CalendarEvent = {
  method: 'REQUEST' | 'CANCEL';
  /** The same for every word of one appointment, in the whole world. */
  uid: string;
  /** Grows with every change, so that an old word never replaces a newer one. */
  sequence: number;
  writtenAt: Date;
  fromAt: Date;
  toAt: Date;
  summary: string;
  description: string;
  location?: string | undefined;
  organizer: { name: string; address: string };
};

/** Writes a calendar file as RFC 5545 has it: instants in UTC, lines of at most 75 octets, ended by CRLF. */
export function writeCalendar(event: CalendarEvent): string {
  const { method, uid, sequence, writtenAt, fromAt, toAt, summary, description, location, organizer } = event;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Luukku//Appointments//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${instantOf(writtenAt)}`,
    `DTSTART:${instantOf(fromAt)}`,
    `DTEND:${instantOf(toAt)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    ...(location === undefined ? [] : [`LOCATION:${escapeText(location)}`]),
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.address}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** 20150303T080000Z */
const instantOf = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** A parameter's value: no quotes and no controls, whatever they stand for (RFC 5545 §3.1). */
// oxlint-disable-next-line no-control-regex -- these are what must not be there
const quoted = (text: string): string => `"${text.replace(/["\u0000-\u001f\u007f]/g, ' ')}"`;

/** Octets are counted, and no letter is cut in two; what goes on begins with a blank, which counts too. */
function fold(line: string): string {
  const folded: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      folded.push(part);
      [part, octets] = [' ', 1];
    }
    part += letter;
    octets += size;
  }
  return [...folded, part].join('\r\n');
}
