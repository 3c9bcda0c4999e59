import { addContact } from '#server/line/adding.ts';
import { callNext } from '#server/line/calling.ts';
import { endWaiting, finishContact, markNoShow, serveContact, wrapUpContact } from '#server/line/serving.ts';
import { beginWork, endBreak, endWork, takeBreak } from '#server/line/working.ts';
import type { Database, Transaction } from '#server/platform/database/connection.ts';
import { Chance } from './chance.ts';
import { closesAt, type DayAtOffice, type Office, type Shift, type Visitor } from './office.ts';

type Minutes = number;

/** Somebody who works at a counter of the office, in the order of the shifts. */
export type Seat = { clerkId: string; counterId: string };

/** Somebody in line, and how the office stands around them: what whoever stood in the door could see. */
export type Waiting = { contactId: string; visitor: Visitor; at: Minutes };
export type Glance = { waiting: number; clerks: number; isSomebodyFree: boolean };

/** What an onlooker does: time stands still meanwhile. */
export type Onlooker = {
  arrives?: (one: Waiting, glance: Glance) => Promise<void>;
  /** So many minutes after they came, when they still wait. */
  looksAgainAfter?: (one: Waiting) => Minutes | undefined;
  waits?: (one: Waiting, at: Minutes) => Promise<void>;
  called?: (one: Waiting, at: Minutes) => void;
  served?: (minutes: Minutes) => void;
};

export type DayToPlay = { office: Office; plan: DayAtOffice; seats: readonly Seat[]; midnight: Date; seed: string };

type Clerk = Seat & { shift: Shift; breaks: Shift['breaks']; state: 'away' | 'free' | 'called' | 'busy' | 'on-break' };

/** Plays a day of an office through the product: whoever comes, calls, serves and leaves does so by its own functions, by this day's clock. */
export async function playDay(database: Database, day: DayToPlay, onlooker: Onlooker = {}): Promise<void> {
  await new PlayedDay(database, day, onlooker).play();
}

class PlayedDay {
  readonly #database: Database;
  readonly #day: DayToPlay;
  readonly #onlooker: Onlooker;
  readonly #chance: Chance;
  readonly #events: { at: Minutes; no: number; happen: (at: Minutes) => Promise<void> }[] = [];
  readonly #waiting = new Map<string, Waiting>();
  readonly #clerks: Clerk[];
  #no = 0;

  constructor(database: Database, day: DayToPlay, onlooker: Onlooker) {
    this.#database = database;
    this.#day = day;
    this.#onlooker = onlooker;
    this.#chance = new Chance(`${day.seed} ${day.office.placeId} ${day.midnight.toISOString()} play`);
    this.#clerks = day.plan.shifts.map((shift) => ({ ...day.seats[shift.no]!, shift, breaks: [...shift.breaks], state: 'away' }));
  }

  async play(): Promise<void> {
    for (const clerk of this.#clerks) {
      const { from, to, breaks } = clerk.shift;
      this.#plan(from, (at) => this.#begin(clerk, at));
      // Whoever sits idle then goes; whoever serves somebody goes after them.
      for (const at of [...breaks.map((one) => one.at), to])
        this.#plan(at, (now) => (clerk.state === 'free' ? this.#next(clerk, now) : nothing()));
    }
    for (const visitor of this.#day.plan.visitors) this.#plan(visitor.at, (at) => this.#arrive(visitor, at));
    for (let event = this.#take(); event; event = this.#take()) await event.happen(event.at);
  }

  #plan(at: Minutes, happen: (at: Minutes) => Promise<void>): void {
    const event = { at, no: this.#no++, happen };
    const place = this.#events.findLastIndex((one) => one.at >= at);
    // The soonest stands last.
    this.#events.splice(place + 1, 0, event);
  }

  #take() {
    return this.#events.pop();
  }

  #change<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#database.transaction().execute(work);
  }

  #instant(at: Minutes): Date {
    return new Date(this.#day.midnight.getTime() + Math.round(at * 60) * 1000);
  }

  async #begin(clerk: Clerk, at: Minutes): Promise<void> {
    const { benefitGroups, languages, isQuick } = clerk.shift;
    const work = { placeId: this.#day.office.placeId, counterId: clerk.counterId, otherPlaceIds: [], channels: ['office'] as const };
    await this.#change((transaction) =>
      beginWork(transaction, clerk.clerkId, { ...work, benefitGroups, languages, isQuick }, this.#instant(at)),
    );
    await this.#next(clerk, at);
  }

