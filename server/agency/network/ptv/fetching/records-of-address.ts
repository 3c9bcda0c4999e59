import { readJson } from '#server/agency/reading/json-text.ts';
import { mostFileBytes, mostRecords, type SourceFile } from '../reading/reading.ts';
import { type Answer, type Ask, RefusedAddress } from './public-request.ts';

export type Fetching = {
  /** Where the interface is: https://api.palvelutietovaranto.suomi.fi/api/v11 */
  base: URL;
  /** Whose channels are wanted, by their ids in the catalogue. */
  organizations: readonly string[];
  ask: Ask;
  wait: (milliseconds: number) => Promise<void>;
};

const perList = 100;
const mostPages = 100;
const mostOperators = 300;
const mostBytesInAll = 100 * 1024 * 1024;
const milliseconds = 30_000;
const waits = [1000, 2000, 4000, 8000];
const longestWait = 60_000;
/** The server is busy, or what stands before it is: it may answer later. */
const passing = new Set([429, 500, 502, 503, 504]);

/**
 * The records of some organizations as the interface gives them: their channels page by page, the records a hundred at a time, then
 * the organizations that the channels are of. Asks again after a pause when the server is busy. @throws Error when it cannot be had
 */
export async function fetchRecords(fetching: Fetching): Promise<SourceFile[]> {
  const budget = { left: mostBytesInAll };
  const get = (path: string) => getFile(fetching, path, budget);
  const ids = new Set<string>();
  for (const organization of fetching.organizations) {
    let pages = 1;
    for (let page = 1; page <= pages; page += 1) {
      const { value } = await get(`ServiceChannel/organization/${organization}?page=${page}`);
      pages = Math.min(numberOf(value, 'pageCount'), mostPages);
      for (const id of idsOf(value)) ids.add(id);
      if (ids.size > mostRecords) throw new Error(`there are more than ${mostRecords} channels: import fewer organizations at a time`);
    }
  }
  const files: SourceFile[] = [];
  const owners = new Set<string>();
  const all = [...ids];
  for (let at = 0; at < all.length; at += perList) {
    const { file, value } = await get(`ServiceChannel/list?guids=${all.slice(at, at + perList).join(',')}`);
    files.push({ ...file, fileName: `channels-${at / perList + 1}.json` });
    for (const owner of textsOf(value, 'organizationId')) owners.add(owner);
  }
  for (const owner of [...owners].slice(0, mostOperators)) files.push((await get(`Organization/${owner}`)).file);
  return files;
}

type Got = { file: SourceFile; value: unknown };

async function getFile({ base, ask, wait }: Fetching, path: string, budget: { left: number }): Promise<Got> {
  const address = new URL(`${base.pathname.replace(/\/$/, '')}/${path}`, base);
  for (let turn = 0; ; turn += 1) {
    const answer = await askOnce(ask, address, Math.min(mostFileBytes, budget.left));
    const pause = waits[turn];
    if ('answer' in answer && !passing.has(answer.answer.status)) return readAnswer(answer.answer, address, budget);
    if (pause === undefined)
      throw new Error(`${address.href} does not answer: ${'answer' in answer ? answer.answer.status : answer.reason}`);
    const wished = 'answer' in answer ? Number(answer.answer.retryAfter) * 1000 : NaN;
    await wait(Number.isFinite(wished) && wished > 0 ? Math.min(wished, longestWait) : pause);
  }
}

async function askOnce(ask: Ask, address: URL, mostBytes: number): Promise<{ answer: Answer } | { reason: string }> {
  try {
    return { answer: await ask(address, { mostBytes, milliseconds }) };
  } catch (error) {
    if (error instanceof RefusedAddress || mostBytes <= 0) throw error;
    return { reason: error instanceof Error ? error.message : 'unknown reason' };
  }
}

function readAnswer({ status, bytes }: Answer, address: URL, budget: { left: number }): Got {
  if (status >= 300 && status < 400) throw new Error(`${address.href} leads elsewhere (${status}): write the address that it leads to`);
  if (status !== 200) throw new Error(`${address.href} answers ${status}`);
  budget.left -= bytes.length;
  const read = readJson(bytes.toString('utf8'));
  if ('fault' in read) throw new Error(`${address.href} does not answer with JSON`);
  return { file: { fileName: `${address.pathname.split('/').slice(-2).join('-')}.json`, bytes }, value: read.value };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}

function numberOf(value: unknown, name: string): number {
  const found = fieldOf(value, name);
  return typeof found === 'number' && Number.isInteger(found) && found > 0 ? found : 1;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids only: what the server says becomes part of the next address. */
function textsOf(list: unknown, name: string): string[] {
  return (Array.isArray(list) ? list : []).flatMap((item: unknown) => {
    const text = fieldOf(item, name);
    return typeof text === 'string' && uuid.test(text) ? [text] : [];
  });
}

const idsOf = (page: unknown) => textsOf(fieldOf(page, 'itemList'), 'id');
