import { expect, test } from 'vitest';
import { type CalendarEvent, writeCalendar } from './calendar.ts';

const event: CalendarEvent = {
  method: 'REQUEST',
  uid: '0199@luukku.example',
  sequence: 2,
  writtenAt: new Date('2015-03-02T08:30:00.123Z'),
  fromAt: new Date('2015-03-03T08:00:00Z'),
  toAt: new Date('2015-03-03T08:45:00Z'),
  summary: 'Aika; Tampere, Kela \\ toimisto',
  description: 'Ensimmäinen rivi\nToinen rivi',
  location: 'Hatanpään valtatie 30',
  organizer: { name: 'Kela "toimisto"\r\nX-EVIL:1', address: 'no-reply@example.com' },
};

test('a calendar file has instants of UTC, and says what it is', () => {
  const lines = writeCalendar(event).split('\r\n');
  expect(lines).toContain('METHOD:REQUEST');
  expect(lines).toContain('DTSTAMP:20150302T083000Z');
  expect(lines).toContain('DTSTART:20150303T080000Z');
  expect(lines).toContain('DTEND:20150303T084500Z');
  expect(lines).toContain('SEQUENCE:2');
  expect(lines).toContain('STATUS:CONFIRMED');
  expect(writeCalendar({ ...event, method: 'CANCEL' })).toContain('\r\nSTATUS:CANCELLED\r\n');
});

test('what people wrote makes no line of its own', () => {
  const lines = writeCalendar(event).split('\r\n');
  expect(lines).toContain('SUMMARY:Aika\\; Tampere\\, Kela \\\\ toimisto');
  expect(lines).toContain('DESCRIPTION:Ensimmäinen rivi\\nToinen rivi');
  expect(lines.some((line) => line.startsWith('X-EVIL'))).toBe(false);
});

test('long lines are folded at 75 octets, never within a letter, and read whole again', () => {
  const description = 'ä€😀'.repeat(60);
  const written = writeCalendar({ ...event, description });
  for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(written).not.toContain('�');
  expect(written.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:${description}`);
});
