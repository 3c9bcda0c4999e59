import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { HoursPlan } from '#server/agency/hours-plan.ts';
import type { PlaceKind } from '#server/agency/places-file.ts';
import { addDays, dayOf } from '#server/platform/clock/clock.ts';
import { factsFaults, type PlaceFacts } from '../../administration/facts.ts';
import { idOfName } from '../../administration/adding/new-place.ts';
import { exportedChannel } from '../export/overlay.ts';
import { fitPlan } from '../hours/fitting.ts';
import { readHours } from '../hours/reading-hours.ts';
import { ownChannelId, ownId, type Writing } from '../mapping/channel-of-place.ts';
import { differingFields, saysSame } from '../mapping/differences.ts';
import { factsOfChannel, kindOf, type SaidFacts } from '../mapping/facts-of-channel.ts';
import type { FaultCode, RecordFault } from '../reading/faults.ts';
import { withoutNulls } from '../reading/nulls.ts';
import type { Read } from '../reading/reading.ts';
import type { Channel, Json, Organization } from '../record.ts';
import { type Standing, timetableOf } from '../standing.ts';

/** What the house knows when records are held against it. */
export type Held = Writing & {
  places: readonly Standing[];
  /** Records that are of no place, by their ids. */
  kept: ReadonlyMap<string, Json>;
};

type Of = { channelId: string; name: string; record: Json };
export type Added = Of & { kind: 'added'; id: string; placeKind: PlaceKind; facts: PlaceFacts; plan: HoursPlan };
/** `fields` are those that change, with what they become. No `plan`: the hours stay. */
export type Changed = Of & {
  kind: 'changed';
  place: Standing;
  fields: Partial<PlaceFacts>;
  plan: HoursPlan | undefined;
  isByName: boolean;
};
/** Nothing changes that the house knows; the record is kept as it is now. */
export type Kept = Of & { kind: 'kept'; placeId: string | null; isNew: boolean };
export type Change = Added | Changed | Kept;

export type Proposal = {
  /** From which ISO day changed hours hold; new places are there a day before. */
  from: string;
  changes: Change[];
  faults: RecordFault[];
  /** Records that say nothing new. */
  unchanged: number;
  /** Records that are older than what was taken in before. */
  older: string[];
  /** Places that came from the catalogue and are not among the records. */
  missing: Standing[];
};

/** What records would change of the places as they stand. Works out the same for the same records and places. */
export function proposalOf({ records, organizations, faults }: Read, held: Held): Proposal {
  const today = dayOf(held.now, held.agency.timeZone);
  const proposal: Proposal = { from: addDays(today, 1), changes: [], faults: [...faults], unchanged: 0, older: [], missing: [] };
  const taking = { held, organizations, proposal, today, taken: new Set<string>() };
  for (const { file, record } of records) takeRecord(taking, file, record);
  // A record that cannot be taken in is there all the same.
  const gone = new Set(proposal.faults.flatMap(({ code, id }) => (code === 'not-published' ? [id] : [])));
  const named = new Set([...records.map(({ record }) => String(record['id']).toLowerCase()), ...faults.map(({ id }) => id)]);
  proposal.missing = held.places.filter(({ channelId, facts }) => {
    if (channelId === null || (facts.validTo !== null && facts.validTo <= today)) return false;
    return !named.has(channelId) || gone.has(channelId);
  });
  return proposal;
}

type Taking = { held: Held; organizations: readonly Organization[]; proposal: Proposal; today: string; taken: Set<string> };

const nameOf = (record: Json | null): string => {
  const names = record?.['serviceChannelNames'];
  const first: unknown = Array.isArray(names) ? names[0] : undefined;
  return typeof first === 'object' && first !== null && 'value' in first ? String(first.value) : '';
};

