import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacter } from './check-character.ts';
import { paperFormCode, readCode, writeCode, type Code } from './code.ts';

const caseCode: Code = { kind: 'case', reference: '15 001 000 010' };
const formCode: Code = { kind: 'form', formCode: 'SV9LL1', version: '2015-01-01', language: 'sv' };

describe('a code', () => {
  test('is short, in capital letters, digits and hyphens', () => {
    expect(writeCode(caseCode)).toMatch(/^L1C-15001000010-[0-9A-Z]$/);
    expect(writeCode(formCode)).toMatch(/^L1F-SV9LL1-150101S-[0-9A-Z]$/);
  });

  test('leads back to what it was written for', () => {
    expect(readCode(writeCode(caseCode))).toEqual({ code: caseCode });
    expect(readCode(writeCode(formCode))).toEqual({ code: formCode });
  });

  test('is read however a clerk types it', () => {
    const typed = writeCode(caseCode);
    for (const text of [
      typed.toLowerCase(),
      typed.replaceAll('-', ''),
      typed.replaceAll('-', ' '),
      typed.replaceAll('-', '–'),
      ` ${typed}\r\n`,
      typed.replaceAll('0', 'O'),
      typed.replace('15001', 'I5OO1'),
      Array.from(typed).join(' '),
      '15 001 000 010',
      '15001000010',
    ])
      expect(readCode(text)).toEqual({ code: caseCode });
  });
});

test('the form’s code is taken in letters and digits alone', () => {
  expect(['AT 1', 'SV 9 / LL 1', 'Ä-7é'].map(paperFormCode)).toEqual(['AT1', 'SV9LL1', 'A7E']);
});

test('a text that is no code says why', () => {
  expect(readCode('   ')).toEqual({ fault: 'empty' });
  for (const text of ['hello', 'L2C-15001000010-A', 'https://example.org/', '%00', 'L1C', '123', 'x'.repeat(10_000)])
    expect(readCode(text)).toEqual({ fault: 'not-a-code' });
  expect(readCode('15 001 000 011')).toEqual({ fault: 'wrong-check' });
  expect(readCode(writeCode({ ...formCode, version: '2015-13-01' }))).toEqual({ fault: 'wrong-check' });
});

test('a single wrong character is noticed', () => {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const texts = fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength: 2, maxLength: 25 });
  fc.assert(
    fc.property(texts, fc.nat(), fc.constantFrom(...Array.from(alphabet)), (text, at, other) => {
      const place = at % text.length;
      const changed = `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
      if (changed !== text) expect(checkCharacter(changed)).not.toBe(checkCharacter(text));
    }),
  );
});

test('of two neighbours that changed places, at least 99 of a hundred are noticed', () => {
  const texts = fc.sample(
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')), minLength: 12, maxLength: 12 }),
    {
      seed: 1,
      numRuns: 1000,
    },
  );
  const turned = texts
    .filter((text) => text[5] !== text[6])
    .map((text) => [text, `${text.slice(0, 5)}${text[6]}${text[5]}${text.slice(7)}`]);
  const unnoticed = turned.filter(([text = '', other = '']) => checkCharacter(text) === checkCharacter(other));
  expect(unnoticed.length / turned.length).toBeLessThan(0.01);
});

test('whatever is typed gets an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(['code', 'fault']).toContain(Object.keys(readCode(text))[0]);
    }),
  );
});
