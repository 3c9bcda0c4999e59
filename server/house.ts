import type { Logger } from 'pino';
import type { PlaceNews } from '#server/agency/network/places/place-news.ts';
import type { Agency } from '#server/agency/loading.ts';
import type { ApplicationSection } from '#server/cases/applications/application-section.ts';
import type { CaseSection } from '#server/cases/desk/opening.ts';
import type { Assets } from '#server/platform/assets/assets.ts';
import type { Clock } from '#server/platform/clock/clock.ts';
import type { Database } from '#server/platform/database/connection.ts';
import type { FileStore } from '#server/platform/files/file-store.ts';
import type { VirusScan } from '#server/platform/files/virus-scan/clamd.ts';
import type { Frame } from '#server/platform/http/route.ts';
import type { RelayWaking } from '#server/platform/jobs/waking.ts';
import type { LiveStreams } from '#server/platform/live/live-streams.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';
import type { Settings } from '#server/platform/settings/settings.ts';

/** Everything that a running agency stands on. Made once at the start and handed to every feature. */
export type House = {
  settings: Settings;
  database: Database;
  agency: Agency;
  clock: Clock;
  secrets: Secrets;
  /** What people sent, by its content. */
  files: FileStore;
  /** Looks through what people sent, when a scanner is set up. */
  virusScan: VirusScan | undefined;
  log: Logger;
  /** Wakes the relay of this node after a change that left word in the outbox. */
  relayWaking: RelayWaking;
  /** The open pages of this node that are told of changes. */
  live: LiveStreams;
  assets: Assets;
  frame: Frame;
  /** What features show on the pages of others, in this order. */
  sections: { ofCase: readonly CaseSection[]; ofApplication: readonly ApplicationSection[]; ofPlaces: readonly PlaceNews[] };
};
