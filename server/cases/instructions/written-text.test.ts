import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { differenceOf } from './difference.ts';
import { TextBlocks } from './text-blocks.tsx';
import { plainText } from './written-text.ts';

const html = (text: string) => render(TextBlocks({ text, lang: undefined }));

describe('a written text', () => {
  test('has paragraphs, lines, lists, headings and links', () => {
    expect(html('# Uutta\n## Heti\nEka rivi\r\ntoka\n\n- yksi\n- kaksi\nLue [ohje](/instructions) tai https://example.fi/a.')).toBe(
      '<div class="written-text"><h2 class="ds-heading" data-size="sm">Uutta</h2><h3 class="ds-heading" data-size="xs">Heti</h3>' +
        '<p class="ds-paragraph">Eka rivi<br/>toka</p><ul class="ds-list"><li>yksi</li><li>kaksi</li></ul>' +
        '<p class="ds-paragraph">Lue <a class="ds-link" href="/instructions" rel="noopener noreferrer">ohje</a> tai ' +
        '<a class="ds-link" href="https://example.fi/a" rel="noopener noreferrer">https://example.fi/a</a>.</p></div>',
    );
  });

  test.each([
    '<script>alert(1)</script>',
    '[tästä](javascript:alert(1))',
    '[tästä](JAVASCRIPT:alert)',
    '[tästä](data:text/html,x)',
    '[tästä](http://example.fi/)',
    '[tästä](//example.fi/)',
    '[tästä](/\\example.fi)',
    '[tästä](https://user:secret@example.fi/)',
    '[tästä](https://)',
    '[tästä](/a"onmouseover=alert)',
    '<img src=x onerror=alert(1)>',
  ])('%s stays text', (hostile) => {
    const made = html(hostile);
    expect(made).not.toMatch(/<a |<script|<img/);
    expect(plainText(hostile)).toBe(hostile);
  });

  test('of the greatest length with nothing but brackets is read at once', () => {
    expect(plainText('['.repeat(20_000))).toHaveLength(20_000);
    expect(plainText('[a]('.repeat(5000))).toHaveLength(20_000);
  });
});

describe('the difference of two versions', () => {
  test('names the words that were added and removed', () => {
    expect(differenceOf('Pyydä liite viikossa.', 'Pyydä jokainen liite kuukaudessa.')).toEqual([
      { kind: 'same', text: 'Pyydä ' },
      { kind: 'added', text: 'jokainen ' },
      { kind: 'same', text: 'liite ' },
      { kind: 'removed', text: 'viikossa.' },
      { kind: 'added', text: 'kuukaudessa.' },
    ]);
  });

  test('keeps every word of both, however different and long they are', () => {
    const before = Array.from({ length: 3000 }, (_, n) => `a${n}`).join(' ');
    const after = Array.from({ length: 3000 }, (_, n) => (n % 7 === 0 ? `a${n}` : `b${n}`)).join(' ');
    const pieces = differenceOf(before, after);
    const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text);
    expect([without('added').join(''), without('removed').join('')]).toEqual([before, after]);
  });
});
