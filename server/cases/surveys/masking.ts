/** What could tell who wrote a text, by its shape: a wrong check character or a stray space must not let it through. */
const telling = [
  // A personal identity code.
  /\d{6}\s?[-+\u2010-\u2013\u2212A-FU-Y]\s?\d{3}[0-9A-Z]/giu,
  // An e-mail address.
  /[^\s@<>()]+@[^\s@<>()]+/gu,
  // An account number.
  /\b[A-Z]{2}\d{2}(?:\s?[0-9A-Z]{4}){2,}[0-9A-Z\s]{0,6}/giu,
  // A telephone number or the reference of a case.
  /\+?\d(?:[\s-]?\d){6,}/gu,
];

/** A customer's text as managers read it: identity codes, addresses and numbers that lead to a person give way to three dots. */
export function maskPerson(text: string): string {
  return telling.reduce((masked, shape) => masked.replaceAll(shape, '[…]'), text);
}
