import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError, type Settings } from '../settings/settings.ts';

/**
 * The secret key of this installation: from the settings, else from the data folder, where the first start
 * with an embedded database puts one. Throws SettingsError when nodes that share a database might each make their own.
 */
export function getSecretKey(settings: Pick<Settings, 'secretKey' | 'dataFolder' | 'databaseUrl'>): string {
  if (settings.secretKey !== undefined) return settings.secretKey;
  const path = join(settings.dataFolder, 'secret-key');
  if (!existsSync(path)) {
    if (settings.databaseUrl !== undefined) {
      throw new SettingsError([
        'SECRET_KEY must be set beside DATABASE_URL: every node needs the same one, and what it encrypts outlives this machine. ' +
          'Make one with: openssl rand -base64 48',
      ]);
    }
    makeKey(settings.dataFolder, path);
  }
  const key = readFileSync(path, 'utf8').trim();
  if (Buffer.byteLength(key) < 32)
    throw new SettingsError([`the secret key in ${path} is shorter than 32 bytes: bring it back from a copy`]);
  return key;
}

function makeKey(folder: string, path: string): void {
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const unfinished = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(unfinished, `${randomBytes(48).toString('base64')}\n`, { mode: 0o600 });
  try {
    // A link never replaces a key that another start has just put there.
    linkSync(unfinished, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}
