import pino, { type Logger } from 'pino';
import type { Settings } from '../settings/settings.ts';
import { terminalLine } from './terminal-line.ts';

/**
 * The only things that a line of the log may tell. Everything else is left out, whoever writes it: a log is read
 * by many and kept long, and nothing in it may lead to a person.
 */
const allowed = new Set([
  'request',
  'method',
  'route',
  'status',
  'milliseconds',
  'kind',
  'code',
  'stack',
  'err',
  'job',
  'attempt',
  'count',
  'address',
  'place',
  'reason',
  'signal',
  'version',
]);

/** Opens the log: JSON lines on standard output, one readable line each in a terminal. */
export function openLog(
  { logLevel }: Pick<Settings, 'logLevel'>,
  output: NodeJS.WritableStream & { isTTY?: boolean } = process.stdout,
): Logger {
  const destination = output.isTTY === true ? { write: (line: string) => output.write(terminalLine(line)) } : output;
  return pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: keepAllowed },
      serializers: { err: describeError },
    },
    destination,
  );
}

function keepAllowed(entry: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => allowed.has(name)));
}

/** What kind of error it was and where: never its message, which may repeat what somebody wrote. */
export function describeError(error: unknown): { kind: string; code?: string; stack?: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error };
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 10)
    .map((line) => line.trim());
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { kind: error.name, ...code, stack };
}
