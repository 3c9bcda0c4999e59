import { sql } from 'kysely';
import { type AttachmentFile, isOpen } from '#server/cases/checklist/files.ts';
import type { House } from '#server/house.ts';
import { asActor } from '#server/platform/database/acting.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { cleanFileName } from '#server/platform/files/file-names.ts';
import { type MediaType, mediaTypes } from '#server/platform/files/types/media-types.ts';
import type { Held } from './held/held.ts';
import { heldInCases } from './held/in-cases.ts';
import { heldOfPerson } from './held/of-person.ts';

export const allHeld: readonly Held[] = [...heldOfPerson, ...heldInCases];

/** A value as the database gives it: text, number, truth, instant, list or JSON. Columns go by their own names. */
export type HeldRow = Readonly<Record<string, unknown>>;

/** A file that the person sent, or that was scanned for them. `path` is where it lies in the archive. */
export type HeldFile = { sha256: string; byteCount: number; path: string; receivedAt: Date };

export type OwnData = { sections: readonly { held: Held; rows: readonly HeldRow[] }[]; files: readonly HeldFile[] };

/**
 * Everything that is held of a person, as it was at one moment. The rows of one person are few enough to be held in
 * memory; the files are only named here.
 */
export async function readOwnData({ database, secrets }: Pick<House, 'database' | 'secrets'>, customerId: string): Promise<OwnData> {
  const own = await atOneMoment(database, async (transaction) => {
    const files = await listFiles(transaction, customerId);
    return { files, rows: await readAll(transaction, customerId, ({ asSystem }) => asSystem === undefined) };
  });
  const others = await asActor({ kind: 'system' }, () =>
    atOneMoment(database, (transaction) => readAll(transaction, customerId, ({ asSystem }) => asSystem !== undefined)),
  );
  const found = new Map([...own.rows, ...others]);
  const paths = new Map(own.files.map(({ sha256, path }) => [sha256, path]));
  const finish = (row: HeldRow): HeldRow => {
    const { code_encrypted: sealed, ...open } = row;
    if (sealed instanceof Buffer) return { identity_code: secrets.decrypt(sealed), ...open };
    const path = typeof row['sha256'] === 'string' ? paths.get(row['sha256']) : undefined;
    return path === undefined ? row : { ...row, in_archive: path };
  };
  return { files: own.files, sections: allHeld.map((held) => ({ held, rows: (found.get(held.id) ?? []).map(finish) })) };
}

function atOneMoment<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database.transaction().setIsolationLevel('repeatable read').execute(work);
}

async function readAll(transaction: Transaction, customerId: string, isMeant: (held: Held) => boolean): Promise<[string, HeldRow[]][]> {
  const found: [string, HeldRow[]][] = [];
  for (const held of allHeld.filter(isMeant)) found.push([held.id, await readHeld(transaction, held, customerId)]);
  return found;
}

/** The rows of a table, the oldest first where they have a time. */
async function readHeld(transaction: Transaction, held: Held, customerId: string): Promise<HeldRow[]> {
  const given = [
    ...held.columns.map((column) => sql`t.${sql.ref(column)}`),
    ...Object.entries(held.more).map(([name, expression]) => sql`${expression} as ${sql.ref(name)}`),
  ];
  const time = held.columns.find((column) => /(^|_)(at|on)$/.test(column)) ?? held.columns[0] ?? held.by;
  const { rows } = await sql<HeldRow>`
    select ${sql.join(given)} from ${sql.table(held.table)} t
    where t.${sql.ref(held.by)} = ${customerId} and ${held.only ?? sql`true`} order by t.${sql.ref(time)}`.execute(transaction);
  return rows;
}

/** The files of a person, each content once. One in which malware was found, or may yet be, is not given out: it is only listed. */
async function listFiles(transaction: Transaction, customerId: string): Promise<HeldFile[]> {
  const { rows } = await sql<Pick<AttachmentFile, 'sha256' | 'byteCount' | 'fileName' | 'scan' | 'receivedAt'> & { mediaType: MediaType }>`
    select distinct on (f.sha256) f.sha256, s.byte_count as "byteCount", s.media_type as "mediaType", f.file_name as "fileName", s.scan,
      f.received_at as "receivedAt"
    from (
      select sha256, file_name, received_at from attachment where customer_id = ${customerId}
      union all select sha256, file_name, taken_in_at from scan where customer_id = ${customerId}
    ) f join stored_file s on s.sha256 = f.sha256
    order by f.sha256, f.received_at`.execute(transaction);
  return rows
    .filter((file) => isOpen(file) && Object.hasOwn(mediaTypes, file.mediaType))
    .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
    .map(({ sha256, byteCount, mediaType, fileName, receivedAt }, index) => ({
      sha256,
      byteCount,
      receivedAt,
      path: `files/${String(index + 1).padStart(3, '0')}-${cleanFileName(fileName, mediaType)}`,
    }));
}
