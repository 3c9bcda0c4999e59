import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const shared = { globalSetup: './server/platform/testing/global-setup.ts', testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      // Files share what they import (each has a database of its own): half the processor time of loading it for every file.
      // Two at once at least: a test waits for the database, for files and for programs as long as it works itself.
      {
        test: {
          ...shared,
          name: 'server',
          include: ['{server,database,browser,commands,simulator}/**/*.test.{ts,tsx}'],
          isolate: false,
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
      // A browser and a whole program each wait for one another much of the time: two at once, on whatever machine.
      {
        test: {
          ...shared,
          name: 'journeys',
          include: ['journeys/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
