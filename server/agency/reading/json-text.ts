/** What makes a text no JSON, and where: line and column count from 1, as editors do. */
export type JsonFault = { line: number; column: number; reason: string };

type Frame = { kind: 'object'; keys: Set<string> } | { kind: 'array' };
type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or end' | 'end';
type Token = { text: string; at: number };

/** One token after blanks. A text holds no line break or tab as it is; other control characters are refused before. */
const token =
  /[ \t\r\n]*([{}[\]:,]|"[^"\\\n\r\t]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\n\r\t]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const controlCharacter = /[^\P{Cc}\n\r\t]/u;
const greatestDepth = 64;

/**
 * Reads a text as JSON. The engine's own reader does not always tell the place of a fault and takes the last of two
 * equal names in silence; both cost the writer of a long file an evening.
 */
export function readJson(text: string): { value: unknown } | { fault: JsonFault } {
  const problem = findProblem(text);
  if (!problem) return { value: JSON.parse(text) };
  const before = text.slice(0, problem.at).split('\n');
  return { fault: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, reason: problem.reason } };
}

type Problem = { at: number; reason: string };

function findProblem(text: string): Problem | undefined {
  const control = text.search(controlCharacter);
  if (control !== -1) return { at: control, reason: 'a control character must be written with \\u' };
  const frames: Frame[] = [];
  let expected: Expected = 'value';
  for (let at = 0; ;) {
    const next = readToken(text, at);
    if (!next) return atEnd(text, at, expected);
    const step = follow(next, expected, frames);
    if (typeof step === 'object') return step;
    expected = step;
    at = next.at + next.text.length;
  }
}

function readToken(text: string, from: number): Token | undefined {
  token.lastIndex = from;
  const found = token.exec(text)?.[1];
  return found === undefined ? undefined : { text: found, at: token.lastIndex - found.length };
}

function atEnd(text: string, from: number, expected: Expected): Problem | undefined {
  const at = from + text.slice(from).search(/[^ \t\r\n]|$/);
  const next = text.codePointAt(at);
  if (next === undefined) return expected === 'end' ? undefined : { at, reason: `the file ends too early: ${wanted(expected)}` };
  if (text[at] === '"') return { at, reason: 'a text in quotes is not closed, or has a character that must be written with \\' };
  return misplaced({ at, text: String.fromCodePoint(next) }, expected);
}

function wanted(expected: Expected): string {
  return expected === ', or end' ? 'a comma or a closing bracket is expected' : `${expected} is expected`;
}

/** What may come after a token, or what is wrong with it. */
function follow(next: Token, expected: Expected, frames: Frame[]): Expected | Problem {
  const frame = frames.at(-1);
  const isClosing = next.text === '}' || next.text === ']';
  if (isClosing && closes(next.text, expected, frame)) {
    frames.pop();
    return frames.length > 0 ? ', or end' : 'end';
  }
  const isName = (expected === 'name' || expected === 'name or }') && next.text.startsWith('"');
  if (isName && frame?.kind === 'object') return takeName(next, frame.keys);
  if (expected === ':' && next.text === ':') return 'value';
  if (expected === ', or end' && next.text === ',') return frame?.kind === 'object' ? 'name' : 'value';
  if (expected === 'value' || expected === 'value or ]') return takeValue(next, frames) ?? misplaced(next, expected);
  return misplaced(next, expected);
}

function closes(mark: string, expected: Expected, frame: Frame | undefined): boolean {
  if (frame?.kind !== (mark === '}' ? 'object' : 'array')) return false;
  return expected === ', or end' || expected === (mark === '}' ? 'name or }' : 'value or ]');
}

function takeName(next: Token, keys: Set<string>): Expected | Problem {
  const name = String(JSON.parse(next.text));
  if (keys.has(name)) return { at: next.at, reason: `“${name}” stands twice in the same place` };
  keys.add(name);
  return ':';
}

function takeValue(next: Token, frames: Frame[]): Expected | Problem | undefined {
  if (next.text === '{' || next.text === '[') {
    if (frames.length === greatestDepth) return { at: next.at, reason: `more than ${greatestDepth} brackets are open` };
    frames.push(next.text === '{' ? { kind: 'object', keys: new Set() } : { kind: 'array' });
    return next.text === '{' ? 'name or }' : 'value or ]';
  }
  if ('}]:,'.includes(next.text)) return undefined;
  return frames.length > 0 ? ', or end' : 'end';
}

function misplaced(next: Token, expected: Expected): Problem {
  return { at: next.at, reason: `“${next.text.slice(0, 30)}” cannot stand here: ${wanted(expected)}` };
}
