import type { Answer, DecisionTable } from './definition.ts';

/**
 * Decision tables in the manner of DMN (Object Management Group, Decision Model and Notation 1.3, chapter 8: hit
 * policies and unary tests). Pure, and used in the browser too.
 */

type Edge = { value: string; isIncluded: boolean };
/** One test of a cell is a stretch of values: a single value is a stretch from itself to itself. */
type Stretch = { from?: Edge; to?: Edge };
export type Cell = { isNegated: boolean; stretches: Stretch[] };

// A single dot belongs to a number; two dots part an interval.
const literal = String.raw`"[^"]*"|-?[\p{L}\p{N}](?:[\p{L}\p{N}-]|\.(?!\.))*`;
const single = new RegExp(`^(?:${literal})$`, 'u');
const comparison = new RegExp(`^(<=|>=|<|>)\\s*(${literal})$`, 'u');
const interval = new RegExp(`^([[(])\\s*(${literal})\\s*\\.\\.\\s*(${literal})\\s*([\\])])$`, 'u');

/** The meaning of a cell, or undefined when it is not a unary test. */
export function findCell(text: string): Cell | undefined {
  const trimmed = text.trim();
  if (trimmed === '-') return { isNegated: false, stretches: [{}] };
  const negated = /^not\((.*)\)$/u.exec(trimmed);
  const stretches = (negated?.[1] ?? trimmed).split(',').map((part) => findStretch(part.trim()));
  return stretches.every((stretch) => stretch !== undefined) ? { isNegated: negated !== null, stretches } : undefined;
}

function findStretch(text: string): Stretch | undefined {
  if (single.test(text)) {
    const edge = { value: unquoted(text), isIncluded: true };
    return { from: edge, to: edge };
  }
  const [, sign, limit] = comparison.exec(text) ?? [];
  if (sign && limit) {
    const edge = { value: unquoted(limit), isIncluded: sign.endsWith('=') };
    return sign.startsWith('<') ? { to: edge } : { from: edge };
  }
  const [, opening, low, high, closing] = interval.exec(text) ?? [];
  if (!low || !high) return undefined;
  return {
    from: { value: unquoted(low), isIncluded: opening === '[' },
    to: { value: unquoted(high), isIncluded: closing === ']' },
  };
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/u, '$1');
}

/** Numbers as numbers, anything else (values of choices, ISO days) as text. */
function order(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : Number(a > b);
}

function isWithin(value: string, { from, to }: Stretch): boolean {
  const overLow = !from || order(value, from.value) > 0 || (from.isIncluded && order(value, from.value) === 0);
  return overLow && (!to || order(value, to.value) < 0 || (to.isIncluded && order(value, to.value) === 0));
}

/** An unanswered input suits `-` and `not(…)` only. Of several chosen values, one that suits is enough. */
function suits(cell: Cell, values: readonly string[]): boolean {
  if (values.length === 0) return cell.isNegated || cell.stretches.some(({ from, to }) => !from && !to);
  return values.some((value) => cell.stretches.some((stretch) => isWithin(value, stretch))) !== cell.isNegated;
}

const cellsOfTables = new WeakMap<DecisionTable, (Cell | undefined)[][]>();

function cellsOf(table: DecisionTable): (Cell | undefined)[][] {
  const known = cellsOfTables.get(table);
  if (known) return known;
  const made = table.rules.map((rule) => rule.when.map(findCell));
  cellsOfTables.set(table, made);
  return made;
}

/** An answer as the texts that tests compare; nothing when it was not given. */
export function valuesOf(answer: Answer | undefined): string[] {
  if (answer === undefined || answer === '') return [];
  if (!Array.isArray(answer)) return [String(answer)];
  return answer.filter((one) => typeof one === 'string');
}

/**
 * What a table gives for the answers of its inputs. `unique` gives nothing when several rules hold, since the table
 * then contradicts itself (the check of the definition reports such rules).
 */
export function decide(table: DecisionTable, answerTo: (field: string) => Answer | undefined): string | undefined {
  const inputs = table.inputs.map((field) => valuesOf(answerTo(field)));
  const holding = cellsOf(table).flatMap((cells, index) =>
    cells.every((cell, column) => cell !== undefined && suits(cell, inputs[column] ?? [])) ? [index] : [],
  );
  if (table.hitPolicy === 'unique' && holding.length > 1) return undefined;
  const [first] = holding;
  return first === undefined ? table.otherwise : table.rules[first]?.gives;
}

/** Whether no value at all can suit both cells. An answer of several choices is not considered. */
export function areDisjoint(a: Cell, b: Cell): boolean {
  if (a.isNegated) return !b.isNegated && areDisjoint(b, a);
  if (b.isNegated) return a.stretches.every((one) => isSingle(one) && b.stretches.some((other) => isWithin(one.from!.value, other)));
  return a.stretches.every((one) => b.stretches.every((other) => isBefore(one, other) || isBefore(other, one)));
}

function isSingle({ from, to }: Stretch): boolean {
  return from !== undefined && from === to;
}

function isBefore(a: Stretch, b: Stretch): boolean {
  if (!a.to || !b.from) return false;
  const difference = order(a.to.value, b.from.value);
  return difference < 0 || (difference === 0 && !(a.to.isIncluded && b.from.isIncluded));
}
