import type { Secrets } from '#server/platform/secrets/secrets.ts';
import type { MandateRegisterSettings } from '#server/platform/settings/settings.ts';
import { isSignedQuestion } from '../register/signing.ts';

/** What the register knows: one person lets another act in matters of these mandates (URIs). */
export type Grant = { agentCode: string; principalCode: string; principalName: string; issues: readonly string[] };

type Question = { method: string; path: string; headers: Readonly<Record<string, string | undefined>> };
type Answer = { status: number; data: unknown };

type Kept =
  | { kind: 'session'; agentCode: string }
  | { kind: 'user'; agentCode: string }
  | { kind: 'code' | 'token'; agentCode: string; principalCode: string };

/**
 * A register of mandates that behaves as the national one does, for invented people: for trying the program out and for
 * tests. It remembers nothing: what it gives out holds, encrypted, what it stands for.
 */
export type FakeRegister = {
  answer(question: Question, now: Date): Answer;
  /** Those for whom the person at its page may act. Undefined when the address of the page was not made by this register. */
  listGrants(user: string): readonly Grant[] | undefined;
  /** The code to send the person back with, once they have chosen; undefined when that is not theirs to choose. */
  choose(user: string, principalCode: string): string | undefined;
};

export function openFakeRegister(secrets: Secrets, account: MandateRegisterSettings, grants: () => readonly Grant[]): FakeRegister {
  const give = (kept: Kept) => secrets.encrypt(JSON.stringify(kept)).toString('base64url');
  const take = (text: string): Kept | undefined => {
    try {
      // Only `give` above makes what decrypts.
      return JSON.parse(secrets.decrypt(Buffer.from(text, 'base64url'))) as Kept;
    } catch {
      return undefined;
    }
  };
  const grantsOf = (agentCode: string) => grants().filter((one) => one.agentCode === agentCode);
  const resultOf = (agentCode: string, principalCode: string, issue: string | null): Answer => {
    const isAllowed = grantsOf(agentCode).some((one) => one.principalCode === principalCode && one.issues.includes(issue ?? ''));
    return { status: 200, data: { result: isAllowed ? 'ALLOWED' : 'DISALLOWED' } };
  };
  const known = (user: string) => {
    const kept = take(user);
    return kept?.kind === 'user' ? kept : undefined;
  };
  return {
    answer: ({ method, path, headers }, now) => {
      const { pathname, searchParams } = new URL(path, 'http://register');
      const parts = pathname.split('/').slice(1).map(decodeURIComponent);
      if (method === 'POST' && pathname === '/oauth/token') return answerToken(searchParams.get('code'), headers['authorization']);
      if (!isSignedQuestion(headers['x-asiointivaltuudetauthorization'] ?? '', path, account, now)) return denied;
      const [, , , what = '', first = '', second = ''] = parts;
      if (pathname.startsWith('/service/hpa/user/register/')) return answerSession(parts[5] ?? '');
      if (pathname.startsWith('/service/rest/hpa/authorization/'))
        return resultOf(parts[5] ?? '', parts[6] ?? '', searchParams.get('issue'));
      const [session, token] = [take(first), take((headers['authorization'] ?? '').replace(/^Bearer /, ''))];
      if (session?.kind !== 'session' || token?.kind !== 'token' || session.agentCode !== token.agentCode) return denied;
      if (what === 'authorization') return resultOf(token.agentCode, second, searchParams.get('issues'));
      const chosen = grantsOf(token.agentCode).filter(({ principalCode }) => principalCode === token.principalCode);
      return { status: 200, data: chosen.map(({ principalCode, principalName }) => ({ personId: principalCode, name: principalName })) };
    },
    listGrants: (user) => {
      const kept = known(user);
      return kept && grantsOf(kept.agentCode);
    },
    choose: (user, principalCode) => {
      const kept = known(user);
      const isTheirs = kept && grantsOf(kept.agentCode).some((one) => one.principalCode === principalCode);
      return isTheirs ? give({ kind: 'code', agentCode: kept.agentCode, principalCode }) : undefined;
    },
  };

  function answerSession(agentCode: string): Answer {
    return { status: 200, data: { sessionId: give({ kind: 'session', agentCode }), userId: give({ kind: 'user', agentCode }) } };
  }

  function answerToken(code: string | null, basic: string | undefined): Answer {
    const right = `Basic ${Buffer.from(`${account.clientId}:${account.secret}`).toString('base64')}`;
    const kept = take(code ?? '');
    if (basic !== right || kept?.kind !== 'code') return denied;
    const token = give({ ...kept, kind: 'token' });
    return { status: 200, data: { access_token: token, token_type: 'bearer', expires_in: 599, scope: 'hpa' } };
  }
}

const denied: Answer = { status: 403, data: { error: 'forbidden' } };
