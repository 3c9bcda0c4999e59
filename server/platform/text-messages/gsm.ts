/** The GSM 7-bit default alphabet (3GPP TS 23.038 §6.2.1): each of these takes one place of a text message. */
const alphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension: each of these takes two places. */
const extension = new Set('\f^{}\\[~]|€');

/** How many places one text message has in this alphabet. A longer text is cut in parts, each of which costs. */
export const gsmPlaces = 160;

/** How many places a text takes; undefined when it holds a character for which a message would have room for 70 only. */
export function countGsmPlaces(text: string): number | undefined {
  let places = 0;
  for (const character of text) {
    if (alphabet.has(character)) places += 1;
    else if (extension.has(character)) places += 2;
    else return undefined;
  }
  return places;
}
