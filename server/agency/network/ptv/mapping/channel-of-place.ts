import { v5 as uuidOf } from 'uuid';
import type { Agency } from '#server/agency/loading.ts';
import { dayOf } from '#server/platform/clock/clock.ts';
import { languages, type Text } from '#server/platform/language/language.ts';
import { toPlane } from '../coordinates.ts';
import { writeHours } from '../hours/writing-hours.ts';
import type { Json } from '../record.ts';
import { type Standing, timetableOf } from '../standing.ts';
import { codeOfMunicipality } from './municipality-codes.ts';
import { phoneNumbersOf } from './phone-numbers.ts';
import { wordsOf } from './words.ts';

/** The catalogue names things by UUIDs: those that it has not named yet are made of what they are called here. */
const space = '0f6d0a1e-58c7-5c1c-9f0e-6b1d0d6f6b1a';
export const ownId = (...parts: string[]) => uuidOf(parts.join('/'), space);
export const ownChannelId = (placeId: string) => ownId('place', placeId);

export type Writing = {
  agency: Agency;
  municipalities: readonly { id: string; name: Text }[];
  now: Date;
  /** The hours are not wanted: they are long. */ withoutHours?: boolean;
};

/** A place as a channel of the catalogue, of what the house itself knows. */
export function channelOfPlace(place: Standing, { agency, municipalities, now, withoutHours }: Writing): Json {
  const { id, kind, facts, changedAt } = place;
  const municipality = municipalities.find((one) => one.id === facts.municipality)?.name;
  const organizationId = facts.operator ? organizationIdOf(facts.operator) : ownId('agency', agency.id);
  const plan = timetableOf(place);
  const isPhone = kind === 'phone-line';
  return {
    id: ownChannelId(id),
    sourceId: id,
    serviceChannelType: isPhone ? 'Phone' : 'ServiceLocation',
    organizationId,
    serviceChannelNames: languages.map((language) => ({ language, value: facts.name[language], type: 'Name' })),
    serviceChannelDescriptions: [],
    areaType: 'Nationwide',
    areas: [],
    languages: facts.languages,
    ...(facts.phone !== null && { phoneNumbers: phoneNumbersOf(facts.phone, languages) }),
    ...(!isPhone && { addresses: [addressOf(place, municipality)] }),
    webPages: [],
    serviceHours: plan && !withoutHours ? writeHours(plan, agency, dayOf(now, agency.timeZone)) : [],
    services: connectionsOf(place, agency),
    publishingStatus: 'Published',
    modified: changedAt.toISOString().slice(0, 19),
  };
}

export const organizationIdOf = (operator: Text): string => ownId('operator', operator.fi);

/** One connection for each group of benefits that is served; a joint service point's tasks are on each. */
function connectionsOf({ facts }: Standing, { groups }: Agency) {
  const served = facts.groups.length === 0 ? groups : groups.filter(({ id }) => facts.groups.includes(id));
  const extraTypes = facts.tasks.map((code) => ({ type: 'Asti', code, name: [], description: [] }));
  return served.map(({ id, name }) => ({
    service: { id: ownId('benefit-group', id), name: name.fi },
    description: [],
    extraTypes,
    serviceHours: [],
  }));
}

/** A street that was made up is not given on as real. */
export function addressOf({ facts, hasInventedStreet }: Standing, municipality: Text | undefined) {
  const { street, postalCode, city, latitude, longitude, accessibility } = facts;
  const [, road, number] = /^(.*?\D)\s+(\d.*)$/.exec(street ?? '') ?? [];
  const point = latitude !== null && longitude !== null ? toPlane({ latitude, longitude }) : undefined;
  const code = municipality && codeOfMunicipality(municipality.fi);
  return {
    type: 'Visiting',
    subType: 'Street',
    country: 'FI',
    streetAddress: {
      ...(street !== null &&
        !hasInventedStreet && {
          street: languages.map((language) => ({ value: road ?? street, language })),
          ...(number && { streetNumber: number }),
        }),
      ...(postalCode !== null && { postalCode }),
      ...(city && { postOffice: wordsOf(city) }),
      ...(municipality && { municipality: { ...(code && { code }), name: wordsOf(municipality) } }),
      additionalInformation: [],
      ...(point && { latitude: point.north.toFixed(3), longitude: point.east.toFixed(3), coordinateState: 'Ok' }),
    },
    entrances: accessibility ? [entranceOf(accessibility)] : [],
  };
}

function entranceOf(accessibility: Text) {
  // Line by line in each language: what has more lines in one stands behind the others.
  const lines = languages.map((language) => accessibility[language].split('\n').map((value) => ({ value, language })));
  const most = Math.max(...lines.map(({ length }) => length));
  const sentences = Array.from({ length: most }, (_, at) => ({ sentence: lines.flatMap((ofLanguage) => ofLanguage[at] ?? []) }));
  const sentenceGroup = [
    { value: 'Esteettömyys', language: 'fi' },
    { value: 'Tillgänglighet', language: 'sv' },
    { value: 'Accessibility', language: 'en' },
  ];
  return { name: [], isMainEntrance: true, accessibilitySentences: [{ sentenceGroup, sentences }] };
}
