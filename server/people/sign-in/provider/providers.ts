import * as openid from 'openid-client';
import { insideFetch } from '#server/people/demo-identity/inside-fetch.ts';
import { demoClient, demoIssuer } from '#server/people/demo-identity/provider.ts';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import type { Settings } from '#server/platform/settings/settings.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { Attempt, Door } from '../attempts.ts';
import type { Claims } from './claims.ts';
import { SignInRefused } from './refused.ts';

/**
 * What a provider proved: who (issuer and subject), what it says of the person, its signed token for signing out there, and
 * how long before its answer the person proved it there (seconds; undefined when the provider does not say).
 */
export type Proof = { issuer: string; subject: string; claims: Claims; idToken: string; secondsSince: number | undefined };

/** An identity provider, as one of our doors uses it. */
export type Provider = {
  /** How a login through it is named in the records. */
  method: string;
  /** The address to send the browser to. `asksAnew`: whoever is signed in at the provider still has to prove it again. */
  beginAddress(attempt: Attempt, language: Language, asksAnew: boolean): Promise<string>;
  /** Checks an answer and fetches what it stands for. Throws SignInRefused. */
  prove(attempt: Attempt, answerAddress: string): Promise<Proof>;
  /** Where the browser ends its sign-in at the provider; undefined when the provider has no such place. */
  endAddress(idToken: string | undefined): string | undefined;
};

export type Providers = {
  /** Throws the refusal `unavailable` when the provider does not answer. */
  get(door: Door, now: Date): Promise<Provider>;
};

type Account = { issuer: string; clientId: string; clientSecret: string; scope: string; method: string; fetch: openid.CustomFetch };

const refreshMilliseconds = 60 * 60_000;
const answerSeconds = 10;
const slackSeconds = 30;

/** The providers of both doors. What a provider tells about itself is asked at the first sign-in and once an hour. */
export function openProviders(house: House): Providers {
  const known = new Map<Door, { provider: Promise<Provider>; at: Date }>();
  return {
    async get(door, now) {
      const kept = known.get(door);
      if (kept && now.getTime() - kept.at.getTime() < refreshMilliseconds) return kept.provider;
      const found = discover(accountOf(house, door), house.settings.publicUrl);
      known.set(door, { provider: found, at: now });
      try {
        return await found;
      } catch {
        // The next person tries again at once.
        known.delete(door);
        throw new Refusal('unavailable');
      }
    },
  };
}

/** The sites that a form of ours may lead to: browsers hold a page to this list even when the form's answer redirects. */
export function listProviderSites({ customerSignIn, staffSignIn, mandateRegister }: Settings): string[] {
  const sites = [customerSignIn.provider?.issuer, staffSignIn.provider?.issuer, mandateRegister?.url].filter((site) => site !== undefined);
  return [...new Set(sites.map((site) => new URL(site).origin))];
}

function accountOf(house: House, door: Door): Account {
  const { provider, scope } = door === 'customers' ? house.settings.customerSignIn : house.settings.staffSignIn;
  // The library's body may also be a stream, which it never is here: it asks with short forms.
  const fetch: openid.CustomFetch = (address, options) => globalThis.fetch(address, options as RequestInit);
  if (provider) return { ...provider, scope, method: new URL(provider.issuer).host, fetch };
  if (!house.settings.isDemoIdentityOn) throw new Error(`no identity provider for ${door}`);
  return {
    ...demoClient(house, door),
    issuer: demoIssuer(house),
    scope: 'openid profile email phone',
    method: 'demo-identity',
    fetch: insideFetch(house),
  };
}

/** Marks a provider that did not answer, so that it is told from one whose answer is wrong. */
class ProviderSilent extends Error {}

function listening(fetch: openid.CustomFetch): openid.CustomFetch {
  return async (address, options) => {
    const response = await fetch(address, options).catch(() => undefined);
    if (!response || response.status >= 500) throw new ProviderSilent();
    return response;
  };
}

async function discover(account: Account, publicUrl: string): Promise<Provider> {
  // Without https only for a provider on a developer's own machine or network: its issuer says so itself.
  const checks = account.issuer.startsWith('http:')
    ? [openid.enableNonRepudiationChecks, openid.allowInsecureRequests]
    : [openid.enableNonRepudiationChecks];
  const client = { client_secret: account.clientSecret, [openid.clockTolerance]: slackSeconds };
  const config = await openid.discovery(new URL(account.issuer), account.clientId, client, openid.ClientSecretBasic(account.clientSecret), {
    execute: checks,
    timeout: answerSeconds,
    [openid.customFetch]: listening(account.fetch),
  });
  const redirectUri = `${publicUrl}/sign-in/answer`;
  return {
    method: account.method,
    async beginAddress(attempt, language, asksAnew) {
      return openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: account.scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        // With a greatest age the provider must say when the person proved it (OpenID Connect Core 1.0 §3.1.2.1).
        ...(asksAnew ? { prompt: 'login', max_age: '0' } : {}),
      }).href;
    },
    prove: (attempt, answerAddress) => prove(config, attempt, new URL(answerAddress, publicUrl)),
    endAddress(idToken) {
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      const hint = idToken === undefined ? {} : { id_token_hint: idToken };
      return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: `${publicUrl}/`, ...hint }).href;
    },
  };
}

async function prove(config: openid.Configuration, attempt: Attempt, answer: URL): Promise<Proof> {
  try {
    const tokens = await openid.authorizationCodeGrant(config, answer, {
      pkceCodeVerifier: attempt.codeVerifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    });
    const signed = tokens.claims();
    if (!signed || tokens.id_token === undefined) throw new SignInRefused('answer-not-valid');
    const told =
      config.serverMetadata().userinfo_endpoint === undefined ? {} : await openid.fetchUserInfo(config, tokens.access_token, signed.sub);
    // By the provider's own clock: ours may be another.
    const secondsSince = signed.auth_time === undefined ? undefined : Math.max(0, signed.iat - signed.auth_time);
    // Somebody who was to prove it anew, and of whom the provider does not say that they did, may be anybody at that machine.
    if (attempt.renews !== null && secondsSince === undefined) throw new SignInRefused('answer-not-valid');
    // What is signed counts before what is only told.
    return { issuer: signed.iss, subject: signed.sub, claims: { ...told, ...signed }, idToken: tokens.id_token, secondsSince };
  } catch (error) {
    throw refusedBecause(error);
  }
}

function refusedBecause(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error;
  if (error instanceof openid.AuthorizationResponseError)
    return new SignInRefused(error.error === 'access_denied' ? 'cancelled' : 'provider-refused');
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ProviderSilent) return new SignInRefused('provider-unreachable');
  }
  return new SignInRefused('answer-not-valid');
}

/** Random parts of a new attempt: the first two come back in the answer, the third proves that the answer is ours. */
export function newAttemptParts(): { state: string; nonce: string; codeVerifier: string } {
  return { state: openid.randomState(), nonce: openid.randomNonce(), codeVerifier: openid.randomPKCECodeVerifier() };
}