function takeRecord(taking: Taking, file: string, record: Json): void {
  const { held, proposal } = taking;
  // The record had the shape when it was read.
  const channel = withoutNulls(record) as Channel;
  const of = { channelId: channel.id.toLowerCase(), name: nameOf(record), record };
  const refuse = (code: FaultCode, place: string) => void proposal.faults.push({ file, record: of.name, place, code, id: of.channelId });
  if ((channel.publishingStatus ?? 'Published') !== 'Published') return refuse('not-published', '/publishingStatus');
  const linked = held.places.find(({ channelId }) => channelId === of.channelId);
  const before = linked?.record ?? held.kept.get(of.channelId);
  if (isOwnService(of.channelId, held) || (before && isDeepStrictEqual(before, record))) return void (proposal.unchanged += 1);
  if (before && isOlder(channel, before)) return void proposal.older.push(of.name);
  const placeKind = kindOf(channel);
  if (placeKind === undefined) return void proposal.changes.push({ ...of, kind: 'kept', placeId: null, isNew: before === undefined });
  const known = { municipalities: held.municipalities, organizations: taking.organizations };
  const found = linked ?? findPlace(channel, of.channelId, placeKind, taking);
  const isOfAnother = found !== undefined && found.channelId !== null && found.channelId !== of.channelId;
  if (found && (isOfAnother || taking.taken.has(found.id))) return refuse('place-taken', '/id');
  const { facts, faults } = factsOfChannel(channel, known, found?.facts);
  const hours = readHours(channel.serviceHours ?? []);
  for (const { place, code } of [...faults, ...hours.faults]) refuse(code, place);
  if (faults.length + hours.faults.length > 0) return;
  const fitted = saysHours(channel, before)
    ? fitPlan(hours.hours, found && timetableOf(found), held.agency, found ? proposal.from : taking.today)
    : undefined;
  if (fitted && 'code' in fitted) return refuse(fitted.code, '/serviceHours');
  if (!found) return addPlace(taking, of, { placeKind, facts, plan: fitted?.plan ?? noHours }, refuse);
  taking.taken.add(found.id);
  const plan = fitted?.differs ? fitted.plan : undefined;
  changePlace(
    taking,
    of,
    { found, isByName: !linked && of.channelId !== ownChannelId(found.id), fields: newlySaid(facts, before, found, taking), plan },
    refuse,
  );
}

const noHours: HoursPlan = { week: [], seasons: [], exceptions: [], holidays: 'closed' };
type Refuse = (code: FaultCode, place: string) => void;

const isOwnService = (channelId: string, { agency }: Held) => channelId === ownId('online', agency.id);

const isOlder = ({ modified }: Channel, before: Json) =>
  modified !== undefined && typeof before['modified'] === 'string' && modified < before['modified'];

/** An empty list says nothing; hours that were taken in before and did not change leave what was decided here since. */
function saysHours({ serviceHours }: Channel, before: Json | undefined): boolean {
  if (!serviceHours || serviceHours.length === 0) return false;
  return !before || !isDeepStrictEqual(withoutNulls(before['serviceHours']), serviceHours);
}

/** The facts that differ, without those that the catalogue said before too: what was changed here since stands. */
function newlySaid(
  said: SaidFacts,
  before: Json | undefined,
  { facts: present }: Standing,
  { held, organizations, today }: Taking,
): Partial<PlaceFacts> {
  const known = { municipalities: held.municipalities, organizations };
  // It had the shape when it was taken in.
  const old = before && factsOfChannel(withoutNulls(before) as Channel, known, present).facts;
  const fields = differingFields(said, present).filter((field) => {
    const [now, earlier] = [said[field], old?.[field]];
    return earlier === undefined || now === undefined || !saysSame(field, now, earlier);
  });
  const isBack = present.validTo !== null && present.validTo < today;
  return { ...Object.fromEntries(fields.map((field) => [field, said[field]])), ...(isBack && { validTo: null }) };
}

/** A place that went out from here comes back as itself; one that is new to the catalogue is known by kind, name and municipality. */
function findPlace(channel: Channel, channelId: string, kind: PlaceKind, { held, organizations }: Taking): Standing | undefined {
  const own = held.places.find(({ id }) => ownChannelId(id) === channelId);
  if (own) return own;
  const { facts } = factsOfChannel(channel, { municipalities: held.municipalities, organizations });
  const alike = held.places.filter(
    (place) =>
      place.channelId === null &&
      place.kind === kind &&
      place.facts.name.fi.toLowerCase() === facts.name?.fi.toLowerCase() &&
      (facts.municipality === undefined || place.facts.municipality === facts.municipality),
  );
  return alike.length === 1 ? alike[0] : undefined;
}

