import { demoCustomer, fullName } from '#server/people/demo-identity/people.ts';
import type { House } from '#server/house.ts';
import type { MandateRegisterSettings } from '#server/platform/settings/settings.ts';
import type { AskRegister } from '../register/client.ts';
import { type FakeRegister, type Grant, openFakeRegister } from './fake-register.ts';

/** Where the demo register's own page is, below our public address. */
export const demoRegisterPath = '/demo-register';

const issue = 'urn:demo:social-security-matters';
const accountIssue = 'urn:demo:account-number';

/** Our account at the demo register; its secrets are made of the installation's. */
export function demoRegisterAccount({ settings, secrets }: Pick<House, 'settings' | 'secrets'>): MandateRegisterSettings {
  return {
    url: `${settings.publicUrl}${demoRegisterPath}`,
    clientId: 'agency',
    key: secrets.derive('demo-register-key').toString('base64url'),
    secret: secrets.derive('demo-register-secret').toString('base64url'),
    issue,
    accountIssue,
  };
}

/** Who lets whom act at the demo register: Väinö lets Aino do everything, Helmi lets Linnéa all but give an account number. */
function demoGrants(): Grant[] {
  return [grant({ agent: 1, principal: 2, issues: [issue, accountIssue] }), grant({ agent: 3, principal: 8, issues: [issue] })];
}

function grant({ agent, principal, issues }: { agent: number; principal: number; issues: readonly string[] }): Grant {
  const person = demoCustomer(principal);
  return {
    agentCode: demoCustomer(agent).identityCode,
    principalCode: person.identityCode,
    principalName: fullName(person),
    issues,
  };
}

export function openDemoRegister(house: Pick<House, 'settings' | 'secrets'>): FakeRegister {
  return openFakeRegister(house.secrets, demoRegisterAccount(house), demoGrants);
}

/** Asks the demo register inside this program: our public address may not be reachable from this machine. */
export function askDemoRegister(house: Pick<House, 'settings' | 'secrets' | 'clock'>): AskRegister {
  const register = openDemoRegister(house);
  const { url } = demoRegisterAccount(house);
  return async (address, { method, headers }) => {
    const sent = Object.fromEntries(new Headers(headers));
    const { status, data } = register.answer({ method, path: address.slice(url.length), headers: sent }, house.clock.now());
    return Response.json(data, { status });
  };
}
