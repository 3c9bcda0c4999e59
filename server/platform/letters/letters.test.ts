import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../language/language.ts';
import { makeLetter, type DecisionLetter, type Letter, type MessageLetter, type RequestLetter, type Sender } from './letter.ts';
import { makePrintBatch } from './print-batch.ts';
import { readPdf } from './testing.ts';

const at = new Date('2015-03-02T10:00:00Z');
const sender: Sender = {
  name: 'Example Town',
  returnAddress: ['Example Town', '1 Example Road', '99999 EXAMPLE'],
  foot: 'Example Town is invented.',
  opening: ['Dear customer,'],
  closing: ['Kind regards'],
};
const envelope = {
  language: 'en',
  sender,
  recipient: ['Aino Testinen', 'Koekatu 1 A 2', '33100 TAMPERE'],
  reference: '15 001 000 010',
  day: '2015-03-02',
} as const;
const decision: DecisionLetter = {
  ...envelope,
  kind: 'decision',
  subject: 'Transport support',
  outcome: 'We grant you the benefit.',
  facts: [{ name: 'Amount', value: '€120.00 a month' }],
  sections: [{ heading: 'Reasons', paragraphs: ['You cannot use the bus.', 'First line\nsecond line'] }],
};
const request: RequestLetter = {
  ...envelope,
  kind: 'request',
  subject: 'Transport support',
  text: ['We noticed that you have moved.'],
  items: [{ name: 'Medical certificate', detail: 'Not older than three months' }, { name: 'Receipts' }],
  answerBy: '2015-03-16',
  otherwise: 'We decide from what we have.',
  online: 'https://town.example/matters',
};
const message: MessageLetter = { ...envelope, kind: 'message', subject: 'Your question', text: ['Yes.'], online: null };

describe('a letter', () => {
  test('is tagged PDF/UA-1 with title and language, and its code is told in words', async () => {
    const pdf = await readPdf(await makeLetter(decision, at));
    expect(pdf).toMatchObject({ title: 'Decision: Transport support', language: 'en', isUniversallyAccessible: true });
    expect(pdf.tags).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Figure']));
    expect(pdf.alternatives).toEqual(['Code of the matter L1C-15001000010-V as a QR code']);
  });

  test('shows the recipient, where answers go, reference, day, code, page and foot', async () => {
    const [page] = (await readPdf(await makeLetter(decision, at))).pages;
    for (const text of [
      'Example Town, 1 Example Road, 99999 EXAMPLE',
      'Aino Testinen\nKoekatu 1 A 2\n33100 TAMPERE',
      '15 001 000 010',
      '2 March 2015',
      'L1C-15001000010-V',
      'Page 1 / 1',
      'Example Town is invented.',
    ])
      expect(page).toContain(text);
  });

  test('of a decision says what was decided, why, and the agency’s words around it', async () => {
    const [page = ''] = (await readPdf(await makeLetter(decision, at))).pages;
    const order = [
      'Dear customer',
      'We grant you',
      'Amount',
      'Reasons',
      'You cannot use the bus.',
      'First line\nsecond line',
      'Kind regards',
    ];
    expect(order.map((text) => page.indexOf(text))).toEqual(order.map((text) => page.indexOf(text)).toSorted((a, b) => a - b));
    for (const text of order) expect(page).toContain(text);
  });

  test.each([
    ['fi', 'Lisätietopyyntö', 'Vastaa viimeistään 16. maaliskuuta 2015.', 'Verkossa: https://town.example/matters'],
    ['sv', 'Begäran om uppgifter', 'Svara senast den 16 mars 2015.', 'På nätet: https://town.example/matters'],
    ['en', 'Request for information', 'Please answer by 16 March 2015.', 'Online: https://town.example/matters'],
  ] as const)('that asks for information says in %s what, by when and where', async (language, ...texts) => {
    const pdf = await readPdf(await makeLetter({ ...request, language }, at));
    expect(pdf.language).toBe(language);
    for (const text of [...texts, 'Medical certificate', 'Not older than three months', 'We decide from what we have.'])
      expect(pdf.pages.join('\n')).toContain(text);
    expect(pdf.tags.filter((tag) => tag === 'LI')).toHaveLength(2);
  });

  test('of receipt says what is still needed, and nothing of it when nothing is', async () => {
    const receipt: Letter = {
      ...envelope,
      kind: 'receipt',
      subject: 'Transport support',
      received: '2 March 2015',
      expectedOn: null,
      missing: [],
    };
    expect((await readPdf(await makeLetter(receipt, at))).pages.join('\n')).not.toContain('still need');
    const lacking = await readPdf(await makeLetter({ ...receipt, missing: [{ name: 'Medical certificate' }] }, at));
    expect(lacking.pages.join('\n')).toContain('We still need these attachments');
  });

  test('about no case has no code', async () => {
    const pdf = await readPdf(await makeLetter({ ...message, reference: null }, at));
    expect(pdf.alternatives).toEqual([]);
    expect(pdf.pages.join('\n')).not.toContain('L1C');
  });

  test('is the same to the byte when it is made again', async () => {
    expect(await makeLetter(decision, at)).toEqual(await makeLetter(decision, at));
  });
});

