import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoCustomer, fullName } from '#server/people/demo-identity/people.ts';
import type { Clock } from '#server/platform/clock/clock.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';
import type { MandateRegisterSettings } from '#server/platform/settings/settings.ts';
import { type FakeRegister, type Grant, openFakeRegister } from '../demo/fake-register.ts';

/** A register of mandates at an address of its own, whose grants and answers a test can change. */
export type TestRegister = {
  account: MandateRegisterSettings;
  grants: Grant[];
  register: FakeRegister;
  /** What it answers instead of what it knows: nothing at all, an error, or something that means nothing. */
  fault: 'silent' | 'error' | 'nonsense' | undefined;
  close(): Promise<void>;
};

export async function startTestRegister(secrets: Secrets, clock: Clock): Promise<TestRegister> {
  const server = createServer((request, response) => {
    if (test.fault === 'silent') return void request.socket.destroy();
    const { method = '', url = '', headers } = request;
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const { status, data } = test.register.answer({ method, path: url, headers: sent }, clock.now());
    response.writeHead(test.fault === 'error' ? 500 : status, { 'content-type': 'application/json' });
    response.end(test.fault === 'nonsense' ? '{"result": true}' : JSON.stringify(data));
  });
  await new Promise<void>((begun) => void server.listen(0, '127.0.0.1', begun));
  const account = {
    // A server that listens at a port has an address with one.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId: 'luukku',
    key: 'a key of the register',
    secret: 'a secret of the register',
    issue: 'http://valtuusrekisteri.suomi.fi/test/handle',
    accountIssue: 'http://valtuusrekisteri.suomi.fi/test/account',
  };
  const grants: Grant[] = [];
  const test: TestRegister = {
    account,
    grants,
    register: openFakeRegister(secrets, account, () => grants),
    fault: undefined,
    close: () => new Promise((closed) => void server.close(() => closed())),
  };
  return test;
}

/** One invented customer lets another act. */
export function grantOf({ account }: TestRegister, agent: number, principal: number, issues: readonly string[] = [account.issue]): Grant {
  const [{ identityCode: agentCode }, person] = [demoCustomer(agent), demoCustomer(principal)];
  return { agentCode, principalCode: person.identityCode, principalName: fullName(person), issues };
}
