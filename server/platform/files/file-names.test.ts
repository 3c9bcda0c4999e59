import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanFileName, contentDisposition } from './file-names.ts';

describe('a name that somebody sent', () => {
  test.each([
    ['todistus.pdf', 'todistus.pdf'],
    ['Ǩiõlteâttoommuš ǥuutč.pdf', 'Ǩiõlteâttoommuš ǥuutč.pdf'],
    ['hakemus åäö € 你好 😀.pdf', 'hakemus åäö € 你好 😀.pdf'],
    // A Mac writes the dots of ä apart.
    ['pa\u0308iva\u0308.pdf', 'päivä.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\Aino\\kuitti.pdf', 'kuitti.pdf'],
    ['..', 'file.pdf'],
    ['', 'file.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['/\u200b', 'file.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['kuitti.pdf...', 'kuitti.pdf'],
    ['kuitti.pdf ', 'kuitti.pdf'],
    ['CON', '_CON.pdf'],
    ['con.pdf', '_con.pdf'],
    ['LPT1.kuitti.pdf', '_LPT1.kuitti.pdf'],
    ['ku\0itti.pdf', 'kuitti.pdf'],
    ['kuitti\u202Efdp.exe.pdf', 'kuittifdp.exe.pdf'],
    ['kuitti\r\nset-cookie: x.pdf', 'kuittiset-cookie_ x.pdf'],
    ['"; filename=x.pdf', '_; filename=x.pdf'],
    ['kuitti', 'kuitti.pdf'],
    ['palkka 1.2.2015', 'palkka 1.2.2015.pdf'],
    ['a\ud800b.pdf', 'ab.pdf'],
  ])('%j is kept as %j', (sent, kept) => {
    expect(cleanFileName(sent, 'application/pdf')).toBe(kept);
  });

  test('is shortened to 150 letters with its ending, and no letter is cut in half', () => {
    expect(cleanFileName(`${'a'.repeat(300)}.pdf`, 'application/pdf')).toBe(`${'a'.repeat(146)}.pdf`);
    expect(cleanFileName(`${'👩‍👩‍👧'.repeat(100)}.pdf`, 'application/pdf')).toMatch(/^(\p{Emoji_Presentation}{3})+.{0,8}\.pdf$/u);
  });

  test('is always one that a system can keep, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
        const kept = cleanFileName(sent, 'image/jpeg');
        expect(kept).toMatch(/^[^/\\\p{Cc}\p{Cf}<>:"|?*%]+\.(jpe?g|jpe|jfif)$/iu);
        expect(kept.length).toBeLessThanOrEqual(150);
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(240);
        expect(cleanFileName(kept, 'image/jpeg')).toBe(kept);
      }),
    );
  });
});

describe('the header that names a file', () => {
  test('has plain letters for old programs, and the name itself', () => {
    expect(contentDisposition('attachment', 'todistus.pdf')).toBe(`attachment; filename="todistus.pdf"; filename*=UTF-8''todistus.pdf`);
    expect(contentDisposition('inline', 'Ǩiõll äiti’s (1).png')).toBe(
      `inline; filename="Kioll aiti_s (1).png"; filename*=UTF-8''%C7%A8i%C3%B5ll%20%C3%A4iti%E2%80%99s%20%281%29.png`,
    );
  });

  test('never ends early, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        expect(contentDisposition('attachment', name)).toMatch(/^attachment; filename="[\w .()+,=@~-]+"; filename\*=UTF-8''[\w.~%-]+$/);
      }),
    );
  });
});
