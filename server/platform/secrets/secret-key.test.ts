import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getSecretKey } from './secret-key.ts';

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'key-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

const nothing = { secretKey: undefined, databaseUrl: undefined };

test('the first start makes a key that only its owner can read, and later starts find it', () => {
  const key = getSecretKey({ ...nothing, dataFolder });
  expect(Buffer.from(key, 'base64')).toHaveLength(48);
  expect(statSync(join(dataFolder, 'secret-key')).mode & 0o777).toBe(0o600);
  expect(getSecretKey({ ...nothing, dataFolder })).toBe(key);
});

test('a key in the settings goes before the one in the folder', () => {
  expect(getSecretKey({ ...nothing, dataFolder, secretKey: 'k'.repeat(32) })).toBe('k'.repeat(32));
});

test('beside a database of the operator’s own no key is made up, since other nodes would make others', () => {
  expect(() => getSecretKey({ ...nothing, dataFolder, databaseUrl: 'postgres://db/luukku' })).toThrow('SECRET_KEY must be set');
  writeFileSync(join(dataFolder, 'secret-key'), 'from a copy '.repeat(4));
  expect(getSecretKey({ ...nothing, dataFolder, databaseUrl: 'postgres://db/luukku' })).toContain('from a copy');
});

test('a key that was cut short is not used', () => {
  writeFileSync(join(dataFolder, 'secret-key'), 'short');
  expect(() => getSecretKey({ ...nothing, dataFolder })).toThrow('shorter than 32 bytes');
  expect(readFileSync(join(dataFolder, 'secret-key'), 'utf8')).toBe('short');
});
