import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAnswering } from '../process/free-port.ts';

/**
 * The port of the server that lives on the data folder, or nothing. Asks the port: after a hard kill the
 * number in the file may belong to a dead process, a zombie, or a new process of somebody else.
 */
export async function findLivingServer(data: string): Promise<number | undefined> {
  const port = readPidFile(data)?.port;
  return port !== undefined && (await isAnswering(port)) ? port : undefined;
}

/**
 * Removes the lock file that a killed server left, which PostgreSQL itself does not dare when the number in it
 * is in use again (a zombie, or a new process in a container that starts counting from one).
 * Waits until the last process that works in the folder is gone; keeps the file when one stays.
 */
export async function clearDeadLock(data: string): Promise<void> {
  const pid = readPidFile(data)?.pid;
  if (pid === undefined || process.platform !== 'linux' || isPostgres(pid)) return;
  for (let attempt = 0; attempt < 100; attempt++) {
    if (!isFolderInUse(data)) {
      rmSync(join(data, 'postmaster.pid'), { force: true });
      return;
    }
    await sleep(100);
  }
}

function readPidFile(data: string): { pid: number; port: number } | undefined {
  const path = join(data, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  // Lines: process id, data folder, start time, port, … A server that has just begun has not written all of them.
  const lines = readFileSync(path, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 ? { pid, port: port > 0 ? port : 0 } : undefined;
}

function isPostgres(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.includes('(postgres)') && !stat.includes('(postgres) Z');
  } catch {
    return false;
  }
}

function isFolderInUse(data: string): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === data;
      } catch {
        return false;
      }
    });
}
