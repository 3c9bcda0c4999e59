import Type from 'typebox';
import type { House } from '#server/house.ts';
import { Refusal, refusalOf } from '#server/platform/errors/refusal.ts';
import { refusalTexts } from '#server/platform/errors/refusal-texts.ts';
import { toInternationalPhone } from '#server/platform/formats/contact-details.ts';
import { openRoute, page, redirect, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { newToken } from '#server/platform/secrets/secrets.ts';
import { AskPage, type Asked, type Asking } from '../online/ask-page.tsx';
import { type Fault, tryToAsk } from '../online/asking.ts';
import { findCallback } from '../requests/reading.ts';
import { cancelCallback } from '../requests/requesting.ts';
import { texts as callbackTexts } from '../texts.ts';
import { listWindows } from '../windows/callback-capacity.ts';
import { findFollowed, type Followed, forgetWish, sendCode, tryCode } from './codes.ts';
import { CodePage, NoWayPage, OverPage, RequestPage } from './pages.tsx';
import { texts } from './texts.ts';

const strict = { additionalProperties: false } as const;
const runsAsSystem = 'whoever asks is nobody: a code proves the number, and the secret of the link leads to the one request';
const Group = Type.String({ maxLength: 60, pattern: '^[\\w-]+$' });
const Tag = Type.String({ pattern: '^[a-z]{2,3}$' });
const params = Type.Object({ secret: Type.String({ maxLength: 100 }) });
const longestName = 80;
const Ask = Type.Object(
  {
    secret: Type.String({ pattern: '^[\\w-]{43}$' }),
    topic: Group,
    spoken: Tag,
    window: Type.Optional(Type.String({ maxLength: 60 })),
    name: Type.String({ maxLength: longestName }),
    number: Type.String({ maxLength: 60 }),
  },
  strict,
);

/** Somebody who is not signed in asks for a call, proves the number, sees the request by its link and takes it back. */
export function routes(house: House): Route[] {
  const { callbacks, groups } = house.agency;
  return [
    openRoute({
      method: 'GET',
      path: '/callback',
      runsAsSystem,
      query: Type.Object({ topic: Type.Optional(Group), spoken: Type.Optional(Tag) }, strict),
      answer: async (visit, { query }) => {
        const topic = groups.find(({ id }) => id === query.topic)?.id;
        const spoken = callbacks.languages.find((tag) => tag === (query.spoken ?? visit.language)) ?? callbacks.languages[0] ?? '';
        return show(house, visit, { secret: newToken(), topic, spoken, window: undefined, name: '', number: '' });
      },
    }),
    openRoute({
      method: 'POST',
      path: '/callback',
      runsAsSystem,
      body: Ask,
      answer: (visit, { body }) => ask(house, visit, { ...body, window: body.window, name: body.name }),
    }),
    ...secretRoutes(house),
  ];
}

function secretRoutes(house: House): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/callback/:secret',
      runsAsSystem,
      params,
      answer: (visit, { params: { secret } }) => follow(house, visit, secret, (followed) => showFollowed(house, visit, secret, followed)),
    }),
    openRoute({
      method: 'POST',
      path: '/callback/:secret/code',
      runsAsSystem,
      params,
      body: Type.Object({ code: Type.String({ maxLength: 20 }) }, strict),
      answer: (visit, { params: { secret }, body }) =>
        follow(house, visit, secret, (followed) =>
          visit.changesLanguage
            ? showFollowed(house, visit, secret, followed)
            : giveIn(house, visit, { secret, followed, code: body.code }),
        ),
    }),
    openRoute({
      method: 'POST',
      path: '/callback/:secret/cancel',
      runsAsSystem,
      params,
      body: Type.Object({}, strict),
      answer: (visit, { params: { secret } }) =>
        follow(house, visit, secret, async ({ contactId }) => {
          const callback = await findCallback(house.database, contactId);
          if (!callback) throw new Refusal('not-found');
          if (callback.state === 'open') await cancelCallback(house, contactId, visit.now);
          return redirect(`/callback/${secret}`);
        }),
    }),
  ];
}

async function follow(house: House, visit: Visit, secret: string, answer: (followed: Followed) => Promise<Reply>): Promise<Reply> {
  const followed = await findFollowed(house, secret, visit.now);
  if (!followed) throw new Refusal('not-found');
  return answer(followed);
}

const canSend = ({ settings }: House): boolean => settings.textMessageGateway !== undefined;

