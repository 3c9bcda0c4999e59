import Type from 'typebox';
import type { Provider } from 'oidc-provider';
import type { House } from '#server/house.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { openRoute, page, redirect, type Reply, type Route, type Visit } from '#server/platform/http/route.ts';
import { ChoosePersonPage, DemoFailedPage } from './pages.tsx';
import { demoPeople } from './people.ts';
import { createDemoProvider, doorOf, mountPath } from './provider.ts';

const Uid = Type.Object({ uid: Type.String({ pattern: '^[\\w-]{10,100}$' }) });

/** The demo identity service's own pages; none when it is off. */
export function demoIdentityRoutes(house: House): Route[] {
  if (!house.settings.isDemoIdentityOn) return [];
  const provider = createDemoProvider(house);
  const people = demoPeople(house.agency);
  return [
    openRoute({
      method: 'GET',
      path: `${mountPath}/people/:uid`,
      params: Uid,
      async answer(visit, { params }) {
        const interaction = await findInteraction(provider, visit, params.uid);
        if (!interaction) return interrupted(visit);
        const here = people.filter((person) => doorOf(person) === interaction.params['client_id']);
        return page(<ChoosePersonPage visit={visit} agency={house.agency} people={here} address={`${mountPath}/people/${params.uid}`} />);
      },
    }),
    openRoute({
      method: 'POST',
      path: `${mountPath}/people/:uid`,
      params: Uid,
      body: Type.Object({ person: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
      async answer(visit, { params, body }) {
        const interaction = await findInteraction(provider, visit, params.uid);
        if (!interaction) return interrupted(visit);
        const person = people.find(({ id }) => id === body.person);
        if (!person || doorOf(person) !== interaction.params['client_id'])
          throw new Refusal('bad-request', [{ place: '/person', reason: 'not one of the people' }]);
        return redirect(await finish(provider, interaction, person.id));
      },
    }),
    openRoute({ method: 'GET', path: `${mountPath}/failed`, answer: async (visit) => interrupted(visit) }),
  ];
}

type Interaction = InstanceType<Provider['Interaction']>;

/** What the provider waits for, if this browser is the one that began it. */
async function findInteraction(provider: Provider, visit: Visit, uid: string): Promise<Interaction | undefined> {
  if (visit.cookies.get(provider.cookieName('interaction')) !== uid) return undefined;
  return (await provider.Interaction.find(uid)) ?? undefined;
}

function interrupted(visit: Visit): Reply {
  return page(<DemoFailedPage visit={visit} />, 400);
}

/** Tells the provider who was chosen. Returns where it goes on. */
async function finish(provider: Provider, interaction: Interaction, accountId: string): Promise<string> {
  const before = interaction.session;
  if (before?.uid !== undefined && before.accountId !== accountId) {
    // Another of the people was signed in at the provider: that ends, or it would ask with a page that needs a script.
    await (await provider.Session.findByUid(before.uid))?.destroy();
    delete interaction.session;
  }
  interaction.result = { login: { accountId, acr: 'demonstration', amr: ['user'], remember: false } };
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  return interaction.returnTo;
}
