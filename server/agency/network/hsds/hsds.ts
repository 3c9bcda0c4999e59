import { v5 as uuidOf } from 'uuid';
import type { Agency } from '#server/agency/loading.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { formatTime } from '#server/platform/language/format.ts';
import type { Language } from '#server/platform/language/language.ts';
import { listOpenings } from '../hours/open-hours.ts';
import type { Place } from '../places/queries.ts';
import { kindName, taskNameOf } from '../places/texts.ts';

/** HSDS wants UUIDs: made of what a thing is called here, so that they are the same each time. */
const space = '5d3f0c58-2a0e-4d3b-9b60-5f4f4c5c9a11';
const idOf = (...parts: string[]) => uuidOf(parts.join('/'), space);

const scheduledDays = 28;

export type HsdsPage = { agency: Agency; places: readonly Place[]; now: Date; language: Language };

/**
 * Places as the Human Services Data Specification (HSDS 3.0.0) has them, in one language. HSDS has no holidays and no eves:
 * the opening hours are therefore those of the coming 28 days, each with its date, and a day without a schedule is closed.
 */
export function hsdsOf({ agency, places, now, language }: HsdsPage) {
  const organizationId = idOf(agency.id);
  const name = agency.name[language];
  const serviceId = idOf(agency.id, 'service');
  return {
    organization: [{ id: organizationId, name, description: agency.texts.footer[language] }],
    service: [{ id: serviceId, organization_id: organizationId, name, status: 'active' }],
    location: places.map((place) => locationOf(place, organizationId, language)),
    service_at_location: places.map(({ id }) => ({ id: atLocation(id), service_id: serviceId, location_id: idOf('location', id) })),
    address: places.flatMap((place) => addressOf(place, language)),
    phone: places.flatMap(({ id, phone }) =>
      phone === null ? [] : [{ id: idOf('phone', id), location_id: idOf('location', id), number: phone, type: 'voice' }],
    ),
    language: places.flatMap(({ id, languages }) =>
      languages.map((code) => ({ id: idOf('language', id, code), location_id: idOf('location', id), code })),
    ),
    accessibility: places.flatMap(({ id, accessibility }) =>
      accessibility === null
        ? []
        : [{ id: idOf('accessibility', id), location_id: idOf('location', id), description: accessibility[language] }],
    ),
    schedule: places.flatMap((place) => schedulesOf(place, agency, now)),
    ...taxonomyOf(places, language),
  };
}

const atLocation = (placeId: string) => idOf('service-at-location', placeId);

function locationOf({ id, kind, name, latitude, longitude }: Place, organizationId: string, language: Language) {
  const isVisited = kind === 'office' || kind === 'joint-service-point';
  return {
    id: idOf('location', id),
    location_type: isVisited ? 'physical' : 'virtual',
    organization_id: organizationId,
    name: name[language],
    description: kindName(kind, language),
    ...(latitude !== null && longitude !== null && { latitude, longitude }),
    external_identifier: id,
    external_identifier_type: 'place',
  };
}

/** Every field of an address is required: what has no street has none. A street that was made up is not given on as real. */
function addressOf({ id, street, postalCode, city, municipality, region, hasInventedStreet }: Place, language: Language) {
  const town = (city ?? municipality)?.[language];
  if (street === null || postalCode === null || town === undefined || region === null || hasInventedStreet) return [];
  return [
    {
      id: idOf('address', id),
      location_id: idOf('location', id),
      address_1: street,
      city: town,
      state_province: region[language],
      postal_code: postalCode,
      country: 'FI',
      address_type: 'physical',
    },
  ];
}

function schedulesOf({ id, plan }: Place, agency: Agency, now: Date) {
  const today = dayOf(now, agency.timeZone);
  const time = (instant: Date) => formatTime(instant, 'en', agency.timeZone);
  return listOpenings(plan, agency, today, addDays(today, scheduledDays - 1)).map(({ from, to, kind }) => ({
    id: idOf('schedule', id, from.toISOString(), kind),
    service_at_location_id: atLocation(id),
    valid_from: dayOf(from, agency.timeZone),
    valid_to: dayOf(from, agency.timeZone),
    opens_at: time(from),
    closes_at: time(to),
    notes: kind,
  }));
}

/** The tasks of joint service points, by the codes of the Finnish Service Catalogue. */
function taxonomyOf(places: readonly Place[], language: Language) {
  const tasks = [...new Set(places.flatMap((place) => place.tasks))];
  const term = (task: string) => ({
    id: idOf('task', task),
    name: taskNameOf(task, language),
    description: taskNameOf(task, language),
    code: task,
  });
  const attribute = places.flatMap((place) =>
    place.tasks.map((task) => ({
      id: idOf('attribute', place.id, task),
      link_id: atLocation(place.id),
      link_entity: 'service_at_location',
      taxonomy_term_id: idOf('task', task),
    })),
  );
  return { taxonomy_term: tasks.map(term), attribute };
}
