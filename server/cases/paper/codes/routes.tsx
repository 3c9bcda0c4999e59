import Type from 'typebox';
import { maySee } from '#server/cases/desk/case-queries.ts';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import { hasRight, type Staff } from '#server/platform/http/person.ts';
import { page, redirect, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { mayKey } from '../queries.ts';
import { formValue } from '../registering/form.ts';
import { type CodeProblem, CodesPage } from './page.tsx';
import { placeOfCode } from './places.ts';

// A hand scanner types what a code holds, whatever that is.
const Typed = Type.Object({ code: Type.String({ maxLength: 2000 }) }, { additionalProperties: false });

/** One field for every code on paper: it leads to the case, the paper application or the form. */
export function codesRoutes(house: House): Route[] {
  return [
    route({
      method: 'GET',
      path: '/codes',
      right: 'take-in-paper',
      answer: async (visit) => page(<CodesPage visit={visit} typed="" />),
    }),
    route({
      method: 'POST',
      path: '/codes',
      right: 'take-in-paper',
      body: Typed,
      answer: async (visit, { body }) => {
        const shown = { ...visit, address: '/codes' };
        if (visit.changesLanguage) return page(<CodesPage visit={shown} typed={body.code} />);
        const found = await follow(house, visit, body.code);
        if ('address' in found) return redirect(found.address);
        return page(<CodesPage visit={shown} typed={body.code} problem={found.problem} />, 422);
      },
    }),
  ];
}

async function follow(house: House, visit: SignedVisit<Staff>, text: string): Promise<{ address: string } | { problem: CodeProblem }> {
  const place = placeOfCode(house.agency, text);
  switch (place.kind) {
    case 'fault':
      return { problem: place.fault };
    case 'form':
      return {
        address: `/paper/register?form=${encodeURIComponent(formValue(place.benefit, place.version))}&formLanguage=${place.language}`,
      };
    case 'case':
      return followReference(house, visit, place.reference);
    case 'paper':
      return followPaperCode(house, visit, place.code);
  }
}

async function followReference({ database }: House, { person }: SignedVisit<Staff>, reference: string) {
  if (!hasRight('handle-cases', person)) return { problem: 'case-elsewhere' } as const;
  const found = await database
    .selectFrom('application as a')
    .leftJoin('case_holder as h', (join) =>
      join.onRef('h.customer_id', '=', 'a.customer_id').onRef('h.application_id', '=', 'a.application_id'),
    )
    .select('a.application_id as applicationId')
    .where('a.reference', '=', reference)
    .where(maySee(person))
    .executeTakeFirst();
  return found ? { address: `/cases/${found.applicationId}` } : ({ problem: 'case-unknown' } as const);
}

async function followPaperCode({ database }: House, { person }: SignedVisit<Staff>, code: string) {
  const papers = () => database.selectFrom('paper_application').select('application_id as applicationId').where('paper_code', '=', code);
  const toKey = hasRight('key-paper', person) ? await papers().where(mayKey(person)).executeTakeFirst() : undefined;
  if (toKey) return { address: `/paper/${toKey.applicationId}` };
  // One's own registration, by its id alone.
  const own = await asActor({ kind: 'system' }, () => papers().where('registered_by', '=', person.id).executeTakeFirst());
  return own ? { address: `/paper/${own.applicationId}/receipt` } : ({ problem: 'paper-unknown' } as const);
}
