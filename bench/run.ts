import { readdirSync } from 'node:fs';

/** `npm run bench -- <name>`: runs `bench/<name>.ts`, which prints a table and, last, one JSON object of its figures. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts' && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3));
const [name] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`Which one? npm run bench -- ${names.join(' | ')}`);
  process.exit(1);
}
// Every file of this folder that is named on the command line exports `run`.
const bench = (await import(`./${name}.ts`)) as { run: () => Promise<void> };
await bench.run();
process.exit(0);
