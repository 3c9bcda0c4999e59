import { join } from 'node:path';
import type { Secrets } from '../secrets/secrets.ts';
import type { Settings } from '../settings/settings.ts';
import type { FileStore } from './file-store.ts';
import { folderStore } from './storing/folder-store.ts';

/** The house's store of files: a folder in the data folder. */
export function openFileStore(settings: Pick<Settings, 'dataFolder'>, secrets: Secrets): FileStore {
  return folderStore({ folder: join(settings.dataFolder, 'files'), key: secrets.derive('files') });
}
