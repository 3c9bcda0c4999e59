import Type from 'typebox';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { json, page, redirect, route, type Route } from '#server/platform/http/route.ts';
import { RetentionPage } from './pages.tsx';
import { listRuns } from './queries.ts';
import { countRun } from './running.ts';

const right = 'keep-records';
const nothing = Type.Object({}, { additionalProperties: false });
const instant = Type.String({ format: 'date-time' });

const Line = Type.Object({
  rule: Type.String(),
  firstKeptOn: Type.String({ format: 'date', description: 'what ended before this day is erased' }),
  items: Type.Integer(),
  rows: Type.Integer({ description: 'of every table together' }),
  files: Type.Integer({ description: 'contents that nothing refers to any more' }),
});
const Run = Type.Object({ at: instant, isDry: Type.Boolean(), isWhole: Type.Boolean(), lines: Type.Array(Line) });
const Rule = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  benefits: Type.Array(Type.String(), { description: 'empty: all that no other rule names' }),
  keep: Type.Object({ count: Type.Integer(), unit: Type.String() }),
  source: Type.String(),
  isInvented: Type.Boolean(),
});

/** How long what is kept: for administrators. Counting erases nothing; erasing is done at night, or by the command. */
export function routes(house: House): Route[] {
  const { database, agency } = house;
  // What is due is counted over everybody's rows, and only numbers leave.
  const count = () => asActor({ kind: 'system' }, () => countRun(house));
  return [
    route({
      method: 'GET',
      path: '/retention',
      right,
      answer: async (visit) => page(RetentionPage({ visit, agency, runs: await listRuns(database) })),
    }),
    route({
      method: 'POST',
      path: '/retention/count',
      right,
      body: nothing,
      answer: async () => {
        await count();
        return redirect('/retention#runs');
      },
    }),
    route({
      method: 'GET',
      path: '/api/retention',
      right,
      summary: 'How long what is kept, and what was counted and erased, the newest run first',
      replies: Type.Object({ rules: Type.Array(Rule), runs: Type.Array(Run) }),
      answer: async () => {
        const runs = (await listRuns(database)).map(({ at, isDry, isWhole, lines }) => ({ at: at.toISOString(), isDry, isWhole, lines }));
        const rules = agency.retention.rules.map(({ id, kind, benefits, keep, source, isInvented }) => ({
          ...{ id, kind, benefits: benefits ?? [], keep, source, isInvented },
        }));
        return json({ rules, runs });
      },
    }),
    route({
      method: 'POST',
      path: '/api/retention/count',
      right,
      body: nothing,
      summary: 'What a run would erase now. Erases nothing.',
      replies: Type.Object({ lines: Type.Array(Line) }),
      answer: async () => json({ lines: await count() }),
    }),
  ];
}
