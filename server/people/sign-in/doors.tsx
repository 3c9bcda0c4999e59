import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { cookieJar } from '#server/platform/http/cookies.ts';
import { page, redirect, type Cookie, type Reply, type Visit } from '#server/platform/http/route.ts';
import { addAttempt, attemptMinutes, attemptToken, takeAttempt, type Door } from './attempts.ts';
import { createBudget } from './budget.ts';
import { SignInRefusedPage } from './pages.tsx';
import { newAttemptParts, type Providers } from './provider/providers.ts';
import { SignInRefused, type RefusedReason } from './provider/refused.ts';
import { ownPage } from './return-to.ts';
import { endSessionForGood, personKey } from './sessions.ts';
import { answerAttempt, recordRefusal } from './sign-in.ts';

// A library's or an office's readers share an address, so these are generous to people and still stop a machine.
const startsPerMinute = 60;
const strayAnswersPerMinute = 30;

/** Coming in and going out: what happens at the doors of the house. */
export type Doors = {
  /** `isRenewal`: whoever is signed in is to prove anew who they are. */
  begin(door: Door, visit: Visit, returnTo: string | undefined, isRenewal?: boolean): Promise<Reply>;
  answer(visit: Visit): Promise<Reply>;
  leave(visit: Visit): Promise<Reply>;
};

export function openDoors(house: House, providers: Providers): Doors {
  const starts = createBudget({ perMinute: startsPerMinute });
  const strayAnswers = createBudget({ perMinute: strayAnswersPerMinute });
  const isWithin = (budget: typeof starts, visit: Visit) => !house.settings.isRateLimited || budget.take(visit.clientAddress, visit.now);
  const jar = cookieJar(house.settings.publicUrl.startsWith('https:'));
  const cookieName = jar.nameOf(attemptCookie);

  return {
    async begin(door, visit, returnTo, isRenewal = false) {
      if (!isWithin(starts, visit)) throw new Refusal('too-many-requests');
      const provider = await providers.get(door, visit.now);
      const attempt = {
        door,
        ...newAttemptParts(),
        returnTo: ownPage(returnTo),
        renews: isRenewal ? renewedBy(visit) : null,
        isExpired: false,
      };
      const token = attemptToken(visit.cookies.get(cookieName));
      await addAttempt(house.database, { ...attempt, token, now: visit.now });
      // A session that ran out or was ended may have been left by its person: the provider's own session must not bring it back.
      const isLeftBehind = visit.session === undefined && visit.cookies.has(jar.nameOf('session'));
      const to = await provider.beginAddress(attempt, visit.language, isLeftBehind || isRenewal);
      return { kind: 'redirect', to, cookies: [{ name: attemptCookie, value: token, maxAgeSeconds: attemptMinutes * 60 }] };
    },

    async answer(visit) {
      const attempt = await takeAttempt(house.database, visit.cookies.get(cookieName), stateOf(visit.address), visit.now);
      if (!attempt) {
        // Only answers that nobody waits for are limited: no flood of them can keep out a person who began properly.
        if (!isWithin(strayAnswers, visit)) throw new Refusal('too-many-requests');
        return refuse(house, 'customers', 'unknown', new SignInRefused('unknown-attempt'), visit);
      }
      const provider = await providers.get(attempt.door, visit.now);
      try {
        const { token, person } = await answerAttempt(house, provider, attempt, visit);
        // Another person than the one who was to prove it does not come to that one's page.
        const isOther = attempt.renews !== null && !('customerId' in person && person.customerId === attempt.renews);
        // The attempts' cookie stays its ten minutes: a sign-in begun in another tab may still be answered.
        return { kind: 'redirect', to: isOther ? '/' : attempt.returnTo, cookies: [{ name: 'session', value: token }] };
      } catch (error) {
        if (!(error instanceof SignInRefused)) throw error;
        return refuse(house, attempt.door, provider.method, error, visit);
      }
    },

    async leave(visit) {
      const session = visit.session ?? visit.overSession;
      if (!session || session.kind === 'key') return redirect('/');
      const idTokenEncrypted = await endSessionForGood(house.database, session.id, visit.now);
      const door = session.person.role === 'customer' ? 'customers' : 'staff';
      return {
        kind: 'redirect',
        to: await endAddress(house, providers, door, idTokenEncrypted, visit.now),
        cookies: [goneCookie],
        clearsSite: true,
      };
    },
  };
}

const attemptCookie = 'sign-in';
const goneCookie: Cookie = { name: 'session', value: '', maxAgeSeconds: 0 };

function renewedBy({ session, overSession }: Visit): string | null {
  const signedIn = session ?? overSession;
  if (!signedIn || signedIn.kind === 'key') return null;
  const key = personKey(signedIn.person);
  return 'customerId' in key ? key.customerId : null;
}

function stateOf(address: string): string | undefined {
  const states = new URL(address, 'http://own.invalid').searchParams.getAll('state');
  return states.length === 1 ? states[0] : undefined;
}

async function refuse(house: House, door: Door, method: string, refused: SignInRefused, visit: Visit): Promise<Reply> {
  await recordRefusal(house, door, method, refused, visit.now);
  house.log.info({ kind: 'sign-in-refused', reason: refused.reason }, 'sign-in refused');
  return page(<SignInRefusedPage visit={visit} door={door} reason={refused.reason} />, statusOf(refused.reason));
}

function statusOf(reason: RefusedReason): number {
  if (reason === 'provider-unreachable') return 503;
  return reason === 'role-unknown' || reason === 'clerk-not-active' ? 403 : 400;
}

/** Where the provider's own sign-in ends. When the provider does not answer, ours has ended all the same. */
async function endAddress(house: House, providers: Providers, door: Door, idTokenEncrypted: Buffer | null, now: Date): Promise<string> {
  if (!idTokenEncrypted) return '/';
  try {
    const provider = await providers.get(door, now);
    return provider.endAddress(house.secrets.decrypt(idTokenEncrypted)) ?? '/';
  } catch (error) {
    house.log.warn({ err: error, kind: 'provider-sign-out' }, 'signing out at the identity provider failed');
    return '/';
  }
}
