import { randomUUID } from 'node:crypto';
import Type, { type Static, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { isIdentityCode } from '#server/platform/formats/identity-code.ts';
import type { MandateAction } from '#server/platform/http/person.ts';
import type { Language } from '#server/platform/language/language.ts';
import type { MandateRegisterSettings } from '#server/platform/settings/settings.ts';
import { signatureHeader, signQuestion } from './signing.ts';

/** Asks the register's web server: `fetch`, or the demo register inside this program. */
export type AskRegister = (address: string, options: { method: 'GET' | 'POST'; headers: Record<string, string> }) => Promise<Response>;

/** Somebody for whom the register lets the asker act. */
export type Principal = { identityCode: string; name: string; actions: readonly MandateAction[] };

/** The national register of mandates. Every question may be refused with `unavailable` when the register does not answer. */
export type MandateRegister = {
  /** Opens a session at the register for somebody, who then chooses there, at `address`, for whom to act. */
  begin(agentCode: string, language: Language, now: Date): Promise<{ session: string; address: string }>;
  /** Whom the person chose, by the code with which the register sent them back; empty when the register allows nothing. */
  readChosen(session: string, code: string, now: Date): Promise<Principal[]>;
  /** What the register lets one do for the other at this moment; empty when nothing. */
  listActions(agentCode: string, principalCode: string, now: Date): Promise<MandateAction[]>;
};

const Session = Type.Object({ sessionId: Type.String({ minLength: 1 }), userId: Type.String({ minLength: 1 }) });
const Tokens = Type.Object({ access_token: Type.String({ minLength: 1 }) });
const Chosen = Type.Array(Type.Object({ personId: Type.String(), name: Type.String() }), { maxItems: 50 });
const Authorization = Type.Object({ result: Type.String() });

type Asked = { path: string; bearer?: string; now: Date };

/** The register as its Web API for acting on behalf of people (hpa) describes it. `returnTo`: where it sends the browser back to. */
export function openRegisterClient(account: MandateRegisterSettings, ask: AskRegister, returnTo: string): MandateRegister {
  const get = <S extends TSchema>(shape: S, { path, bearer, now }: Asked) =>
    readAnswer(
      shape,
      ask(`${account.url}${path}`, {
        method: 'GET',
        headers: {
          [signatureHeader]: signQuestion(path, account, now),
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        },
      }),
    );
  const actionsBy = async (isAllowed: (issue: string) => Promise<boolean>): Promise<MandateAction[]> => {
    if (!(await isAllowed(account.issue))) return [];
    const mayChangeAccount = account.accountIssue !== undefined && (await isAllowed(account.accountIssue));
    return ['view', 'apply', ...(mayChangeAccount ? (['change-account'] as const) : []), 'appeal'];
  };
  return {
    async begin(agentCode, language, now) {
      const path = `/service/hpa/user/register/${encodeURIComponent(account.clientId)}/${encodeURIComponent(agentCode)}`;
      const { sessionId, userId } = await get(Session, { path: `${path}?requestId=${randomUUID()}`, now });
      const query = { client_id: account.clientId, response_type: 'code', redirect_uri: returnTo, user: userId, lang: language };
      return { session: sessionId, address: `${account.url}/oauth/authorize?${new URLSearchParams(query).toString()}` };
    },
    async readChosen(session, code, now) {
      const query = new URLSearchParams({ code, grant_type: 'authorization_code', redirect_uri: returnTo }).toString();
      const basic = Buffer.from(`${account.clientId}:${account.secret}`).toString('base64');
      const asked = ask(`${account.url}/oauth/token?${query}`, { method: 'POST', headers: { authorization: `Basic ${basic}` } });
      const { access_token: bearer } = await readAnswer(Tokens, asked);
      const of = (what: string, rest = '') => `/service/hpa/api/${what}/${encodeURIComponent(session)}${rest}?requestId=${randomUUID()}`;
      const chosen = await get(Chosen, { path: of('delegate'), bearer, now });
      const principals: Principal[] = [];
      for (const { personId, name } of chosen.filter(({ personId: one }) => isIdentityCode(one))) {
        const path = of('authorization', `/${encodeURIComponent(personId)}`);
        const actions = await actionsBy(async (issue) =>
          isYes(await get(Authorization, { path: `${path}&issues=${encodeURIComponent(issue)}`, bearer, now })),
        );
        if (actions.length > 0) principals.push({ identityCode: personId, name, actions });
      }
      return principals;
    },
    listActions(agentCode, principalCode, now) {
      const people = `${encodeURIComponent(agentCode)}/${encodeURIComponent(principalCode)}`;
      const path = `/service/rest/hpa/authorization/${encodeURIComponent(account.clientId)}/${people}?requestId=${randomUUID()}`;
      return actionsBy(async (issue) => isYes(await get(Authorization, { path: `${path}&issue=${encodeURIComponent(issue)}`, now })));
    },
  };
}

function isYes({ result }: Static<typeof Authorization>): boolean {
  return result === 'ALLOWED';
}

/** An answer that does not come, is an error or has another shape is no answer: nobody acts for another on it. */
async function readAnswer<S extends TSchema>(shape: S, asked: Promise<Response>): Promise<Static<S>> {
  // Whatever came is held against its shape below.
  const data = await asked
    .then(async (response) => (response.ok ? ((await response.json()) as unknown) : undefined))
    .catch(() => undefined);
  if (!Check(shape, data)) throw new Refusal('unavailable');
  return data;
}
