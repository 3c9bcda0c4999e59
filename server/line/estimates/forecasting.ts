import { type Basis, meanOf, remainingOf, serviceOf, type Spread } from './basis.ts';
import { normalAt, turnOf, uniformAt } from './chance.ts';
import {
  canServe,
  type ClerkNow,
  comparePromises,
  compareTurns,
  inOrder,
  type LineNow,
  type Minutes,
  type WaitingNow,
} from './line-now.ts';
import { mannedFrom, type Outlook, outlookOf, slotAt } from './staffing.ts';

/** How long somebody waits on: in half of all courses of events less than `middle`, in a tenth less than `low`, in a tenth more than `high`. */
export type Foretold = { low: Minutes; middle: Minutes; high: Minutes };

/** Courses that are played through: fewer where many wait, so that the time for it is bounded. */
const coursesFor = (waiting: number): number => 2 * Math.round(Math.min(128, Math.max(32, 5000 / (waiting + 10))));

/** Clerks with the same skills walk the line together. */
type Group = { turns: Int32Array; promises: Int32Array };
type Desk = { clerk: ClerkNow | undefined; group: number };

/**
 * Plays the line on from this moment many times, with services as long as the basis says, and gives for each who waits what came
 * out; undefined for those whom nobody there can serve. Whoever goes away is counted as if they had stayed, but holds up nobody.
 * `only`: gives it for this one alone.
 */
export function foretell(line: LineNow, basis: Basis, only?: string): Map<string, Foretold> {
  const waiting = [
    ...line.waiting.filter(({ promisedAt }) => promisedAt === null).toSorted(compareTurns),
    ...line.waiting.filter(({ promisedAt }) => promisedAt !== null).toSorted(comparePromises),
  ];
  const courses = coursesFor(waiting.length);
  const asked = waiting.flatMap(({ id }, index) => (only === undefined || id === only ? [index] : []));
  const found = asked.map(() => new Float64Array(courses));
  const game = prepare(line, basis, waiting, only === undefined ? undefined : asked[0]);
  for (let course = 0; course < courses; course += 1) {
    play(game, course);
    for (const [position, index] of asked.entries()) found[position]![course] = game.starts[index]!;
  }
  const foretold = new Map(asked.flatMap((index, position) => quantiles(waiting[index]!.id, found[position]!)));
  // By what is usual at this hour whoever serves them will have gone; they are told what holds if nobody goes.
  const isMissing = basis.plan !== null && foretold.size < asked.length;
  return isMissing ? new Map([...foretell(line, { ...basis, plan: null }, only), ...foretold]) : foretold;
}

function quantiles(id: string, found: Float64Array): [string, Foretold][] {
  found.sort();
  const at = (share: number) => found[Math.floor(share * (found.length - 1))] ?? Number.POSITIVE_INFINITY;
  const [low, middle, high] = [at(0.1), at(0.5), at(0.9)];
  return Number.isFinite(middle) ? [[id, { low, middle, high: Number.isFinite(high) ? high : middle * 2 }]] : [];
}

/** How many come before each in the order of the line whom the same clerks serve. */
export function countBefore(line: LineNow): Map<string, number> {
  const { groups, waiting } = { ...seat(line, line.waiting), waiting: line.waiting };
  const masks = new Map<string, number>();
  for (const [group, { turns, promises }] of groups.entries())
    // More kinds of skills than there are bits share the last one.
    for (const index of [...turns, ...promises]) {
      const id = waiting[index]!.id;
      masks.set(id, (masks.get(id) ?? 0) | (1 << Math.min(group, 30)));
    }
  const counts = new Map<number, number>();
  const before = new Map<string, number>();
  for (const { id, share } of inOrder(waiting, line.at)) {
    const own = masks.get(id) ?? 0;
    let count = 0;
    for (const [mask, those] of counts) if ((mask & own) !== 0) count += those;
    before.set(id, Math.round(count));
    counts.set(own, (counts.get(own) ?? 0) + share);
  }
  return before;
}