/** What is wrong with a wish, before anything is sent to the number. */
async function faultOf({ agency, database }: House, { language, now }: Visit, asked: Asked, number: string | undefined) {
  const t = callbackTexts(language);
  if (!asked.name?.trim()) return { id: 'name', text: texts(language).nameFault };
  if (number === undefined) return { id: 'number', text: t.wrongNumber };
  if (asked.window === undefined) return { id: 'window-0', text: t.chooseTime };
  const { topic, spoken } = asked;
  const isOffered =
    topic !== undefined &&
    agency.groups.some(({ id }) => id === topic) &&
    (await listWindows(database, agency, { benefitGroup: topic, language: spoken }, now)).some(({ id }) => id === asked.window);
  return isOffered ? undefined : { id: 'window-0', text: t.timeGone };
}

async function ask(house: House, visit: Visit, asked: Asked): Promise<Reply> {
  if (visit.changesLanguage || !canSend(house)) return show(house, visit, asked);
  const { secret, topic = '', spoken, window = '', name = '' } = asked;
  const number = toInternationalPhone(asked.number);
  const fault = await faultOf(house, visit, asked, number);
  if (fault !== undefined || number === undefined) return show(house, visit, asked, fault);
  const wish = { benefitGroup: topic, language: spoken, windowId: window, name: name.trim(), number, writesIn: visit.language };
  try {
    const link = await sendCode(house, secret, wish, { clientAddress: visit.clientAddress, at: visit.now });
    return redirect(`/callback/${link}`);
  } catch (error) {
    if (refusalOf(error)?.code !== 'too-many-codes') throw error;
    return show(house, visit, asked, { id: 'number', text: refusalTexts(visit.language)['too-many-codes'] }, 429);
  }
}

async function giveIn(
  house: House,
  visit: Visit,
  { secret, followed, code }: { secret: string; followed: Followed; code: string },
): Promise<Reply> {
  const { contactId } = followed;
  const own = `/callback/${secret}`;
  const tried = await tryCode(house, contactId, code, visit.now);
  if (tried.result === 'over' || (tried.result === 'wrong' && tried.triesLeft === 0)) return redirect(own);
  if (tried.result === 'wrong')
    return page(CodePage({ visit: { ...visit, address: own }, secret, fault: texts(visit.language).wrong(tried.triesLeft) }), 422);
  const wish = { ...tried.wish, contactId, via: 'public', customerId: undefined, at: visit.now } as const;
  const refused = await tryToAsk(house, wish, visit.language);
  // Pressed twice: the other press has made it.
  if (refused && !(await findCallback(house.database, contactId)))
    return page(OverPage({ visit: { ...visit, address: own }, followed, why: refused.fault.text }), refused.status);
  await forgetWish(house, contactId);
  return redirect(own);
}

async function showFollowed(house: House, seen: Visit, secret: string, followed: Followed): Promise<Reply> {
  const visit = { ...seen, address: `/callback/${secret}` };
  const callback = await findCallback(house.database, followed.contactId);
  if (callback) return page(RequestPage({ visit, agency: house.agency, secret, callback }));
  const t = texts(visit.language);
  if (!followed.isOpen || followed.hasFailed) return page(OverPage({ visit, followed, why: followed.hasFailed ? t.failed : t.over }));
  return page(CodePage({ visit, secret, fault: undefined }));
}

async function show(house: House, seen: Visit, asked: Asked, fault?: Fault, status = fault ? 422 : 200): Promise<Reply> {
  const { agency, database } = house;
  const { topic, spoken } = asked;
  const query = new URLSearchParams({ ...(topic !== undefined && { topic }), spoken });
  const visit = { ...seen, address: `/callback?${query.toString()}` };
  if (!canSend(house)) return page(NoWayPage({ visit }));
  const windows =
    topic === undefined ? undefined : await listWindows(database, agency, { benefitGroup: topic, language: spoken }, seen.now);
  const [c, t] = [callbackTexts(visit.language), texts(visit.language)];
  const asking: Asking = {
    ...{ choose: '/callback', send: '/callback', back: { address: '/callbacks/new', label: t.signIn } },
    ...{ title: c.ask, lead: t.lead, topic: c.topic, promise: c.promise(agency.callbacks.mostAttempts), press: t.press },
    name: { label: t.name, hint: t.nameHint, longest: longestName },
  };
  return page(AskPage({ visit, agency, asking, asked, windows, fault }), status);
}
