import Type from 'typebox';
import { isDay } from '#server/platform/clock/clock.ts';
import { Refusal } from '#server/platform/errors/refusal.ts';
import { languages } from '#server/platform/language/language.ts';

/** What a clerk looks at in the work queue, and how many cases each choice would show. */

export const shows = ['all', 'mine', 'free', 'to-approve', 'overdue', 'waiting'] as const;
export type Show = (typeof shows)[number];

const literals = <const T extends readonly string[]>(values: T) => Type.Union(values.map((value: T[number]) => Type.Literal(value)));

/** The queue's address: what it is narrowed to, and after which row the page begins. */
export const QueueQuery = Type.Object(
  {
    show: Type.Optional(literals(shows)),
    benefit: Type.Optional(Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9-]{0,59}$' })),
    stage: Type.Optional(literals(['pending', 'in-process'])),
    caseLanguage: Type.Optional(literals(languages)),
    after: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}_\\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })),
    next: Type.Optional(Type.Literal('none')),
  },
  { additionalProperties: false },
);

export type QueueFilter = {
  show: Show;
  benefit?: string | undefined;
  stage?: 'pending' | 'in-process' | undefined;
  caseLanguage?: string | undefined;
};

/** Open cases that are alike in all that the queue can be narrowed by, and how many there are. */
export type QueueCell = {
  benefit: string;
  stage: string;
  language: string;
  holding: 'mine' | 'free' | 'others' | 'own-proposal';
  isToApprove: boolean;
  isOverdue: boolean;
  /** For something that the customer was asked for: it is out of the queue meanwhile. */
  isWaiting: boolean;
  count: number;
};

export type QueueCounts = {
  show: Record<Show, number>;
  benefit: ReadonlyMap<string, number>;
  stage: ReadonlyMap<string, number>;
  caseLanguage: ReadonlyMap<string, number>;
};

/** For every choice, how many cases it would show while the other choices stay as they are. */
export function countChoices(cells: readonly QueueCell[], filter: QueueFilter): QueueCounts {
  const countBy = (leftOut: keyof QueueFilter, valueOf: (cell: QueueCell) => string) => {
    const counts = new Map<string, number>();
    for (const cell of cells) {
      if (matches(cell, filter, leftOut)) counts.set(valueOf(cell), (counts.get(valueOf(cell)) ?? 0) + cell.count);
    }
    return counts;
  };
  const showing = (show: Show) => cells.filter((cell) => matches(cell, { ...filter, show })).reduce((sum, cell) => sum + cell.count, 0);
  return {
    show: {
      all: showing('all'),
      mine: showing('mine'),
      free: showing('free'),
      'to-approve': showing('to-approve'),
      overdue: showing('overdue'),
      waiting: showing('waiting'),
    },
    benefit: countBy('benefit', (cell) => cell.benefit),
    stage: countBy('stage', (cell) => cell.stage),
    caseLanguage: countBy('caseLanguage', (cell) => cell.language),
  };
}

function matches(cell: QueueCell, filter: QueueFilter, leftOut?: keyof QueueFilter): boolean {
  return (
    isShown(cell, filter.show) &&
    (leftOut === 'benefit' || filter.benefit === undefined || cell.benefit === filter.benefit) &&
    (leftOut === 'stage' || filter.stage === undefined || cell.stage === filter.stage) &&
    (leftOut === 'caseLanguage' || filter.caseLanguage === undefined || cell.language === filter.caseLanguage)
  );
}

function isShown(cell: QueueCell, show: Show): boolean {
  switch (show) {
    case 'all':
      return !cell.isWaiting;
    case 'mine':
      return cell.holding === 'mine';
    case 'free':
      return cell.holding === 'free' && !cell.isWaiting;
    case 'to-approve':
      return cell.isToApprove && !cell.isWaiting;
    case 'overdue':
      return cell.isOverdue && !cell.isWaiting;
    case 'waiting':
      return cell.isWaiting;
  }
}

/** Where a page of the queue ends: the sort key of its last row. */
export type QueuePlace = { dueOn: string; receivedAt: Date; applicationId: string };

export function writePlace({ dueOn, receivedAt, applicationId }: QueuePlace): string {
  return `${dueOn}_${receivedAt.getTime()}_${applicationId}`;
}

/** Reads a place that came in an address: the shape has looked at its form, here the day must exist. */
export function readPlace(text: string): QueuePlace {
  const [dueOn = '', milliseconds = '', applicationId = ''] = text.split('_');
  if (!isDay(dueOn)) throw new Refusal('bad-request');
  return { dueOn, receivedAt: new Date(Number(milliseconds)), applicationId };
}

/** The address of the queue with one choice changed; an undefined value takes the choice away. */
export function queueAddress(filter: QueueFilter, change: Partial<QueueFilter> & { after?: string }): string {
  const wanted = { ...filter, ...change };
  const query = new URLSearchParams();
  if (wanted.show !== 'all') query.set('show', wanted.show);
  for (const name of ['benefit', 'stage', 'caseLanguage', 'after'] as const) {
    const value = wanted[name];
    if (value !== undefined) query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '/work' : `/work?${text}`;
}
