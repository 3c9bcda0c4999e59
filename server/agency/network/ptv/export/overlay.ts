import { dayOf } from '#server/platform/clock/clock.ts';
import type { PlaceFacts } from '../../administration/facts.ts';
import { fitPlan } from '../hours/fitting.ts';
import { readHours } from '../hours/reading-hours.ts';
import { addressOf, channelOfPlace, type Writing } from '../mapping/channel-of-place.ts';
import { differingFields } from '../mapping/differences.ts';
import { factsOfChannel } from '../mapping/facts-of-channel.ts';
import type { Channel, Json } from '../record.ts';
import { withoutNulls } from '../reading/nulls.ts';
import { type Standing, timetableOf } from '../standing.ts';

/**
 * A place as it goes out: the record that came in, as it came, with those parts anew that the house says otherwise by now. A place
 * that the catalogue does not know is made of what the house knows.
 */
export function exportedChannel(place: Standing, writing: Writing): Json {
  const own = channelOfPlace(place, writing);
  const { record } = place;
  if (record === null) return own;
  // The record had the shape when it was taken in.
  const channel = withoutNulls(record) as Channel;
  const known = { municipalities: writing.municipalities, organizations: [] };
  const changed = new Set(differingFields(factsOfChannel(channel, known, place.facts).facts, place.facts));
  const hours = !writing.withoutHours && hasOtherHours(channel, place, writing) ? { serviceHours: own['serviceHours'] } : {};
  if (changed.size === 0 && Object.keys(hours).length === 0) return record;
  return { ...record, ...changedParts(record, own, place, { changed, writing }), ...hours, modified: own['modified'] };
}

function hasOtherHours(channel: Channel, place: Standing, { agency, now }: Writing): boolean {
  const fitted = fitPlan(readHours(channel.serviceHours ?? []).hours, timetableOf(place), agency, dayOf(now, agency.timeZone));
  return !('plan' in fitted) || fitted.differs;
}

const inStreet: readonly (keyof PlaceFacts)[] = ['street', 'postalCode', 'city', 'municipality', 'latitude', 'longitude'];

type Changed = { changed: ReadonlySet<keyof PlaceFacts>; writing: Writing };

function changedParts(record: Json, own: Json, place: Standing, { changed, writing }: Changed): Json {
  const hasAddress = changed.has('accessibility') || inStreet.some((field) => changed.has(field));
  return {
    ...(changed.has('name') && { serviceChannelNames: [...listOf(own, 'serviceChannelNames'), ...otherNames(record)] }),
    ...(changed.has('languages') && { languages: place.facts.languages }),
    ...(changed.has('phone') && {
      phoneNumbers: [
        ...listOf(own, 'phoneNumbers'),
        ...listOf(record, 'phoneNumbers').filter(({ type }) => type === 'Fax' || type === 'Sms'),
      ],
    }),
    ...(changed.has('tasks') && { services: withTasks(record, place.facts.tasks) }),
    ...(hasAddress && { addresses: withAddress(record, place, writing, changed.has('accessibility')) }),
  };
}

/** A list of objects in a record; none where there is none. */
function listOf(record: Json, field: string): Json[] {
  const value = record[field];
  // What was read in had the shape; what is our own has it.
  return Array.isArray(value) ? (value as Json[]) : [];
}

const pageLanguages = new Set<unknown>(['fi', 'sv', 'en']);
const otherNames = (record: Json) =>
  listOf(record, 'serviceChannelNames').filter(({ type, language }) => type === 'AlternativeName' || !pageLanguages.has(language));

function withTasks(record: Json, tasks: readonly string[]): Json[] {
  const asti = tasks.map((code) => ({ type: 'Asti', code, name: [], description: [] }));
  return listOf(record, 'services').map((connection) => ({
    ...connection,
    extraTypes: [...listOf(connection, 'extraTypes').filter(({ type }) => String(type).toLowerCase() !== 'asti'), ...asti],
  }));
}

function withAddress(record: Json, place: Standing, { municipalities }: Writing, hasOtherAccess: boolean): Json[] {
  const own = addressOf(place, municipalities.find(({ id }) => id === place.facts.municipality)?.name);
  const addresses = listOf(record, 'addresses');
  const at = addresses.findIndex(({ type, streetAddress }) => type !== 'Postal' && streetAddress);
  if (at === -1) return [...addresses, own];
  return addresses.map((address, index) =>
    index === at
      ? {
          ...address,
          streetAddress: mergedStreet(address['streetAddress'], own.streetAddress),
          ...(hasOtherAccess && { entrances: own.entrances }),
        }
      : address,
  );
}

/** A number that is no longer part of the street goes with it. */
function mergedStreet(before: unknown, own: Json): Json {
  const kept = typeof before === 'object' && before !== null ? { ...before } : {};
  return { ...kept, ...(own['street'] !== undefined && { streetNumber: null }), ...own };
}
