/** A run without a space that is longer than this may be parted anywhere: it would run off the page. */
const longestRun = 40;
const partLength = 20;

/**
 * A text as it can be set: whatever people have written, without the characters that no printed page has. Control
 * characters, halves of characters and marks that turn the direction of what follows are taken away; a tab becomes a
 * space. A very long run without spaces gets places where it may break, which are not seen.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Cc}\uFEFF\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, (character) => (character === '\n' ? '\n' : ''))
    .replaceAll(/\S+/gu, (run) => (run.length > longestRun ? breakable(run) : run));
}

/** A value for a page with every text in it cleaned. Names of fields are our own. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleanTexts(inner)]));
}

function breakable(run: string): string {
  const characters = [...new Intl.Segmenter().segment(run)].map(({ segment }) => segment);
  return characters.map((character, index) => (index > 0 && index % partLength === 0 ? `\u200B${character}` : character)).join('');
}