/** Who is reckoned with: those who work or have a break, or as many as somebody set, who then serve whatever is served there. */
function seat({ clerks, virtualCounters }: LineNow, waiting: readonly WaitingNow[], later = 0): { desks: Desk[]; groups: Group[] } {
  const groups: Group[] = [];
  const keys = new Map<string, number>();
  const groupOf = (key: string, serves: (one: WaitingNow) => boolean): number => {
    const known = keys.get(key);
    if (known !== undefined) return known;
    const indexes = waiting.flatMap((one, index) => (serves(one) ? [index] : []));
    const isPromise = (index: number) => waiting[index]!.promisedAt !== null;
    groups.push({
      turns: Int32Array.from(indexes.filter((index) => !isPromise(index))),
      promises: Int32Array.from(indexes.filter(isPromise)),
    });
    keys.set(key, groups.length - 1);
    return groups.length - 1;
  };
  const isForCounter = waiting.some(({ forCounterId }) => forCounterId !== null);
  const desks: Desk[] = clerks.map((clerk) => {
    const { counterId, channels, benefitGroups, languages, isQuick } = clerk;
    const key = JSON.stringify([channels, benefitGroups, languages, isQuick, isForCounter ? counterId : null]);
    return { clerk, group: groupOf(key, (one) => canServe(clerk, one)) };
  });
  const served = (one: WaitingNow) => clerks.length === 0 || clerks.some((clerk) => canServe(clerk, one));
  if (virtualCounters === null) {
    for (let no = 0; no < later; no += 1) desks.push({ clerk: undefined, group: groupOf('any', served) });
    return { desks, groups };
  }
  const kept = desks.toSorted((a, b) => rank(a.clerk) - rank(b.clerk)).slice(0, virtualCounters);
  while (kept.length < virtualCounters) kept.push({ clerk: undefined, group: groupOf('any', served) });
  return { desks: kept, groups };
}

/** Of the counters that are there, those where work goes on count first. */
const rank = (clerk: ClerkNow | undefined): number => (clerk === undefined || clerk.breakSinceAt !== null ? 2 : clerk.occupation ? 0 : 1);

type Game = {
  line: LineNow;
  basis: Basis;
  outlook: Outlook | undefined;
  waiting: readonly WaitingNow[];
  services: readonly Spread[];
  chances: readonly number[];
  desks: readonly Desk[];
  /** Desks at which somebody sits now; the others are taken later in the day. */
  open: number;
  groups: readonly Group[];
  starts: Float64Array;
  /** Nothing that comes after this one begins is of interest. */
  only: number | undefined;
};

function prepare(line: LineNow, basis: Basis, waiting: readonly WaitingNow[], only: number | undefined): Game {
  const open = line.clerks.length;
  const outlook = basis.plan && open > 0 && line.virtualCounters === null ? outlookOf(basis.plan, line.at, open) : undefined;
  const later = outlook ? Math.ceil(open * Math.max(...outlook.shares)) - open : 0;
  const { desks, groups } = seat(line, waiting, later);
  return {
    ...{ line, basis, outlook, waiting, desks, open, groups, only },
    services: waiting.map((one) => serviceOf(basis, one)),
    chances: waiting.map(({ id }) => turnOf(id)),
    starts: new Float64Array(waiting.length),
  };
}

/** One course of events: whoever is free first takes whoever is first for them, until nobody is left. Writes when each begins. */
function play(game: Game, course: number): void {
  const { line, basis, outlook, waiting, chances, desks, groups, starts, only } = game;
  const taken = new Uint8Array(waiting.length);
  starts.fill(Number.POSITIVE_INFINITY);
  for (const [index, { share }] of waiting.entries()) if (share < 1 && uniformAt(course, chances[index]! + 5003) > share) taken[index] = 1;
  const freeAt = Float64Array.from(desks, (_, desk) => freeAfter(game, desk, course));
  const pointers = new Int32Array(groups.length);
  for (;;) {
    const desk = firstOf(freeAt);
    const now = freeAt[desk] ?? Number.POSITIVE_INFINITY;
    if (now === Number.POSITIVE_INFINITY) return;
    const manned = outlook ? mannedFrom(outlook, rankOf(game, desk, course), now) : now;
    if (manned > now) {
      freeAt[desk] = manned;
      continue;
    }
    const { group } = desks[desk]!;
    const index = nextFor(groups[group]!, group, { pointers, taken, waiting, at: line.at + now });
    if (index < 0) {
      freeAt[desk] = laterPromise(groups[group]!, taken, waiting, line.at + now) - line.at;
      continue;
    }
    taken[index] = 1;
    starts[index] = now;
    if (index === only) return;
    freeAt[desk] = now + busyWith(game, index, course, now) + basis.pace.gapMinutes;
  }
}

