import pg from 'pg';
import { createApp } from '#server/app.ts';
import { type Heard, listenInsideWalls } from '#server/platform/testing/listening.ts';
import { fillWithCopies } from './row-security/seeding.ts';
import { pairs, type Repeated, timeBoth, type Timed } from './row-security/timing.ts';
import { furnish, type Visits } from './row-security/visiting.ts';
import { openBenchDatabase, openBenchHouse } from './serving/bench-house.ts';

/**
 * What the walls around customers' rows cost: every statement that the main pages send, heard while the pages are opened,
 * inside the walls and as the owner of the tables without any, beside a hundred thousand applications.
 */
const applications = 100_000;
const aim = 1.2;

type Visited = Repeated & { page: string };
type Measured = Timed & { page: string; role: string; text: string };

export async function run(): Promise<void> {
  const database = await openBenchDatabase();
  const house = await openBenchHouse(database.url);
  const app = await createApp(house);
  const visits = await furnish(house, app);
  const { rows } = await fillWithCopies(database.url, applications);
  const heard = await hearPages(visits);
  await app.close();
  await house.database.destroy();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const results: Measured[] = [];
  for (const [index, { page, ...statement }] of heard.entries()) {
    const role = /set local role luukku_(\w+)/.exec(statement.walls)?.[1] ?? '';
    let timed = await timeBoth(client, statement, `s${index}`);
    // What looks dear is looked at again, longer: on a busy machine one in twenty does by chance. The second look counts.
    if (timed.ratio > aim) timed = await timeBoth(client, statement, `s${index}`, pairs * 4);
    results.push({ ...timed, page, role, text: statement.text });
  }
  await client.end();
  await database.close();
  report(results, rows);
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where an insert has an id that was made for it: one that stands neither in the address nor in the walls. */
function idsMadeAnew({ text, values, walls }: Heard, asked: string): number[] {
  if (!/^insert/i.test(text)) return [];
  return values.flatMap((value, place) =>
    typeof value === 'string' && id.test(value) && !`${asked} ${walls}`.includes(value) ? [place] : [],
  );
}

/** Each statement once for each role, with the page that was first to send it. */
async function hearPages(visits: Visits): Promise<Visited[]> {
  const found = new Map<string, Visited>();
  let [page, asked] = ['', ''];
  const stop = listenInsideWalls((statement) => {
    const key = `${statement.walls.slice(0, 40)} ${statement.text}`;
    if (!found.has(key)) found.set(key, { ...statement, page, madeAnew: idsMadeAnew(statement, asked) });
  });
  for (const { person, pages } of visits)
    for (const path of pages) {
      asked = path;
      page = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
      const { statusCode } = await person.get(path);
      if (statusCode !== 200) throw new Error(`${page} gave ${statusCode}`);
    }
  stop();
  return [...found.values()];
}

function report(results: readonly Measured[], rows: number): void {
  const sorted = results.toSorted((a, b) => b.ratio - a.ratio);
  console.log(`${results.length} statements of pages beside ${rows} rows of customers; milliseconds inside the walls and without any\n`);
  console.log(' ratio  inside  without  role      page');
  for (const { ratio, milliseconds, without, role, page, text } of sorted.slice(0, 12)) {
    const [inside, outside] = [milliseconds, without].map((one) => one.toFixed(3));
    console.log(`${ratio.toFixed(2).padStart(6)}${inside?.padStart(8)}${outside?.padStart(9)}  ${role.padEnd(10)}${page}`);
    console.log(`        ${text.replaceAll(/\s+/g, ' ').slice(0, 150)}`);
  }
  const all = sum(results.map(({ milliseconds }) => milliseconds)) / sum(results.map(({ without }) => without));
  const [worst] = sorted;
  console.log(
    JSON.stringify({
      worstRatio: Number((worst?.ratio ?? 0).toFixed(2)),
      ratioOfAll: Number(all.toFixed(2)),
      statements: results.length,
      worst: sorted.slice(0, 3).map(({ role, page }) => `${role} ${page}`),
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
