import type { House } from '#server/house.ts';
import { getPlace } from '#server/agency/network/places/queries.ts';
import { type NearChannel, waysToTell } from '#server/channels/office/near/asking.ts';
import { getContact } from '#server/people/contact/details.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { page, redirect, type Reply, type Visit } from '#server/platform/http/route.ts';
import type { Settings } from '#server/platform/settings/settings.ts';
import type { Appointment } from '../booking/appointment.ts';
import { addressOf } from '../finding/wish.ts';
import { type Guest, findGuest } from './codes.ts';
import { type DetailsFault, DetailsPage, OverPage } from './details-page.tsx';
import { CodeForm, ConfirmForm, GuestForm, type TypedGuest } from './forms.tsx';
import { detailsTexts } from './texts.ts';

export type Shown = {
  faults?: readonly DetailsFault[];
  /** What was typed of who comes, when it is to be corrected; or the form is wanted although a code was sent. */
  typed?: TypedGuest;
  isForOther?: boolean;
};

/** Where a code can be sent: whoever is called must give a number. */
export function waysOf(settings: Settings, { channel }: Appointment): NearChannel[] {
  return waysToTell(settings).filter((way) => channel !== 'phone' || way === 'text-message');
}

/** The page of a held time, or of what became of it. */
export async function showHeld(
  house: House,
  seen: Visit,
  secret: string,
  held: Appointment,
  shown: Shown = {},
  status = 200,
): Promise<Reply> {
  const { agency, database, settings } = house;
  if (held.state !== 'held' && held.state !== 'expired') return redirect(`/appointments/of/${secret}`);
  const visit = { ...seen, address: `/appointments/held/${secret}` };
  const again = await searchOf(house, held, visit);
  if (held.state === 'expired' || held.heldUntil === null || held.heldUntil <= visit.now) return page(OverPage({ visit, again }), 410);
  const place = await getPlace(database, held.placeId, dayOf(held.fromAt, agency.timeZone));
  const { faults = [], typed, isForOther = false } = shown;
  const person = visit.session?.person;
  const isCalled = held.channel === 'phone';
  const guest = typed ? undefined : await findGuest(house, held.id);
  const frame = { visit, agency, secret, held, place, faults };
  if (guest && guest.triesLeft > 0) {
    const fault = faults.find(({ id }) => id === 'code')?.text;
    const children = <CodeForm visit={visit} secret={secret} address={guest.reach.address} fault={fault} />;
    return page(DetailsPage({ ...frame, children }), status);
  }
  if (person?.role === 'customer' && !typed && !isForOther && !guest) {
    const contact = await getContact(database, person.id);
    const { email, phone } = contact;
    // Whoever acts for another does not see how they are reached.
    const own = { visit, secret, name: person.name, email, phone, isCalled, showsContact: person.agent === undefined };
    return page(DetailsPage({ ...frame, children: <ConfirmForm {...own} /> }), status);
  }
  const begun = typed ?? (guest ? typedOf(guest) : { who: isForOther ? ('other' as const) : ('self' as const), name: '', reach: '' });
  const ways = waysOf(settings, held);
  const children = <GuestForm {...{ visit, secret, ways, isCalled, typed: begun, faults }} />;
  return page(DetailsPage({ ...frame, mainForm: ways.length > 0 ? 'guest-form' : undefined, children }), status);
}

export function typedOf({ reach, name, isForOther }: Guest): TypedGuest {
  return { who: isForOther ? 'other' : 'self', name, reach: reach.address };
}

/** The address of a search for the like of an appointment. */
export async function searchOf({ database, agency }: House, appointment: Appointment, visit: Visit): Promise<string> {
  const { benefitGroups: matters, channel, language: spoken, interpreted, placeId: place, fromAt } = appointment;
  const { name } = await getPlace(database, place, dayOf(fromAt, agency.timeZone));
  const where = channel === 'office' ? name[visit.language] : '';
  return addressOf({ matters, channel, spoken, interpreter: interpreted ?? undefined, where, place, from: undefined, isBegun: true });
}

export const wrongCode = (visit: Visit, triesLeft: number): DetailsFault => ({
  id: 'code',
  text: detailsTexts(visit.language).codeWrong(String(triesLeft)),
});
