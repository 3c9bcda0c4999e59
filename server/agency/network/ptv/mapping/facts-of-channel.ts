import type Type from 'typebox';
import { Check } from 'typebox/value';
import { type PlaceKind, type PlaceTask, placeTasks } from '#server/agency/places-file.ts';
import type { Text } from '#server/platform/language/language.ts';
import { PlaceFacts } from '../../administration/facts.ts';
import { type GlobePoint, toGlobe } from '../coordinates.ts';
import type { Address, Channel, Organization, StreetAddress } from '../record.ts';
import { municipalityOfCode } from './municipality-codes.ts';
import { asNumber } from './phone-numbers.ts';
import { completed, textOfWords, wordsByLanguage } from './words.ts';

/** What a record must be held against: the municipalities of the house, and the organizations that came with the records. */
export type Known = { municipalities: readonly { id: string; name: Text }[]; organizations: readonly Organization[] };
export type MappingFault = { place: string; code: 'unknown-municipality' | 'no-coordinates' | 'wrong-format' | 'no-operator' | 'missing' };
/** The facts that a record says; of what it does not say nothing is known. */
export type SaidFacts = Partial<PlaceFacts>;

/** A service location is a place that people come to, a phone channel a phone line; the other channels are no places. */
export function kindOf(channel: Channel): PlaceKind | undefined {
  if (channel.serviceChannelType === 'Phone') return 'phone-line';
  if (channel.serviceChannelType !== 'ServiceLocation') return undefined;
  return (channel.services ?? []).some(({ extraTypes }) => (extraTypes ?? []).some(isAsti)) ? 'joint-service-point' : 'office';
}

const isAsti = ({ type }: { type?: string }) => type?.toLowerCase() === 'asti';

/** The facts of a channel in the words of the house. `present`: the place that it is of, if there is one. */
export function factsOfChannel(channel: Channel, known: Known, present?: PlaceFacts): { facts: SaidFacts; faults: MappingFault[] } {
  const faults: MappingFault[] = [];
  const names = channel.serviceChannelNames.filter(({ type }) => type === undefined || type === 'Name');
  const name = completed(wordsByLanguage(names), present?.name);
  if (!name) faults.push({ place: '/serviceChannelNames', code: 'missing' });
  const spoken = [...new Set((channel.languages ?? []).map((one) => one.toLowerCase()))];
  const phone = asNumber((channel.phoneNumbers ?? []).find(({ type }) => type === undefined || type === 'Phone'));
  const facts: SaidFacts = {
    ...(name && { name }),
    ...(spoken.length > 0 && { languages: spoken }),
    ...(phone !== undefined && { phone }),
    ...(channel.serviceChannelType === 'ServiceLocation' && locationFacts(channel, known, faults, present)),
  };
  return { facts, faults: [...faults, ...formatFaults(facts)] };
}

const pointers: Partial<Record<keyof PlaceFacts, string>> = {
  name: '/serviceChannelNames',
  languages: '/languages',
  phone: '/phoneNumbers/0/number',
  postalCode: '/addresses/0/streetAddress/postalCode',
  street: '/addresses/0/streetAddress/street',
  city: '/addresses/0/streetAddress/postOffice',
  accessibility: '/addresses/0/entrances',
};

/** Whatever the house itself would not take from anybody. */
function formatFaults(facts: SaidFacts): MappingFault[] {
  const shapes: Record<string, Type.TSchema> = PlaceFacts.properties;
  return Object.entries(facts).flatMap(([field, value]) => {
    const shape = shapes[field];
    // The keys of facts are those of the shape.
    return shape && !Check(shape, value) ? [{ place: pointers[field as keyof PlaceFacts] ?? '', code: 'wrong-format' } as const] : [];
  });
}

function locationFacts(channel: Channel, known: Known, faults: MappingFault[], present: PlaceFacts | undefined): SaidFacts {
  const at = (channel.addresses ?? []).findIndex(({ type, streetAddress }) => type !== 'Postal' && streetAddress !== undefined);
  const address = channel.addresses?.[at];
  const place = `/addresses/${Math.max(at, 0)}/streetAddress`;
  const street = address?.streetAddress;
  const operator = operatorOf(channel, known);
  const tasks = tasksOf(channel);
  const accessibility = address && completed(accessibilityOf(address), present?.accessibility);
  return {
    ...(street && addressFacts(street, place, known, faults, present)),
    ...(operator && kindOf(channel) === 'joint-service-point' && { operator }),
    ...(tasks && { tasks }),
    ...(accessibility && { accessibility }),
  };
}

