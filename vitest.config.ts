import { defineConfig } from 'vitest/config';

const shared = { globalSetup: './server/platform/testing/global-setup.ts', testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'server', include: ['{server,database,browser,commands,simulator}/**/*.test.{ts,tsx}'] } },
      // A browser and a whole program each: one after the other is steadier on a small machine, and no slower.
      { test: { ...shared, name: 'journeys', include: ['journeys/*.test.ts'], testTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