  /** What a clerk does who has nobody before them: a break that is due, going home, or the next one. */
  async #next(clerk: Clerk, at: Minutes): Promise<void> {
    const { clerkId, shift, breaks } = clerk;
    const isWanted = [...this.#waiting.values()].some(({ visitor }) => canServe(shift, visitor));
    if (breaks[0] && breaks[0].at <= at) {
      const { length } = breaks.shift()!;
      clerk.state = 'on-break';
      await this.#change((transaction) => takeBreak(transaction, clerkId, this.#instant(at)));
      this.#plan(at + length, async (back) => {
        await this.#change((transaction) => endBreak(transaction, clerkId, this.#instant(back)));
        await this.#next(clerk, back);
      });
    } else if (shift.to <= at && (!isWanted || shift.to < closesAt)) {
      clerk.state = 'away';
      await this.#change((transaction) => endWork(transaction, clerkId, this.#instant(at)));
    } else {
      clerk.state = 'free';
      if (isWanted) this.#press(clerk, at + this.#chance.between(0.15, 0.9));
    }
  }

  #press(clerk: Clerk, at: Minutes): void {
    clerk.state = 'called';
    this.#plan(at, (now) => this.#call(clerk, now));
  }

  async #arrive(visitor: Visitor, at: Minutes): Promise<void> {
    const contactId = idFrom(this.#chance);
    const one = { contactId, visitor, at };
    const free = this.#clerks.filter(({ state, shift }) => state === 'free' && canServe(shift, visitor));
    const clerks = this.#clerks.filter(({ state }) => state !== 'away').length;
    await this.#onlooker.arrives?.(one, { waiting: this.#waiting.size, clerks, isSomebodyFree: free.length > 0 });
    const { benefitGroup, language, isQuick, isUrgent, patience } = visitor;
    const instant = this.#instant(at);
    const urgent = isUrgent ? { priority: { level: 1 as const, reason: 'ei jaksa odottaa' } } : {};
    const wish = { channel: 'office' as const, placeId: this.#day.office.placeId, benefitGroup, language, isQuick, ...urgent };
    await this.#change((transaction) => addContact(transaction, { contactId, ...wish, arrivedAt: instant, at: instant }));
    this.#waiting.set(contactId, one);
    const again = this.#onlooker.looksAgainAfter?.(one);
    if (again !== undefined)
      this.#plan(at + again, async (now) => void (this.#waiting.has(contactId) && (await this.#onlooker.waits?.(one, now))));
    if (Number.isFinite(patience)) this.#plan(at + patience, (now) => this.#leave(contactId, now));
    const [idle] = this.#chance.shuffle(free);
    if (idle) this.#press(idle, at + this.#chance.between(0.1, 0.5));
  }

  async #leave(contactId: string, at: Minutes): Promise<void> {
    if (!this.#waiting.delete(contactId)) return;
    await this.#change((transaction) => endWaiting(transaction, contactId, 'left', { clerkId: null, at: this.#instant(at) }));
  }

  async #call(clerk: Clerk, at: Minutes): Promise<void> {
    const contactId = await this.#change((transaction) => callNext(transaction, clerk.clerkId, this.#instant(at)));
    const one = contactId === undefined ? undefined : this.#waiting.get(contactId);
    if (!one) return this.#next(clerk, at);
    this.#waiting.delete(one.contactId);
    this.#onlooker.called?.(one, at);
    clerk.state = 'busy';
    const { isNoShow, walk } = one.visitor;
    if (isNoShow)
      this.#plan(at + this.#chance.between(1.5, 3.5), (now) => this.#end(clerk, one.contactId, { from: at, at: now, isServed: false }));
    else this.#plan(at + walk, (now) => this.#serve(clerk, one, at, now));
  }

  async #serve(clerk: Clerk, { contactId, visitor }: Waiting, calledAt: Minutes, at: Minutes): Promise<void> {
    const held = (now: Minutes) => ({ contactId, clerkId: clerk.clerkId, at: this.#instant(now) });
    await this.#change((transaction) => serveContact(transaction, held(at)));
    const done = at + visitor.service * clerk.shift.slowness;
    if (visitor.wrapUp > 0) this.#plan(done, (now) => this.#change((transaction) => wrapUpContact(transaction, held(now))));
    this.#plan(done + visitor.wrapUp, (now) => this.#end(clerk, contactId, { from: calledAt, at: now, isServed: true }));
  }

  async #end(clerk: Clerk, contactId: string, { from, at, isServed }: { from: Minutes; at: Minutes; isServed: boolean }): Promise<void> {
    const held = { contactId, clerkId: clerk.clerkId, at: this.#instant(at) };
    await this.#change((transaction) => (isServed ? finishContact(transaction, held) : markNoShow(transaction, held)));
    if (isServed) this.#onlooker.served?.(at - from);
    await this.#next(clerk, at);
  }
}

const nothing = () => Promise.resolve();

function canServe({ benefitGroups, languages, isQuick }: Shift, visitor: Visitor): boolean {
  return benefitGroups.includes(visitor.benefitGroup) && languages.includes(visitor.language) && (visitor.isQuick || !isQuick);
}

function idFrom(chance: Chance): string {
  const digits = Array.from({ length: 4 }, () =>
    Math.floor(chance.uniform() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return [digits.slice(0, 8), digits.slice(8, 12), `7${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`, digits.slice(20)].join('-');
}
