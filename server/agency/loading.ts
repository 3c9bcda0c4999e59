import { realpath } from 'node:fs/promises';
import { checkDefinition } from '../platform/forms/definition-check.ts';
import { Form } from '../platform/forms/definition.ts';
import { isDay } from '../platform/clock/clock.ts';
import {
  checkAgencyFile,
  checkBenefits,
  checkFormCodes,
  checkPhrases,
  checkRequestTexts,
  checkRetention,
  checkVersions,
} from './cross-check.ts';
import {
  AgencyFile,
  BenefitsFile,
  PhrasesFile,
  RequestTextsFile,
  RetentionFile,
  TextsFile,
  ThemeFile,
  type BenefitEntry,
  type Phrase,
} from './definition.ts';
import { AppointmentsFile, checkAppointments } from './policies/appointments.ts';
import { checkLetters, LettersFile } from './letters.ts';
import { PlanningFile } from './policies/planning.ts';
import { CallbacksFile, checkCallbacks } from './policies/callbacks.ts';
import { checkPlaces, PlacesFile } from './places-file.ts';
import { listNames, readShapedFile, readTextFile, type FileFault, type Report } from './reading/files.ts';

/** A benefit with every version of its form, the oldest first. There is at least one. */
export type Benefit = BenefitEntry & { readonly forms: readonly Form[] };

/** An agency as its folder describes it, checked as a whole and frozen. */
export type Agency = Readonly<AgencyFile> & {
  readonly groups: BenefitsFile['groups'];
  readonly benefits: readonly Benefit[];
  readonly phrases: readonly Phrase[];
  readonly requests: Readonly<RequestTextsFile>;
  readonly letters: Readonly<LettersFile>;
  readonly retention: Readonly<RetentionFile>;
  /** How times are given. */
  readonly appointments: Readonly<AppointmentsFile>;
  readonly planning: Readonly<PlanningFile>;
  readonly callbacks: Readonly<CallbacksFile>;
  readonly texts: Readonly<TextsFile>;
  readonly theme: Readonly<ThemeFile>;
  /** Where it serves at first; afterwards the places are in the database. */
  readonly network: Readonly<PlacesFile>;
};

/** The folder has faults. The message lists them all, one a line, for the person who wrote it. */
export class AgencyFault extends Error {
  readonly faults: readonly FileFault[];

  constructor(folder: string, faults: readonly FileFault[]) {
    super(
      [`The agency in ${folder} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:`, ...faults.map(writeFault)].join('\n'),
    );
    this.faults = faults;
  }
}

/** `file: place: reason`; without a place when the whole file is meant. */
export function writeFault({ file, place, reason }: FileFault): string {
  return [file, place, reason].filter((part) => part !== '').join(': ');
}

/**
 * Reads and checks an agency's folder.
 * @throws AgencyFault with every fault that was found, not only the first
 */
export async function loadAgency(folder: string): Promise<Agency> {
  const faults: FileFault[] = [];
  const report: Report = (file, place, reason) => void faults.push({ file, place, reason });
  const root = await findFolder(folder);
  const agency = root === undefined ? undefined : await readAgency(root, report);
  if (root === undefined) report(folder, '', 'there is no such folder');
  if (!agency || faults.length > 0) throw new AgencyFault(folder, faults);
  return freeze(agency);
}

async function findFolder(folder: string): Promise<string | undefined> {
  try {
    return await realpath(folder);
  } catch {
    return undefined;
  }
}

async function readAgency(folder: string, report: Report): Promise<Agency | undefined> {
  const [about, benefits, phrases, requests, letters, retention, texts, theme, network, forms] = await Promise.all([
    readShapedFile(folder, 'agency.json', AgencyFile, report),
    readShapedFile(folder, 'benefits.json', BenefitsFile, report),
    readShapedFile(folder, 'phrases.json', PhrasesFile, report),
    readShapedFile(folder, 'request-texts.json', RequestTextsFile, report),
    readShapedFile(folder, 'letters.json', LettersFile, report),
    readShapedFile(folder, 'retention.json', RetentionFile, report),
    readShapedFile(folder, 'texts.json', TextsFile, report),
    readShapedFile(folder, 'theme.json', ThemeFile, report),
    readShapedFile(folder, 'places.json', PlacesFile, report),
    readForms(folder, report),
    readTextFile(folder, 'theme.css', report),
  ]);
  if (about) checkAgencyFile(about, report);
  if (benefits) checkBenefits(benefits, report);
  if (benefits)
    checkVersions(
      benefits,
      forms.map(({ benefit }) => benefit),
      report,
    );
  checkFormCodes(forms, report);
  if (letters) checkLetters(letters, report);
  if (retention) checkRetention(retention, benefits, report);
  if (phrases) checkPhrases(phrases, benefits, report);
  if (requests) checkRequestTexts(requests, benefits, report);
  const groups = benefits?.groups.map(({ id }) => id) ?? [];
  if (network && benefits) checkPlaces(network, groups, report);
  const policies = await readPolicies(folder, groups, report);
  if (!about || !benefits || !phrases || !requests || !letters || !retention || !policies || !texts || !theme || !network) return undefined;
  return {
    ...about,
    groups: benefits.groups,
    benefits: benefits.benefits.map((entry) => ({ ...entry, forms: versionsOf(forms, entry.id) })),
    phrases,
    requests,
    letters,
    retention,
    ...policies,
    texts,
    theme,
    network,
  };
}

/** How times are given, calls promised and the load planned. */
async function readPolicies(folder: string, groups: readonly string[], report: Report) {
  const [appointments, planning, callbacks] = await Promise.all([
    readShapedFile(folder, 'appointments.json', AppointmentsFile, report),
    readShapedFile(folder, 'planning.json', PlanningFile, report),
    readShapedFile(folder, 'callbacks.json', CallbacksFile, report),
  ]);
  if (appointments && groups.length > 0) checkAppointments(appointments, groups, report);
  if (callbacks) checkCallbacks(callbacks, report);
  return appointments && planning && callbacks ? { appointments, planning, callbacks } : undefined;
}

/** What was found at `forms/<benefit>/<version>.json`; without a form when that file has faults. */
type FoundForm = { benefit: string; form: Form | undefined };

async function readForms(folder: string, report: Report): Promise<FoundForm[]> {
  const benefits = await listNames(folder, 'forms', report);
  const found = await Promise.all(benefits.map((benefit) => readFormsOf(folder, benefit, report)));
  return found.flat();
}

async function readFormsOf(folder: string, benefit: string, report: Report): Promise<FoundForm[]> {
  const names = await listNames(folder, `forms/${benefit}`, report);
  return Promise.all(names.map(async (name) => ({ benefit, form: await readForm(folder, `forms/${benefit}/${name}`, name, report) })));
}

async function readForm(folder: string, file: string, name: string, report: Report): Promise<Form | undefined> {
  const version = name.slice(0, -'.json'.length);
  if (!name.endsWith('.json') || !isDay(version))
    return report(file, '', 'a form is named by the day from which it holds: 2015-01-01.json');
  const form = await readShapedFile(folder, file, Form, report);
  if (!form) return undefined;
  if (form.version !== version) report(file, '/version', `“${form.version}” is not the day in the file’s name`);
  for (const { place, reason } of checkDefinition(form)) report(file, place, reason);
  return form;
}

function versionsOf(forms: readonly FoundForm[], benefit: string): Form[] {
  return forms
    .flatMap((found) => (found.benefit === benefit && found.form ? [found.form] : []))
    .sort((a, b) => (a.version < b.version ? -1 : 1));
}

/** Every request reads the same agency: nothing may change it by mistake. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
