import type { Contact, Way } from './ways.ts';

/** Enough of an address to tell one from another, not enough to write to it. Null for ways that go by who somebody is. */
export function maskAddress(way: Way, { email, phone }: Pick<Contact, 'email' | 'phone'>): string | null {
  if (way === 'email') return maskEmail(email ?? '');
  return way === 'text-message' ? maskPhone(phone ?? '') : null;
}

/** `l…@e….org` */
function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return '…';
  const domain = address.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  return `${address.slice(0, 1)}…@${domain.slice(0, 1)}…${dot > 0 ? domain.slice(dot) : ''}`;
}

/** `…67` */
function maskPhone(number: string): string {
  const digits = number.replace(/\D/gu, '');
  return digits.length < 5 ? '…' : `…${digits.slice(-2)}`;
}
