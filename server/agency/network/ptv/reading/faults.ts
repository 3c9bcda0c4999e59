import type { FactsFaultCode } from '../../administration/facts.ts';
import type { HoursFault } from '../hours/reading-hours.ts';
import type { MappingFault } from '../mapping/facts-of-channel.ts';

export type FaultCode =
  | 'empty'
  | 'too-large'
  | 'too-many-files'
  | 'not-utf8'
  | 'not-json'
  | 'too-many-records'
  | 'no-record'
  | 'forbidden-name'
  | 'bad-characters'
  | 'too-long'
  | 'wrong-type'
  | 'unknown-value'
  | 'twice'
  | 'not-published'
  | 'place-taken'
  | 'hours-overlap'
  | 'too-many-days'
  | HoursFault['code']
  | MappingFault['code']
  | FactsFaultCode;

/** What is wrong, and where: in which file, of which record, at which JSON pointer in it (or line and column of what is no JSON). `record` is its name, `id` its own. */
export type RecordFault = { file: string; record: string; place: string; code: FaultCode; id?: string };
