import Type from 'typebox';
import type { House } from '#server/house.ts';
import { readReach } from '#server/channels/office/near/asking.ts';
import { cleanLine } from '#server/platform/formats/contact-details.ts';
import { refusalOf } from '#server/platform/errors/refusal.ts';
import { openRoute, redirect, type Reply, route, type Route, type Visit } from '#server/platform/http/route.ts';
import { type Appointment, lockAppointment } from '../booking/appointment.ts';
import { bookHeld, type Booker } from '../booking/booking.ts';
import { cancelAppointment } from '../booking/changing.ts';
import { following } from '../following.ts';
import { params, runsAsSystem } from '../shapes.ts';
import { findGuest, forgetCodes, sendCode, tryCode } from './codes.ts';
import type { TypedGuest } from './forms.tsx';
import { searchOf, showHeld, typedOf, waysOf, wrongCode } from './showing.tsx';
import { detailsTexts } from './texts.ts';

const strict = { additionalProperties: false } as const;
const Empty = Type.Object({}, strict);

/** A held time becomes somebody's: of whoever is signed in, or of whoever gives a code back. */
export function routes(house: House): Route[] {
  const post = { method: 'POST', runsAsSystem, params } as const;
  return [
    openRoute({
      method: 'GET',
      path: '/appointments/held/:secret',
      runsAsSystem,
      params,
      query: Type.Object({ for: Type.Optional(Type.Literal('other')), again: Type.Optional(Type.Literal('yes')) }, strict),
      answer: (visit, { params: { secret }, query }) =>
        following(house, visit, secret, async (held) => {
          const guest = query.again === 'yes' ? await findGuest(house, held.id) : undefined;
          return showHeld(house, visit, secret, held, { isForOther: query.for === 'other', ...(guest && { typed: typedOf(guest) }) });
        }),
    }),
    route({
      ...post,
      right: 'own-matters',
      path: '/appointments/held/:secret/confirm',
      body: Empty,
      answer: (visit, { params: { secret } }) =>
        following(house, visit, secret, (held) => book(house, visit, { secret, held }, { by: 'customer', customerId: visit.person.id })),
    }),
    openRoute({
      ...post,
      path: '/appointments/held/:secret/code',
      body: Type.Object(
        { who: Type.Enum(['self', 'other']), name: Type.String({ maxLength: 100 }), reach: Type.String({ maxLength: 300 }) },
        strict,
      ),
      answer: (visit, { params: { secret }, body }) => following(house, visit, secret, (held) => ask(house, visit, { secret, held }, body)),
    }),
    openRoute({
      ...post,
      path: '/appointments/held/:secret/prove',
      body: Type.Object({ code: Type.String({ maxLength: 20 }) }, strict),
      answer: (visit, { params: { secret }, body }) =>
        following(house, visit, secret, (held) => prove(house, visit, { secret, held }, body.code)),
    }),
    openRoute({
      ...post,
      path: '/appointments/held/:secret/release',
      body: Empty,
      answer: (visit, { params: { secret } }) => following(house, visit, secret, (held) => release(house, visit, secret, held)),
    }),
  ];
}

type Held = { secret: string; held: Appointment };

/** Sends a code to whoever is not signed in, or books for somebody else. */
async function ask(house: House, visit: Visit, { secret, held }: Held, typed: TypedGuest): Promise<Reply> {
  const t = detailsTexts(visit.language);
  if (visit.changesLanguage) return showHeld(house, visit, secret, held, { typed });
  const name = cleanLine(typed.name).slice(0, 60);
  const reach = readReach(typed.reach, waysOf(house.settings, held));
  const faults = [
    ...(name === '' ? [{ id: 'name', text: t.nameMissing }] : []),
    ...(reach === undefined ? [{ id: 'reach', text: t.reachWrong }] : []),
  ];
  if (!reach || faults.length > 0) return showHeld(house, visit, secret, held, { typed, faults }, 422);
  const guest = { reach, name, isForOther: typed.who === 'other' };
  try {
    await sendCode(house, { appointmentId: held.id, guest, language: visit.language, at: visit.now });
  } catch (error) {
    const code = refusalOf(error)?.code;
    if (code === 'too-many-codes')
      return showHeld(house, visit, secret, held, { typed, faults: [{ id: 'reach', text: t.tooManyCodes }] }, 429);
    if (code !== 'hold-over') throw error;
  }
  return redirect(`/appointments/held/${secret}`);
}

async function prove(house: House, visit: Visit, { secret, held }: Held, typed: string): Promise<Reply> {
  if (held.state !== 'held') return redirect(`/appointments/held/${secret}`);
  const tried = await tryCode(house, held.id, typed);
  if (tried.result === 'wrong' && tried.triesLeft > 0)
    return showHeld(house, visit, secret, held, { faults: [wrongCode(visit, tried.triesLeft)] }, 422);
  if (tried.result !== 'proved') {
    const guest = await findGuest(house, held.id);
    const faults = [{ id: 'reach', text: detailsTexts(visit.language).codeOver }];
    return showHeld(house, visit, secret, held, { faults, ...(guest && { typed: typedOf(guest) }) }, 410);
  }
  const { reach, name, isForOther } = tried.guest;
  return book(
    house,
    visit,
    { secret, held },
    { by: isForOther ? 'other' : 'customer', reach: { ...reach, name, language: visit.language, secret, isChecked: true } },
  );
}

async function book(house: House, visit: Visit, { secret, held }: Held, booker: Booker): Promise<Reply> {
  try {
    await house.database.transaction().execute(async (transaction) => {
      await bookHeld(transaction, house, held.id, booker, visit.now);
      await forgetCodes(transaction, held.id);
    });
  } catch (error) {
    const code = refusalOf(error)?.code;
    // The page says that it is over.
    if (code === 'hold-over') return redirect(`/appointments/held/${secret}`);
    if (code !== 'too-many-appointments') throw error;
    const faults = [{ id: 'main', text: detailsTexts(visit.language).tooMany }];
    return showHeld(house, visit, secret, held, { faults }, 409);
  }
  return redirect(`/appointments/of/${secret}`);
}

/** Gives a held time up; what was booked meanwhile stays. */
async function release(house: House, visit: Visit, secret: string, held: Appointment): Promise<Reply> {
  if (held.state !== 'held') return redirect(`/appointments/held/${secret}`);
  await house.database.transaction().execute(async (transaction) => {
    const { state } = await lockAppointment(transaction, held.id);
    if (state !== 'held') return;
    await cancelAppointment(transaction, house, held.id, { at: visit.now });
    await forgetCodes(transaction, held.id);
  });
  return redirect(await searchOf(house, held, visit));
}