function addressFacts(
  street: StreetAddress,
  place: string,
  known: Known,
  faults: MappingFault[],
  present: PlaceFacts | undefined,
): SaidFacts {
  const name = wordsByLanguage(street.street);
  const road = name.fi ?? name.sv ?? name.en;
  const line = road && [road, street.streetNumber?.trim()].filter(Boolean).join(' ');
  const city = completed(wordsByLanguage(street.postOffice), present?.city);
  const municipality = municipalityOf(street, known);
  if (street.municipality && municipality === undefined) faults.push({ place: `${place}/municipality`, code: 'unknown-municipality' });
  const point = pointOf(street);
  if (point === 'unread') faults.push({ place: `${place}/latitude`, code: 'wrong-format' });
  return {
    ...(line && { street: line }),
    ...(street.postalCode && { postalCode: street.postalCode.trim() }),
    ...(city && { city }),
    ...(municipality !== undefined && { municipality }),
    ...(point !== undefined && point !== 'unread' && point),
  };
}

/** By the code, or by the name where the code is unknown. */
function municipalityOf({ municipality }: StreetAddress, { municipalities }: Known): string | undefined {
  const named = municipalityOfCode(municipality?.code ?? '');
  const words = wordsByLanguage(municipality?.name);
  const wanted = [named, words.fi, words.sv, words.en].filter((one) => one !== undefined).map((one) => one.toLowerCase());
  return municipalities.find(({ name }) => Object.values(name).some((one) => wanted.includes(one.toLowerCase())))?.id;
}

const plain = /^-?\d{1,8}([.,]\d{1,12})?$/;

/** The catalogue writes metres of ETRS-TM35FIN as texts. What lies in Finland as degrees is read as degrees. */
function pointOf({ latitude, longitude }: StreetAddress): GlobePoint | undefined | 'unread' {
  if (!latitude || !longitude) return undefined;
  if (!plain.test(latitude.trim()) || !plain.test(longitude.trim())) return 'unread';
  const [north, east] = [latitude, longitude].map((one) => Number(one.trim().replace(',', '.')));
  if (north === undefined || east === undefined) return 'unread';
  if (north > 59 && north < 71 && east > 19 && east < 32) return rounded({ latitude: north, longitude: east });
  if (north < 6_500_000 || north > 7_900_000 || east < 20_000 || east > 800_000) return 'unread';
  return rounded(toGlobe({ north, east }));
}

/** To ten centimetres. */
const rounded = ({ latitude, longitude }: GlobePoint) => ({
  latitude: Math.round(latitude * 1e6) / 1e6,
  longitude: Math.round(longitude * 1e6) / 1e6,
});

function operatorOf({ organizationId }: Channel, { organizations }: Known): Text | undefined {
  const found = organizations.find(({ id }) => id.toLowerCase() === organizationId?.toLowerCase());
  return found && textOfWords(found.organizationNames);
}

/** Tasks beyond those that the house knows stay in the record. Undefined where no connection says any. */
function tasksOf({ services }: Channel): PlaceTask[] | undefined {
  const codes = (services ?? []).flatMap(({ extraTypes }) => (extraTypes ?? []).filter(isAsti).map(({ code }) => code?.toLowerCase()));
  return codes.length === 0 ? undefined : placeTasks.filter((task) => codes.includes(task.toLowerCase()));
}

/** The sentences about the main entrance, or the first: one a line. */
function accessibilityOf({ entrances }: Address): Partial<Text> {
  const entrance = entrances?.find(({ isMainEntrance }) => isMainEntrance) ?? entrances?.[0];
  const sentences = (entrance?.accessibilitySentences ?? []).flatMap(({ sentences: ofGroup }) => ofGroup ?? []);
  const found: Partial<Text> = {};
  for (const language of ['fi', 'sv', 'en'] as const) {
    const lines = sentences.flatMap(({ sentence }) => wordsByLanguage(sentence)[language] ?? []);
    if (lines.length > 0) found[language] = lines.join('\n');
  }
  return found;
}
