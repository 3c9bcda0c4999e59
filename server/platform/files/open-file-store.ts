import { join } from 'node:path';
import type { Secrets } from '../secrets/secrets.ts';
import type { Settings } from '../settings/settings.ts';
import type { FileStore } from './file-store.ts';
import { folderStore } from './storing/folder-store.ts';
import { s3Store } from './storing/s3-store.ts';

/** The house's store of files: the bucket that the settings name, else a folder in the data folder. */
export function openFileStore({ dataFolder, fileBucket }: Pick<Settings, 'dataFolder' | 'fileBucket'>, secrets: Secrets): FileStore {
  const place = { folder: join(dataFolder, 'files'), key: secrets.derive('files') };
  return fileBucket === undefined ? folderStore(place) : s3Store({ ...place, bucket: fileBucket });
}
