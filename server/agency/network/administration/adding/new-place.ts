import Type from 'typebox';
import type { Agency } from '#server/agency/loading.ts';
import { type PlaceKind, placeKinds } from '#server/agency/places-file.ts';
import { isDay } from '#server/platform/clock/clock.ts';
import { readDay } from '#server/platform/clock/period.ts';
import type { PostedForm } from '#server/platform/http/posted-form.ts';
import { textOf } from '../../changing-hours/plan-form.ts';
import { factsFaults, type FactsFault, PlaceFacts, readFacts } from '../facts.ts';

/** A place that is to be added: its kind, its first day (ISO) and its facts. Hours come after it. */
export const NewPlace = Type.Object(
  {
    kind: Type.Enum([...placeKinds]),
    validFrom: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'the first day of the place' }),
    facts: PlaceFacts,
  },
  { additionalProperties: false },
);
export type NewPlace = { kind: PlaceKind; validFrom: string; facts: PlaceFacts };

/** What was typed, and what is wrong with it: what cannot be read, then what does not go together. */
export function readNewPlace(
  form: PostedForm,
  agency: Agency,
  municipalities: ReadonlySet<string>,
): { place: NewPlace; faults: FactsFault[] } {
  const { facts, faults } = readFacts(form);
  const kind = placeKinds.find((one) => one === textOf(form, 'kind'));
  const place: NewPlace = { kind: kind ?? 'office', validFrom: readDay(textOf(form, 'validFrom'), '') ?? '', facts };
  const unread = new Set(faults.map(({ field }) => field));
  const others = newPlaceFaults(place, agency, municipalities).filter(({ field }) => !unread.has(field));
  return { place, faults: [...(kind ? [] : [{ field: 'kind', code: 'unknown' } as const]), ...faults, ...others] };
}

/** What a new place must say together, whether a person or a machine adds it. */
export function newPlaceFaults({ kind, validFrom, facts }: NewPlace, agency: Agency, municipalities: ReadonlySet<string>): FactsFault[] {
  const faults = factsFaults(facts, { kind, validFrom }, agency, municipalities);
  return isDay(validFrom) ? faults : [{ field: 'validFrom', code: 'day' }, ...faults.filter(({ code }) => code !== 'before-start')];
}

/** An id as addresses can have it: “Äänekosken toimisto” is `aanekosken-toimisto`. */
export function idOfName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'place' : plain;
}
