import { interactionPolicy, Provider, type Configuration } from 'oidc-provider';
import type { Door } from '#server/people/sign-in/attempts.ts';
import type { House } from '#server/house.ts';
import { demoRecordAdapter } from './adapter.ts';
import { demoPeople, fullName, type DemoPerson } from './people.ts';
import { demoSigningKey } from './signing-key.ts';

/** An OpenID Connect provider for trying the program out: anybody may say to be any of its invented people. */

export const mountPath = '/demo-identity';

export function demoIssuer(house: Pick<House, 'settings'>): string {
  return `${house.settings.publicUrl}${mountPath}`;
}

/** Our own account at the demo identity service; its secret is made of the installation's. */
export function demoClient({ secrets }: Pick<House, 'secrets'>, door: Door): { clientId: Door; clientSecret: string } {
  return { clientId: door, clientSecret: secrets.derive(`demo-identity-client-${door}`).toString('base64url') };
}

export function doorOf(person: Pick<DemoPerson, 'role'>): Door {
  return person.role === 'customer' ? 'customers' : 'staff';
}

const hour = 3600;
const scopes = 'openid profile email phone';

export function createDemoProvider(house: House): Provider {
  const people = new Map(demoPeople(house.agency).map((person) => [person.id, person]));
  const provider = new Provider(demoIssuer(house), {
    adapter: demoRecordAdapter(house),
    clients: (['customers', 'staff'] as const).map((door) => clientOf(house, door)),
    jwks: { keys: [demoSigningKey(house.secrets)] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    cookies: { keys: [house.secrets.derive('demo-identity-cookies').toString('base64url')], ...cookieFlags(house) },
    pkce: { required: () => true },
    responseTypes: ['code'],
    scopes: scopes.split(' '),
    claims: claimsByScope(house),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: endWithoutAsking, postLogoutSuccessSource: toFrontPage },
    },
    interactions: { policy: askingAtTheOtherDoor(people), url: (_context, interaction) => `${mountPath}/people/${interaction.uid}` },
    findAccount: (_context, id) => {
      const person = people.get(id);
      return person && { accountId: id, claims: () => ({ sub: id, ...claimsOf(house, person) }) };
    },
    loadExistingGrant: grantWithoutAsking,
    renderError: (context) => context.redirect(`${mountPath}/failed`),
    ttl: { Session: hour, Interaction: 600, Grant: hour, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  });
  provider.proxy = true;
  endEvenWhenNobodyIsThere(provider);
  return provider;
}

function clientOf(house: House, door: Door) {
  const { clientId, clientSecret } = demoClient(house, door);
  return {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [`${house.settings.publicUrl}/sign-in/answer`],
    post_logout_redirect_uris: [`${house.settings.publicUrl}/`],
    response_types: ['code' as const],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic' as const,
    id_token_signed_response_alg: 'ES256' as const,
    // It says when a person proved who they are, so that our pages know whether it was long ago.
    require_auth_time: true,
  };
}

function cookieFlags({ settings }: House): Pick<NonNullable<Configuration['cookies']>, 'short' | 'long'> {
  const secure = settings.publicUrl.startsWith('https:');
  return {
    short: { httpOnly: true, sameSite: 'lax', secure, signed: true },
    long: { httpOnly: true, sameSite: 'lax', secure, signed: true, path: mountPath },
  };
}

/** The claims, under the names that our own settings read them by. */
function claimsByScope({ settings }: House): Record<string, string[]> {
  const { identityCode, givenName, familyName } = settings.customerSignIn.claims;
  const staff = settings.staffSignIn.claims;
  return {
    openid: ['sub'],
    profile: [
      ...new Set([
        identityCode,
        givenName,
        familyName,
        staff.name,
        staff.role,
        staff.skills,
        staff.languages,
        staff.seesProtected,
        'locale',
      ]),
    ],
    email: ['email'],
    phone: ['phone_number'],
  };
}

function claimsOf({ settings }: House, person: DemoPerson): Record<string, string | string[] | boolean | undefined> {
  if (person.role === 'customer') {
    const { identityCode, givenName, familyName } = settings.customerSignIn.claims;
    return {
      [identityCode]: person.identityCode,
      [givenName]: person.givenNames,
      [familyName]: person.familyName,
      locale: person.language,
      email: person.email,
      phone_number: person.phone,
    };
  }
  const { name, role, skills, languages, seesProtected } = settings.staffSignIn.claims;
  return {
    [name]: fullName(person),
    [role]: person.role,
    [skills]: [...person.skills],
    [languages]: [...person.languages],
    [seesProtected]: person.seesProtected,
  };
}

/** Whoever is signed in at one door is asked anew at the other: a customer is no clerk. */
function askingAtTheOtherDoor(people: ReadonlyMap<string, DemoPerson>) {
  const policy = interactionPolicy.base();
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('other_door', 'this person belongs to the other door', ({ oidc }) => {
      const person = people.get(oidc.session?.accountId ?? '');
      return person !== undefined && doorOf(person) !== oidc.client?.clientId;
    }),
  );
  return policy;
}

/** Our own pages ask for nothing that a person would have to agree to. */
const grantWithoutAsking: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const { client, session, provider } = oidc;
  if (!client || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const kept = known === undefined ? undefined : await provider.Grant.find(known);
  if (kept) return kept;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(scopes);
  await grant.save();
  return grant;
};

type LogoutSource = NonNullable<NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>['logoutSource']>;
type LogoutContext = Parameters<LogoutSource>[0];

/**
 * Signs out at once whom our own signed token names: they have pressed "sign out" already, and a second question would
 * leave a session behind. Nobody else: any site can send a browser here.
 */
const endWithoutAsking: LogoutSource = async (context) => {
  const { session, entities } = context.oidc;
  if (session && entities.IdTokenHint?.payload['sub'] === session.accountId) await session.destroy();
  toAgreedAddress(context);
};

/** Where the agency asked to come back to, which was checked against the list of its addresses; else its front page. */
function toAgreedAddress(context: LogoutContext): void {
  const agreed = context.oidc.params?.['post_logout_redirect_uri'];
  context.status = 303;
  context.body = '';
  context.redirect(typeof agreed === 'string' ? agreed : '/');
}

function toFrontPage(context: LogoutContext): void {
  context.redirect('/');
}

/** With no session left to end, the provider would send a page that needs a script: go on at once instead. */
function endEvenWhenNobodyIsThere(provider: Provider): void {
  provider.use(async (context, next) => {
    await next();
    // The provider has put its own part on the context by now, if the address was one of its own at all.
    const answered = context as unknown as LogoutContext & { oidc?: LogoutContext['oidc'] };
    if (answered.oidc?.route === 'end_session' && answered.status === 200) toAgreedAddress(answered);
  });
}
