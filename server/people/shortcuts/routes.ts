import Type from 'typebox';
import type { House } from '#server/house.ts';
import { setShortcuts } from '#server/people/clerks/queries.ts';
import type { ShortcutChoice } from '#server/platform/html/shortcuts/shortcuts.ts';
import { page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { ShortcutsPage } from './page.tsx';

const right = 'own-desk';
const strict = { additionalProperties: false } as const;
const Settings = Type.Object({ keys: Type.Enum(['off', 'modified', 'single']), show: Type.Optional(Type.Literal('yes')) }, strict);

/** The keys of the desk: their list without a script, and how one uses them. */
export function routes({ database }: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/shortcuts',
      right,
      query: Type.Object({ saved: Type.Optional(Type.Literal('yes')) }, strict),
      answer: async (visit, { query }) => page(ShortcutsPage({ visit, isSaved: query.saved === 'yes' })),
    }),
    route({
      method: 'POST',
      path: '/shortcuts',
      right,
      body: Settings,
      answer: async (visit, { body: { keys, show } }) => {
        const choice: ShortcutChoice = keys !== 'off' && show === 'yes' ? `${keys}-shown` : keys;
        await setShortcuts(database, visit.person.id, choice);
        return redirect('/shortcuts?saved=yes');
      },
    }),
  ];
}
