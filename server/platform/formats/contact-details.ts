/** Addresses for e-mail and numbers for calls, only as far as a shape can tell: whether they work is found out by using them. */

const email = /^[^\s@<>,;:"()[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && email.test(text) && !text.includes('..');
}

/** Digits with an optional `+` in front, 5 to 15 of them (ITU-T E.164), spaces and hyphens between. */
export function isPhoneNumber(text: string): boolean {
  const digits = text.replace(/[\s()-]/gu, '');
  return text.length <= 30 && /^\+?\d{5,15}$/.test(digits);
}
