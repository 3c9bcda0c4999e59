import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { prepareTemplate, startTestCluster } from './test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string;
    templateName: string;
  }
}

let stop: (() => Promise<void>) | undefined;

/** Runs once before all test files: the database server and the template that each file clones. */
export async function setup(project: TestProject): Promise<void> {
  const cluster = await startTestCluster();
  // While this connection is open, another run that ends in the meantime leaves the server alone.
  const presence = new pg.Client({ connectionString: cluster.url });
  presence.on('error', () => undefined);
  await presence.connect();
  stop = async () => {
    await presence.end();
    await cluster.stop();
  };
  project.provide('clusterUrl', cluster.url);
  project.provide('templateName', await prepareTemplate(cluster.url));
}

export async function teardown(): Promise<void> {
  await stop?.();
}