describe('what people have written stays text', () => {
  test('even when it looks like the language of the templates', async () => {
    const text = '#import "look.typ" *bold* $x$ @ref <label> \\ `raw` #read("/etc/passwd") [x] // /* {{';
    const pdf = await readPdf(await makeLetter({ ...message, subject: text, text: [text], recipient: [text.slice(0, 30)] }, at));
    expect(pdf.title).toBe(text);
    expect(pdf.pages.join('\n').replaceAll(/\s+/g, ' ')).toContain(text);
  });

  test.each([
    ['a run of 5000 letters', 'å'.repeat(5000)],
    ['a long text', 'Sanoja peräkkäin. '.repeat(280)],
    ['characters without a shape', 'a\u0000b\u0007c\uFEFFd\uFFFEe\uD800f\u{10FFFF}g\u0378h'],
    ['turned text', 'one \u202Eowt\u202C \u200Fthree\u2067four'],
    ['scripts that the font lacks', '中文 ไทย سلام 😀 नमस्ते'],
    ['nothing', ''],
  ])('as does %s', async (_, text) => {
    const pdf = await readPdf(await makeLetter({ ...message, text: [text, 'The end.'] }, at));
    expect(pdf.pages.join('\n')).toContain('The end.');
  });

  test('whatever it is', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(anything, anything, fc.constantFrom(...languages), async (subject, text, language) => {
        const pdf = await makeLetter({ ...message, language, subject: `x${subject}`, recipient: [text], text: [text] }, at);
        expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      }),
      { numRuns: 40 },
    );
  });
});

describe('a print batch', () => {
  const addressed = (...letters: Letter[]) => letters.map((letter) => ({ letter, destination: '33100 TAMPERE' }));
  const long: Letter = { ...message, reference: null, text: Array.from({ length: 45 }, () => 'A paragraph that takes its place.') };

  test('begins with a list by number, reference, kind and pages, and has all letters after it', async () => {
    const pdf = await readPdf(
      await makePrintBatch(
        { language: 'en', agency: 'Example Town', name: '7', day: '2015-03-02', letters: addressed(decision, long) },
        at,
      ),
    );
    const [cover = '', back] = pdf.pages;
    expect(pdf).toMatchObject({ title: 'Print batch 7', isUniversallyAccessible: true });
    expect(pdf.tags).toContain('Table');
    expect(cover.replaceAll(/\s+/g, ' ')).toContain(
      '1 15 001 000 010 Decision 33100 TAMPERE 1 2 No reference number Message 33100 TAMPERE 2',
    );
    expect(cover).toContain('Sheets (printed on both sides): 2');
    expect(cover).not.toContain('Aino');
    expect(back).toBe('');
  });

  test('begins each letter on a new sheet and counts its pages anew', async () => {
    const letters = addressed(decision, long, { ...request, isReminder: true });
    const { pages } = await readPdf(
      await makePrintBatch({ language: 'en', agency: 'Example Town', name: '8', day: '2015-03-02', letters }, at),
    );
    const marks = pages.map((page) => /Page (\d \/ \d)/.exec(page)?.[1] ?? '');
    expect(marks).toEqual(['1 / 1', '', '1 / 1', '', '1 / 2', '2 / 2', '1 / 1']);
    expect(pages[0]?.replaceAll(/\s+/g, ' ')).toContain('Reminder of a request for information');
  });
});
