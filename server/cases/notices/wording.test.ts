import { describe, expect, test } from 'vitest';
import { formatDay } from '#server/platform/language/format.ts';
import { languages } from '#server/platform/language/language.ts';
import { countGsmPlaces, gsmPlaces } from '#server/platform/text-messages/gsm.ts';
import { noticeKinds } from './ways.ts';
import { type Sender, writeLong, writeShort } from './wording.ts';

const draftId = '0199aaaa-0000-7000-8000-000000000001';
const publicUrl = 'https://asiointi.esimerkkivirasto.example';
const sender: Sender = {
  name: { fi: 'Esimerkkivirasto', sv: 'Exempelmyndigheten', en: 'Example Agency' },
  shortName: { fi: 'Esimerkkivirasto', sv: 'Exempelverket', en: 'Example Agency' },
  languages,
  publicUrl,
};
const every = noticeKinds.flatMap((kind) => languages.map((language) => ({ kind, language })));
const partsOf = ({ kind, language }: (typeof every)[number]) => ({ kind, language, draftId, draftExpiresOn: '2015-04-01' });

describe.each(every)('a notice of the kind $kind in the language $language', (one) => {
  test('fits one text message, with its sender and an address of 41 letters', () => {
    const { text } = writeShort(partsOf(one), sender);
    expect(countGsmPlaces(text)).toBeLessThanOrEqual(gsmPlaces);
    expect(text.startsWith(`${sender.shortName[one.language]}: `)).toBe(true);
    expect(text).toContain(publicUrl);
  });

  test('is whole as an e-mail, and leads to the same place', () => {
    const { subject, text } = writeLong(partsOf(one), sender);
    const link = one.kind === 'draft-link' ? `/drafts/${draftId}` : one.kind === 'message' ? '/matters/messages' : '/matters';
    expect(subject).not.toBe('');
    expect(text.split('\n\n')).toContain(`${publicUrl}${link}`);
    expect(writeShort(partsOf(one), sender).text.endsWith(`${publicUrl}${link}`)).toBe(true);
    expect(`${subject} ${text}`).not.toMatch(/\bundefined\b|\bnull\b|\[object/);
    expect(text.includes(formatDay('2015-04-01', one.language))).toBe(one.kind === 'draft-link');
  });
});

test('a text message leaves its sender out where an address is long or a name has letters that cost more', () => {
  const parts = partsOf({ kind: 'reminder', language: 'sv' });
  const far = writeShort(parts, { ...sender, publicUrl: `https://${'a'.repeat(70)}.example` }).text;
  expect(far.startsWith('Påminnelse')).toBe(true);
  expect(countGsmPlaces(far)).toBeLessThanOrEqual(gsmPlaces);
  const named = writeShort(parts, { ...sender, shortName: { ...sender.shortName, sv: 'Šibbo' } }).text;
  expect(named.startsWith('Påminnelse')).toBe(true);
});

test('a language that the program does not speak gives way to the agency’s first', () => {
  expect(
    writeLong({ ...partsOf({ kind: 'decision', language: 'fi' }), language: 'se' }, { ...sender, languages: ['sv', 'fi'] }).language,
  ).toBe('sv');
});
