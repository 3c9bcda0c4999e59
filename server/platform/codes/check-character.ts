const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The check character of a text of capital letters and digits, by ISO 7064 MOD 37,36: it notices every single wrong
 * character, and almost always two neighbours that changed places. Other characters, such as hyphens, do not count.
 */
export function checkCharacter(text: string): string {
  const rest = Array.from(text, (character) => alphabet.indexOf(character))
    .filter((value) => value >= 0)
    .reduce((product, value) => (((product + value) % 36 || 36) * 2) % 37, 36);
  return alphabet.charAt((37 - rest) % 36);
}
