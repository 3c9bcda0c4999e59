import Type from 'typebox';
import type { House } from '#server/house.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { Refusal, refusalOf } from '#server/platform/errors/refusal.ts';
import { type PostedForm, singleValue } from '#server/platform/http/posted-form.ts';
import type { Staff } from '#server/platform/http/person.ts';
import { json, page, redirect, type Reply, route, type Route, type SignedVisit } from '#server/platform/http/route.ts';
import { asTypedDay, textOf } from '../../changing-hours/plan-form.ts';
import { listMunicipalities } from '../queries.ts';
import { idOfName, NewPlace, newPlaceFaults, readNewPlace } from './new-place.ts';
import { NewPlacePage, PreviewPlacePage } from './pages.tsx';
import { addPlace, findAround, findFreeId, isAddress, isOwnAddition } from './queries.ts';

const right = 'manage-network';
const Slug = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' });

type StaffVisit = SignedVisit<Staff>;

/** Adding a place: written, shown back with what its coordinates lead to, then added; its hours come next. */
export function routes(house: House): Route[] {
  const { database, agency } = house;
  return [
    route({
      method: 'GET',
      path: '/network/new',
      right,
      answer: (visit) => {
        const form: PostedForm = new Map([
          ['validFrom', [asTypedDay(dayOf(visit.now, agency.timeZone))]],
          ['languages', ['fi', 'sv']],
        ]);
        return showForm(house, visit, form);
      },
    }),
    route({
      method: 'POST',
      path: '/network/new',
      right,
      takesForm: true,
      answer: (visit, input) => answerPosted(house, visit, input.form),
    }),
    route({
      method: 'POST',
      path: '/api/network',
      right,
      body: Type.Object({ id: Type.Optional(Slug), place: NewPlace }, { additionalProperties: false }),
      summary:
        'Adds a place, without hours: they are decided afterwards. Its id is made of its Finnish name, or is the `id` that is given, which makes it safe to send again.',
      replies: Type.Object({ id: Slug }),
      answer: async (visit, { body }) => {
        const faults = newPlaceFaults(body.place, agency, await municipalityIds(house));
        if (faults.length > 0)
          throw new Refusal(
            'bad-request',
            faults.map(({ field, code }) => ({
              place: field === 'validFrom' ? '/place/validFrom' : `/place/facts/${field}`,
              reason: code,
            })),
          );
        if (body.id !== undefined && isAddress(body.id)) throw new Refusal('place-id-taken');
        const id = body.id ?? (await findFreeId(database, body.place.facts.name.fi));
        await addPlace(database, { id, clerkId: visit.person.id, at: visit.now }, body.place);
        return json({ id }, 201);
      },
    }),
  ];
}

const municipalityIds = async ({ database }: House) => new Set((await listMunicipalities(database)).map(({ id }) => id));

async function showForm({ database, agency }: House, visit: StaffVisit, form: PostedForm, faults: Faults = []): Promise<Reply> {
  const municipalities = await listMunicipalities(database);
  return page(NewPlacePage({ visit, agency, municipalities, form, faults }), faults.length > 0 ? 422 : 200);
}

type Faults = ReturnType<typeof readNewPlace>['faults'];
const ours = new Set(['_csrf', '_language', 'action', 'shown', 'id']);

async function answerPosted(house: House, asked: StaffVisit, posted: PostedForm): Promise<Reply> {
  const visit = { ...asked, address: '/network/new' };
  const action = visit.changesLanguage ? (singleValue(posted, 'shown') ?? 'edit') : (singleValue(posted, 'action') ?? 'preview');
  const form: PostedForm = new Map([...posted].filter(([name]) => !ours.has(name)));
  if (action === 'edit') return showForm(house, visit, form);
  const { place, faults } = readNewPlace(form, house.agency, await municipalityIds(house));
  if (faults.length > 0) return showForm(house, visit, form, faults);
  if (action !== 'save') return preview(house, visit, form, place);
  return save(house, visit, form, place, textOf(posted, 'id'));
}

async function preview(
  { database, agency }: House,
  visit: StaffVisit,
  form: PostedForm,
  place: NewPlace,
  meanwhile?: string,
): Promise<Reply> {
  const { latitude, longitude, municipality, name } = place.facts;
  const [municipalities, id, around] = await Promise.all([
    listMunicipalities(database),
    findFreeId(database, name.fi),
    latitude !== null && longitude !== null ? findAround(database, { latitude, longitude }, municipality ?? '') : undefined,
  ]);
  const shown = PreviewPlacePage({ visit, agency, municipalities, form, place, id, around, meanwhile });
  return page(shown, meanwhile === undefined ? 200 : 409);
}

/** Adds the place under the id that was shown. Sent twice it is added once; taken by another, it is shown again with another id. */
async function save(house: House, visit: StaffVisit, form: PostedForm, place: NewPlace, shownId: string): Promise<Reply> {
  const { database } = house;
  const base = idOfName(place.facts.name.fi);
  const isOfName = shownId.startsWith(base) && /^(-\d{1,6})?$/.test(shownId.slice(base.length)) && !isAddress(shownId);
  if (!isOfName) return preview(house, visit, form, place);
  const clerkId = visit.person.id;
  try {
    await addPlace(database, { id: shownId, clerkId, at: visit.now }, place);
  } catch (error) {
    if (refusalOf(error)?.code !== 'place-id-taken') throw error;
    if (!(await isOwnAddition(database, shownId, clerkId, place.facts.name))) return preview(house, visit, form, place, shownId);
  }
  return redirect(`/network/${shownId}/hours`);
}
