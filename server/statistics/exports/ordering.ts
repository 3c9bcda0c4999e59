import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { figures } from '../figures.ts';
import { addExport, type ExportOrder } from './queries.ts';
import { nextDay } from './rhythm.ts';

/** Why nothing can be mailed at all: the operator set up no mail server, or named no domain to which figures may go. */
export type Hindrance = 'no-mail-server' | 'no-domains';

export function hindranceOf({ settings }: Pick<House, 'settings'>): Hindrance | undefined {
  if (settings.smtpUrl === undefined) return 'no-mail-server';
  return settings.exportDomains.length === 0 ? 'no-domains' : undefined;
}

export type AddressFault = 'email-not-an-address' | 'email-domain-not-allowed';

/** Figures that are not published yet go to those who work here: an address in a domain that the settings name, and one only. */
export function addressFault({ settings }: Pick<House, 'settings'>, email: string): AddressFault | undefined {
  const [, domain] = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@([a-z0-9.-]{1,190})$/i.exec(email) ?? [];
  if (domain === undefined) return 'email-not-an-address';
  return settings.exportDomains.includes(domain.toLowerCase()) ? undefined : 'email-domain-not-allowed';
}

/**
 * Orders a figure by e-mail, for the first time on the next day of its rhythm.
 * @throws Refusal `bad-request` for a figure or language that is not there or when nothing can be mailed; `too-many-exports`.
 */
export async function orderExport(house: House, order: ExportOrder, made: { by: string; at: Date }): Promise<AddressFault | undefined> {
  const { database, agency } = house;
  const hindrance = hindranceOf(house);
  if (hindrance) throw new Refusal('bad-request', [{ place: '/', reason: hindrance }]);
  if (!figures.some(({ id }) => id === order.figure)) throw new Refusal('bad-request', [{ place: '/figure', reason: 'no figure' }]);
  if (!agency.languages.includes(order.language)) throw new Refusal('bad-request', [{ place: '/language', reason: 'not a language here' }]);
  const fault = addressFault(house, order.email);
  if (fault) return fault;
  await addExport(database, order, { ...made, nextOn: nextDay(order.every, dayOf(made.at, agency.timeZone)) });
  return undefined;
}
