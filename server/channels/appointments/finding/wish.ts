import { sql } from 'kysely';
import Type from 'typebox';
import { appointmentChannels, type AppointmentChannel } from '#server/agency/policies/appointments.ts';
import type { Agency } from '#server/agency/loading.ts';
import { isDay } from '#server/platform/clock/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { Wish } from '../times/free-times.ts';

const Word = (maxLength: number, pattern: string) => Type.String({ maxLength, pattern });
const Language = Word(3, '^[a-z]{2,3}$');
export const PlaceId = Word(60, '^[a-z0-9-]*$');

/** What somebody looks for, as it stands in the address and in the forms of the pages. */
export const wishShape = {
  matter: Type.Optional(Type.Array(Word(60, '^[\\w-]+$'), { maxItems: 10, description: 'benefit groups; their lengths add up' })),
  channel: Type.Optional(Type.Enum([...appointmentChannels])),
  spoken: Type.Optional(Language),
  interpreter: Type.Optional(Type.Union([Language, Type.Literal('')], { description: 'the language of an interpreter, if one is wanted' })),
  where: Type.Optional(Type.String({ maxLength: 60, description: 'a municipality, a postal code or the name of a place' })),
  place: Type.Optional(PlaceId),
  from: Type.Optional(Type.String({ maxLength: 10, description: 'the first day shown: 2015-12-31' })),
};

/** An instant as the pages write it: 2015-03-02T08:00Z. */
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:00(\\.000)?)?Z$' });

export type Asked = {
  matters: readonly string[];
  channel: AppointmentChannel;
  spoken: string;
  interpreter: string | undefined;
  where: string;
  /** The place whose times are shown; undefined: the nearest are compared. */
  place: string | undefined;
  /** ISO day; undefined where none, or no real one, was given. */
  from: string | undefined;
  /** Nothing was asked yet: the page only offers to. */
  isBegun: boolean;
};

type Given = {
  matter?: readonly string[];
  channel?: string;
  spoken?: string;
  interpreter?: string;
  where?: string;
  place?: string;
  from?: string;
};

/** What was asked, without what the agency does not know. */
export function readAsked(agency: Agency, given: Given, language: string): Asked {
  const { channel, place = '', interpreter = '', from = '' } = given;
  const known = appointmentChannels.find((one) => one === channel);
  const wanted = new Set(given.matter ?? []);
  return {
    matters: agency.groups.map(({ id }) => id).filter((id) => wanted.has(id)),
    channel: known ?? 'office',
    spoken: given.spoken ?? language,
    interpreter: interpreter === '' ? undefined : interpreter,
    where: (given.where ?? '').trim(),
    place: place === '' ? undefined : place,
    from: isDay(from) ? from : undefined,
    isBegun: known !== undefined,
  };
}

export function wishOf({ matters, channel, spoken, interpreter }: Asked): Wish {
  return { channel, benefitGroups: matters, language: spoken, interpreted: interpreter, share: 'public' };
}

/** The same as fields of an address or a form, without what is not said; `changes` say it otherwise. */
export function fieldsOf(asked: Asked, changes: Partial<Asked> = {}): [string, string][] {
  const { matters, channel, spoken, interpreter, where, place, from } = { ...asked, ...changes };
  const given = { channel, spoken, interpreter, where: where === '' ? undefined : where, place, from };
  const rest = Object.entries(given).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  return [...matters.map((id): [string, string] => ['matter', id]), ...rest];
}

export function addressOf(asked: Asked, changes: Partial<Asked> = {}): string {
  return `/appointments/new?${new URLSearchParams(fieldsOf(asked, changes)).toString()}`;
}

/** The languages into which somebody who works for the agency now interprets. */
export async function listInterpreted(database: Database): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select distinct unnest(languages) as tag from interpreter where ended_at is null order by tag limit 200`.execute(database);
  return rows.map(({ tag }) => tag);
}
