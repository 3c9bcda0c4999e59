import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, writeCalendar } from './calendar.ts';

const event: CalendarEvent = {
  uid: '1@example.org',
  sequence: 3,
  changedAt: new Date('2015-03-02T08:30:00Z'),
  fromAt: new Date('2015-03-03T08:00:00.000Z'),
  toAt: new Date('2015-03-03T08:45:00Z'),
  isCancelled: false,
  summary: 'Aika',
  location: 'Hallituskatu 1, 33100 Tampere; sisäpiha',
  description: 'Ota mukaan:\n- henkilöllisyystodistus\r\n- C:\\paperit',
  url: 'https://example.org/appointments/of/secret',
};
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar file', () => {
  test('has one event with its times in UTC, the same name for good, and a number that tells which is newer', () => {
    const lines = unfolded(writeCalendar(event));
    expect(lines.slice(0, 12)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Luukku//Luukku//FI',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:1@example.org',
      'SEQUENCE:3',
      'DTSTAMP:20150302T083000Z',
      'DTSTART:20150303T080000Z',
      'DTEND:20150303T084500Z',
      'STATUS:CONFIRMED',
    ]);
    expect(lines.slice(-3)).toEqual(['END:VEVENT', 'END:VCALENDAR', '']);
  });

  test('escapes commas, semicolons, backslashes and line ends', () => {
    const lines = unfolded(writeCalendar(event));
    expect(lines).toContain('LOCATION:Hallituskatu 1\\, 33100 Tampere\\; sisäpiha');
    expect(lines).toContain('DESCRIPTION:Ota mukaan:\\n- henkilöllisyystodistus\\n- C:\\\\paperit');
  });

  test('says that an event is cancelled, and leaves out what is not known', () => {
    const text = writeCalendar({ ...event, isCancelled: true, location: undefined, url: undefined });
    expect(text).toContain('STATUS:CANCELLED');
    expect(text).not.toMatch(/LOCATION|URL/);
  });

  test('has no line of more than 75 bytes, whatever the texts, and no text can add a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (summary) => {
        const text = writeCalendar({ ...event, summary });
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(unfolded(text).filter((line) => line.startsWith('SUMMARY:'))).toHaveLength(1);
        expect(text).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
        expect(unfolded(text)).toHaveLength(unfolded(writeCalendar(event)).length);
      }),
      { numRuns: 100 },
    );
  });
});

test('a file that is sent as an invitation names who invites, and no name makes a line of its own', () => {
  const organizer = { name: 'Kela "toimisto"\r\nX-EVIL:1', address: 'no-reply@example.com' };
  const lines = unfolded(writeCalendar({ ...event, organizer }));
  expect(lines).toContain('METHOD:REQUEST');
  expect(lines.some((line) => line.startsWith('X-EVIL'))).toBe(false);
  expect(lines).toContain('ORGANIZER;CN="Kela  toimisto   X-EVIL:1":mailto:no-reply@example.com');
  expect(writeCalendar({ ...event, organizer, isCancelled: true })).toContain('\r\nMETHOD:CANCEL\r\n');
});