/** Any desk may be the one that is left first; of those taken later, one after the other. */
function rankOf({ open }: Game, desk: number, course: number): { rank: number; open: number } {
  const place = desk < open ? (desk + (course >> 1) * 7) % open : desk;
  return { rank: place + uniformAt(course, 6007), open };
}

/** How long somebody who begins at a moment keeps a clerk from the next. Nothing in it hangs on who else waits. */
function busyWith(game: Game, index: number, course: number, now: Minutes): Minutes {
  const {
    basis: { pace },
    waiting,
    services,
    chances,
  } = game;
  const chance = chances[index]!;
  const { logMean, logSd } = services[index]!;
  const isThere = uniformAt(course, chance + 3001) >= pace.noShowShare;
  const service = isThere ? Math.exp(logMean + logSd * normalAt(course, chance)) : pace.noShowMinutes;
  // Some go before their turn, more of them the longer it takes: of each what is left of them on the average, which steadies it.
  const leaving = Math.min(pace.leavingPerMinute, 1 / service);
  const busy = waiting[index]!.share === 1 ? service * Math.exp(-leaving * now) : service;
  return busy + breakAfter(game, now + busy, busy, course, chance);
}

/** How long a break is that a clerk takes after being busy for a while; 0: none. A break becomes due while they are busy. */
function breakAfter({ basis: { pace }, outlook }: Game, at: Minutes, busy: Minutes, course: number, chance: number): Minutes {
  const slot = outlook && slotAt(outlook, at);
  const breaksPerHour = outlook?.breaksPerHour[slot ?? 0] ?? pace.breaksPerHour;
  if (uniformAt(course, chance + 9001) >= (breaksPerHour * busy) / 60) return 0;
  const usual = Math.exp(pace.break.logMean + pace.break.logSd * normalAt(course, chance + 4001));
  const mean = outlook?.breakMinutes[slot ?? 0];
  return mean === undefined ? usual : (usual * mean) / meanOf(pace.break);
}

function firstOf(freeAt: Float64Array): number {
  let first = 0;
  for (let desk = 1; desk < freeAt.length; desk += 1) if (freeAt[desk]! < freeAt[first]!) first = desk;
  return first;
}

type Standing = { pointers: Int32Array; taken: Uint8Array; waiting: readonly WaitingNow[]; at: Minutes };

/** By the order of the line: a promise that is due, then in turn, then a promise that may be early; -1: nobody. */
function nextFor({ turns, promises }: Group, group: number, { pointers, taken, waiting, at }: Standing): number {
  for (const index of promises) {
    if (waiting[index]!.promisedAt! > at) break;
    if (taken[index] === 0) return index;
  }
  let pointer = pointers[group]!;
  while (pointer < turns.length && taken[turns[pointer]!] === 1) pointer += 1;
  pointers[group] = pointer;
  if (pointer < turns.length) return turns[pointer]!;
  for (const index of promises) if (taken[index] === 0 && waiting[index]!.mayBeEarly) return index;
  return -1;
}

/** When a clerk for whom nobody waits will have somebody: at a promise that must not be early, else never. */
function laterPromise({ promises }: Group, taken: Uint8Array, waiting: readonly WaitingNow[], at: Minutes): Minutes {
  for (const index of promises) if (taken[index] === 0 && waiting[index]!.promisedAt! > at) return waiting[index]!.promisedAt!;
  return Number.POSITIVE_INFINITY;
}

/** In how many minutes a desk takes somebody. */
function freeAfter(game: Game, desk: number, course: number): Minutes {
  const { line, basis, desks, outlook } = game;
  const { pace } = basis;
  const clerk = desks[desk]?.clerk;
  const share = uniformAt(course, desk + 7001);
  if (!clerk) return 0;
  if (clerk.breakSinceAt !== null) {
    const longer = outlook ? (outlook.breakMinutes[0] ?? 0) / meanOf(pace.break) : 1;
    return (
      remainingOf(
        longer > 0 ? { ...pace.break, logMean: pace.break.logMean + Math.log(longer) } : pace.break,
        line.at - clerk.breakSinceAt,
        share,
      ) + pace.gapMinutes
    );
  }
  if (!clerk.occupation) return pace.gapMinutes * share;
  const { kind, sinceAt } = clerk.occupation;
  const since = line.at - sinceAt;
  const left = kind === 'wrapping-up' ? pace.wrapUpMinutes * share : remainingOf(serviceOf(basis, clerk.occupation), since, share);
  return left + breakAfter(game, left, since + left, course, desk + 2003) + pace.gapMinutes;
}
