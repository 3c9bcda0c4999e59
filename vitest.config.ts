import { defineConfig } from 'vitest/config';

const shared = { globalSetup: './server/platform/testing/global-setup.ts', testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      // Files share what they import (each has a database of its own): half the processor time of loading it for every file.
      { test: { ...shared, name: 'server', include: ['{server,database,browser,commands,simulator}/**/*.test.{ts,tsx}'], isolate: false } },
      // A browser and a whole program each: one after the other is steadier on a small machine, and no slower.
      { test: { ...shared, name: 'journeys', include: ['journeys/*.test.ts'], testTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