type NewPlace = { placeKind: PlaceKind; facts: SaidFacts; plan: HoursPlan };
const nothingKnown = { name: { fi: '', sv: '', en: '' }, operator: null, municipality: null, street: null, postalCode: null, city: null };
const norThis = { latitude: null, longitude: null, phone: null, languages: [], tasks: [], groups: [], accessibility: null, validTo: null };

const pointers: Record<string, string> = {
  operator: '/organizationId',
  municipality: '/addresses/0/streetAddress/municipality',
  street: '/addresses/0/streetAddress/street',
  postalCode: '/addresses/0/streetAddress/postalCode',
  latitude: '/addresses/0/streetAddress/latitude',
  longitude: '/addresses/0/streetAddress/longitude',
  phone: '/phoneNumbers',
};

function addPlace(taking: Taking, of: Of, { placeKind, facts: said, plan }: NewPlace, refuse: Refuse): void {
  const facts: PlaceFacts = { ...nothingKnown, ...norThis, ...said };
  if (!isWhole(facts, { kind: placeKind, validFrom: taking.today }, taking, refuse)) return;
  const { places } = taking.held;
  const base = idOfName(facts.name.fi);
  const isFree = (id: string) => !places.some((place) => place.id === id) && !taking.taken.has(id) && id !== 'new' && id !== 'import';
  const id =
    Array.from({ length: places.length + taking.taken.size + 2 }, (_, at) => (at === 0 ? base : `${base}-${at + 1}`)).find(isFree) ?? base;
  taking.taken.add(id);
  taking.proposal.changes.push({ ...of, kind: 'added', id, placeKind, facts, plan });
}

function isWhole(facts: PlaceFacts, place: { kind: PlaceKind; validFrom: string }, { held }: Taking, refuse: Refuse): boolean {
  const faults = factsFaults(facts, place, held.agency, new Set(held.municipalities.map(({ id }) => id)));
  for (const { field, code } of faults)
    refuse(field === 'operator' ? 'no-operator' : field === 'latitude' ? 'no-coordinates' : code, pointers[field] ?? '');
  if (facts.languages.length === 0) refuse('missing', '/languages');
  return faults.length === 0 && facts.languages.length > 0;
}

type Found = { found: Standing; isByName: boolean; fields: Partial<PlaceFacts>; plan: HoursPlan | undefined };

function changePlace(taking: Taking, of: Of, { found, isByName, fields, plan }: Found, refuse: Refuse): void {
  const { proposal, held } = taking;
  if (!isWhole({ ...found.facts, ...fields }, found, taking, refuse)) return;
  if (Object.keys(fields).length > 0 || plan || isByName) {
    proposal.changes.push({ ...of, kind: 'changed', place: found, fields, plan, isByName });
  } else if (isDeepStrictEqual(timeless(of.record), timeless(exportedChannel(found, { ...held, withoutHours: true }))))
    proposal.unchanged += 1;
  else proposal.changes.push({ ...of, kind: 'kept', placeId: found.id, isNew: found.record === null });
}

/** Without the parts that are compared otherwise: hours, which go out for the days ahead, and the time of the change. */
function timeless(record: Json): unknown {
  const { serviceHours: _hours, modified: _modified, ...rest } = record;
  // What goes out is read as JSON.
  return JSON.parse(JSON.stringify(rest));
}

/** Stands for what was shown: whoever accepts it accepts this and nothing else. `broken`: the promises that it breaks, by their ids. */
export function digestOf({ from, changes, missing }: Proposal, broken: readonly string[]): string {
  const shown = changes.map((change) => {
    if (change.kind === 'added') return [change.kind, change.id, change.facts, change.plan];
    if (change.kind === 'kept') return [change.kind, change.channelId];
    const before = Object.keys(change.fields).map((field) => Object.entries(change.place.facts).find(([name]) => name === field));
    return [change.kind, change.place.id, before, change.fields, change.plan, change.plan && change.place.hoursVersion];
  });
  return createHash('sha256')
    .update(JSON.stringify([from, shown, missing.map(({ id }) => id), broken]))
    .digest('base64url');
}
