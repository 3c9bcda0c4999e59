import Type from 'typebox';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { CsrfField, PageFrame } from '#server/platform/html/page-frame.tsx';
import { openRoute, page, redirect, type Route, type Visit } from '#server/platform/http/route.ts';
import { demoRegisterPath, openDemoRegister } from './demo-register.ts';
import type { Grant } from './fake-register.ts';
import { texts } from './texts.ts';

const text = Type.String({ maxLength: 2000 });
const Asked = Type.Object({ client_id: text, response_type: text, redirect_uri: text, user: text, lang: text });
const Chosen = Type.Object({ user: text, principal: Type.String({ maxLength: 11 }) }, { additionalProperties: false });

/** The demo register's own page, where a person chooses for whom to act; none when the demo register is off. */
export function demoRegisterRoutes(house: House): Route[] {
  if (!house.settings.isDemoIdentityOn || house.settings.mandateRegister) return [];
  const register = openDemoRegister(house);
  const path = `${demoRegisterPath}/oauth/authorize`;
  return [
    openRoute({
      method: 'GET',
      path,
      query: Asked,
      answer: async (visit, { query }) => {
        const grants = register.listGrants(query.user);
        if (!grants) throw new Refusal('not-found');
        return page(<ChoosePrincipalPage visit={visit} grants={grants} user={query.user} address={path} />);
      },
    }),
    openRoute({
      method: 'POST',
      path,
      body: Chosen,
      answer: async (_visit, { body }) => {
        const code = register.choose(body.user, body.principal);
        if (code === undefined) throw new Refusal('bad-request', [{ place: '/principal', reason: 'not one of the people' }]);
        return redirect(`/acting/register/answer?${new URLSearchParams({ code }).toString()}`);
      },
    }),
  ];
}

type Props = { visit: Visit; grants: readonly Grant[]; user: string; address: string };

function ChoosePrincipalPage({ visit, grants, user, address }: Props) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <div class="ds-alert" data-color="warning">
        <h2 class="ds-heading" data-size="2xs">
          {t.demonstration}
        </h2>
        <p class="ds-paragraph">{t.demonstrationText}</p>
      </div>
      {grants.length === 0 && <p class="ds-paragraph">{t.none}</p>}
      <form method="post" action={address}>
        <CsrfField visit={visit} />
        <input type="hidden" name="user" value={user} />
        <ul class="cards">
          {grants.map(({ principalCode, principalName }) => (
            <li class="ds-card">
              <button class="ds-button" name="principal" value={principalCode}>
                {principalName}
              </button>
            </li>
          ))}
        </ul>
      </form>
      <p class="ds-paragraph">
        <a class="ds-link" href="/acting">
          {t.back}
        </a>
      </p>
    </PageFrame>
  );
}
