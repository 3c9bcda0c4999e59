import { defineConfig } from 'vitest/config';

const shared = { globalSetup: './server/platform/testing/global-setup.ts', testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      // Files share what they import (each has a database of its own): half the processor time of loading it for every file.
      { test: { ...shared, name: 'server', include: ['{server,database,browser,commands,simulator}/**/*.test.{ts,tsx}'], isolate: false } },
      // A browser and a whole program each wait for one another much of the time: two at once, on whatever machine.
      {
        test: {
          ...shared,
          name: 'journeys',
          include: ['journeys/*.test.ts'],
          testTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
