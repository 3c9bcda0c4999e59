import { Check, Errors } from 'typebox/value';
import { readJson } from '#server/agency/reading/json-text.ts';
import { Channel, type Json, Organization } from '../record.ts';
import type { FaultCode, RecordFault } from './faults.ts';
import { withoutNulls } from './nulls.ts';
import { findUnsound } from './soundness.ts';

export type SourceFile = { fileName: string; bytes: Uint8Array };
/** A channel that has the shape, as it came, and the file that it came from. */
export type ReadRecord = { file: string; record: Json };
export type Read = { records: ReadRecord[]; organizations: Organization[]; faults: RecordFault[] };

/** More than all the places of the largest agency, and little enough to be looked at. */
export const mostRecords = 2000;
export const mostFileBytes = 20 * 1024 * 1024;
const mostFaultsOfRecord = 10;

/** Reads the records of files. What cannot be read is named; the rest is there. */
export function readFiles(files: readonly SourceFile[]): Read {
  const read: Read = { records: [], organizations: [], faults: [] };
  const seen = new Set<string>();
  for (const file of files) readFile(file, read, seen);
  return read;
}

function readFile({ fileName: file, bytes }: SourceFile, read: Read, seen: Set<string>): void {
  const refuse = (code: FaultCode, place = '') => void read.faults.push({ file, record: '', place, code });
  if (bytes.length === 0) return refuse('empty');
  if (bytes.length > mostFileBytes) return refuse('too-large');
  const text = decoded(bytes);
  if (text === undefined) return refuse('not-utf8');
  const json = readJson(text);
  if ('fault' in json) return refuse('not-json', `${json.fault.line}:${json.fault.column}`);
  const items = itemsOf(json.value);
  if (items.length === 0) return refuse('no-record');
  if (read.records.length + items.length > mostRecords) return refuse('too-many-records');
  for (const { item, place } of items) readItem(item, { file, place }, read, seen);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

type Item = { item: unknown; place: string };

/** One record, a list of records, or a page as the interface of the catalogue and our own export have them. */
function itemsOf(value: unknown): Item[] {
  const each = (list: unknown, place: string): Item[] =>
    Array.isArray(list) ? list.map((item: unknown, at) => ({ item, place: `${place}/${at}` })) : [];
  if (Array.isArray(value)) return each(value, '');
  if (typeof value !== 'object' || value === null) return [];
  if (!('itemList' in value)) return [{ item: value, place: '' }];
  return [...each(value.itemList, '/itemList'), ...each('organizations' in value ? value.organizations : [], '/organizations')];
}

type Where = { file: string; place: string };

function readItem(item: unknown, { file, place }: Where, read: Read, seen: Set<string>): void {
  const name = nameOf(item);
  const id = typeof item === 'object' && item !== null ? idOf(item) : '';
  const refuse = (code: FaultCode, below = '') =>
    void read.faults.push({ file, record: name, place: `${place}${below}`, code, ...(id !== '' && { id }) });
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return refuse('no-record');
  const unsound = findUnsound(item);
  if (unsound) return refuse(unsound.code, unsound.place);
  // Services say nothing that a place has.
  if ('serviceNames' in item) return;
  const isOrganization = 'organizationNames' in item;
  if (!isOrganization && !('serviceChannelType' in item)) return refuse('no-record');
  const value = withoutNulls(item);
  const shape = isOrganization ? Organization : Channel;
  const faults = faultsOfShape(shape, value);
  for (const { code, below } of faults) refuse(code, below);
  if (faults.length > 0) return;
  if (Check(Organization, value)) return void read.organizations.push({ id: value.id, organizationNames: value.organizationNames });
  if (seen.has(id)) return refuse('twice', '/id');
  seen.add(id);
  read.records.push({ file, record: item });
}

const idOf = (item: object): string => ('id' in item && typeof item.id === 'string' ? item.id.slice(0, 60).toLowerCase() : '');

const codes: Record<string, FaultCode> = {
  required: 'missing',
  type: 'wrong-type',
  enum: 'unknown-value',
  const: 'unknown-value',
  anyOf: 'unknown-value',
  pattern: 'wrong-format',
  maxLength: 'too-long',
  maxItems: 'too-long',
  minItems: 'missing',
};

function faultsOfShape(shape: typeof Channel | typeof Organization, value: unknown): { code: FaultCode; below: string }[] {
  if (Check(shape, value)) return [];
  const found = Errors(shape, value).map((error) => {
    const code = codes[error.keyword] ?? 'wrong-format';
    const missing = error.keyword === 'required' ? `/${error.params.requiredProperties[0] ?? ''}` : '';
    return { code, below: `${error.instancePath}${missing}` };
  });
  // What may be one of several things is named once.
  const named = new Map(found.map((fault) => [fault.below, fault]));
  return [...named.values()].slice(0, mostFaultsOfRecord);
}

/** What a person would know the record by: its first name, or its id. */
function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return '';
  const names: unknown =
    'serviceChannelNames' in item ? item.serviceChannelNames : 'organizationNames' in item ? item.organizationNames : [];
  const first: unknown = Array.isArray(names) ? names[0] : undefined;
  const value: unknown = typeof first === 'object' && first !== null && 'value' in first ? first.value : 'id' in item ? item.id : '';
  return typeof value === 'string' ? value.slice(0, 100).replaceAll(/[\p{Cc}\p{Cs}]/gu, '') : '';
}
